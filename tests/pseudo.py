"""A course in a language that nobody speaks, written from right to left: what is read is put into Hebrew letters, and what
machines read stays. Who knows English can still tell what is what, and a layout that only knows left is found out.

Prose, questions, stories and the catalogue of the interface are translated as a translator would: the names of files,
items, scenes and headings that others point at are kept, or changed in both places alike.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import yaml

import onesided

LANGUAGE = "he"
_LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "אבגדהופחיזכלמנסעצקרשתטםןףץ", strict=True))
_TABLE = str.maketrans(_LETTERS | {small.upper(): hebrew for small, hebrew in _LETTERS.items()} | {"→": "←"})

# What stays as it is: code, formulas, addresses, tags, entities, and gaps that the interface fills.
_KEPT = re.compile(r"`[^`]*`|\$[^$]*\$|https?://\S+|</?[a-z][^>]*>|&\w+;|\{\w+\}")
_LINK = re.compile(r"\]\(([^)#\s]*)(#[^)\s]*)?\)")
_ANY_LINK = re.compile(r"\[([^][]*)\]\(([^()\s]*)\)")
LABELLED = ("glossary", "references", "help-lines")
"""The pages that are linked to by labels."""
_LABEL = re.compile(r"\([\w-]+\)=")
_FENCE = re.compile(r"^(```|:::)\s*(\{[\w-]+\})?(.*)$")
_READ = frozenset(
    ["after", "also_defensible", "case", "content_note", "debrief", "ending", "feedback", "group", "groups", "high", "hint", "inner", "intro", "left", "low", "minutes", "model", "rationale", "right", "says", "spare", "stem", "text", "title", "unit", "discuss", "other", "true", "false", "client", "therapist"]
)  # fmt: skip
"""The fields of quizzes and stories that are read by people; a field within one of them is too, unless it is a name."""
_NAMED = frozenset(
    [
        "answer",
        "goto",
        "id",
        "meters",
        "misconception",
        "name",
        "objective",
        "objectives",
        "source",
        "stance",
        "start",
        "type",
        "who",
    ]
)


def backwards(words: str) -> str:
    """Return a piece of text in the other letters, with what machines read left alone."""
    kept = [*_KEPT.finditer(words)]
    ends = [0, *(found.end() for found in kept)]
    starts = [*(found.start() for found in kept), len(words)]
    said = [words[end:start].translate(_TABLE) for end, start in zip(ends, starts, strict=True)]
    return "".join(part for pair in zip(said, [*(found[0] for found in kept), ""], strict=True) for part in pair)


def markdown(text: str) -> str:
    """Return a page of Markdown in the other letters: directives and addresses stay, headings that are linked to do not."""
    lines, inside = [], ""
    for line in text.splitlines():
        if fence := _FENCE.match(line):
            inside = "" if inside else (fence[2] or "code")
            title = fence[3] if fence[2] != "{admonition}" else f" {backwards(fence[3].strip())}"
            lines.append(f"{fence[1]}{fence[2] or ''}{title}")
        elif (inside and inside != "{admonition}") or line.startswith(":") or _LABEL.fullmatch(line):
            lines.append(line)
        else:
            lines.append(_prose(line))
    return "\n".join(lines) + "\n"


def _prose(line: str) -> str:
    parts, at = [], 0
    for link in _LINK.finditer(line):
        # Terms and works are linked to by labels, which stay; passages by their headings, which do not.
        labelled = link[1].removesuffix(".md").endswith(LABELLED)
        anchor = (link[2] or "") if labelled else (link[2] or "").translate(_TABLE)
        parts += [backwards(line[at : link.start()]), f"]({link[1]}{anchor})"]
        at = link.end()
    return "".join([*parts, backwards(line[at:])])


def _fields(held: Any, read: bool = False) -> Any:
    match held:
        case dict():
            return {
                key: _passage(value) if key == "see" else _fields(value, _is_read(key, read))
                for key, value in held.items()
            }
        case list():
            return [_fields(one, read) for one in held]
        case str() if read:
            return _prose(held)
        case _:
            return held


def _is_read(key: str, inside: bool) -> bool:
    return key in _READ or (inside and key not in _NAMED)


def _passage(see: str) -> str:
    page, _, heading = see.partition("#")
    if page in LABELLED:
        return see
    return f"{page}#{heading.translate(_TABLE)}"


def _strings(held: Any) -> Any:
    """A catalogue in the other letters."""
    return {key: _strings(value) for key, value in held.items()} if isinstance(held, dict) else backwards(held)


def only_one_chapter(course: Path, chapter: str) -> None:
    """Leave in the course one chapter and what is around it: no other chapter, nothing for teachers, no link to these."""
    kept = (chapter, "review", "your-map", "welcome", "how-to-use", "help-lines", "about", *LABELLED)
    contents = yaml.safe_load((course / "_toc.yml").read_text(encoding="utf-8"))
    for part in contents["parts"]:
        part["chapters"] = [{"file": page["file"]} for page in part["chapters"] if page["file"].endswith(kept)]
    contents["parts"] = [part for part in contents["parts"] if part["chapters"]]
    (course / "_toc.yml").write_text(_yaml(contents), encoding="utf-8")
    (course / "book" / "descriptions.yml").unlink()
    for page in [*course.rglob("*.ipynb"), *(course / "book").rglob("*.md")]:
        if not page.stem.endswith(kept):
            page.unlink()
    for page in [*course.rglob("*.ipynb"), *(course / "book").rglob("*.md")]:
        text = page.read_text(encoding="utf-8")
        page.write_text(_ANY_LINK.sub(partial(_unless_dead, page.parent), text), encoding="utf-8")


def _unless_dead(folder: Path, link: re.Match[str]) -> str:
    file = link[2].partition("#")[0]
    return link[0] if not file or "://" in file or (folder / file).exists() else link[1]


def translate_course(course: Path, target: Path) -> None:
    """Write the course in `course` into a new folder, in the other letters."""
    # Names in YAML stay text as the course reads it, whatever they look like.
    shutil.copytree(course, target, ignore=shutil.ignore_patterns(".ipynb_checkpoints", "_build"))
    _rewrite(target.rglob("*.md"), markdown)
    # The machinery leads there by this name.
    _rewrite((target / "book").glob("help-lines.md"), lambda text: f"(help-lines)=\n{text}")
    for folder in ("quizzes", "vignettes"):
        _rewrite((target / "book" / folder).rglob("*.yml"), lambda text: _yaml(_fields(_load(text))))
    _rewrite(target.rglob("*.ipynb"), _notebook)
    config = yaml.safe_load((target / "_config.yml").read_text(encoding="utf-8"))
    config["title"] = backwards(config["title"])
    config["sphinx"]["config"]["language"] = LANGUAGE
    (target / "_config.yml").write_text(_yaml(config), encoding="utf-8")


def translate_machinery(target: Path) -> None:
    """Write the package into a folder, with its catalogues in the other letters, to be put first on the path."""
    package = target / "onesided"
    shutil.copytree(Path(onesided.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    _rewrite((package / "frontend").glob("messages*.en.json"), lambda text: json.dumps(_strings(json.loads(text))))


def _notebook(text: str) -> str:
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = markdown("".join(cell["source"])).rstrip("\n")
    return json.dumps(notebook)


def _rewrite(paths: Any, change: Callable[[str], str]) -> None:
    for path in [*paths]:
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def _load(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (it makes strings and nothing else)


def _yaml(held: Any) -> str:
    return yaml.dump(held, allow_unicode=True, sort_keys=False, default_flow_style=False)
