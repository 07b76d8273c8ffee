"""Look for misspelt and misused words: codespell and proselint over every text of the course, and American spellings.

`python -m tests.content.words` is one of the kinds of `tests/run.py`. What each tool is not to complain of stands in
`words.yml`, each with the reason.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import yaml
from proselint.config import DEFAULT
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

from onesided.lint.text import plain
from tests.conftest import ROOT
from tests.content.sentences import CITED, blocks
from tests.content.texts import Text, every_text

BETWEEN = "\n\n§\n\n"
"""What keeps proselint from reading two texts as one."""
SETTINGS = yaml.safe_load((ROOT / "tests/content/words.yml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Word:
    """What is wrong with a word: the tool that says so, the file and the place, the words around it, and what to do."""

    tool: str
    file: str
    place: str
    said: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}, {self.place}: {self.what} ({self.tool})\n    {self.said}"


Files = dict[str, tuple[tuple[str, str], ...]]


@cache
def files() -> Files:
    """Each file's text as lines with their places: what is read, with no markup, and no names of works."""
    found = {}
    for file, group in groupby(every_text(), key=lambda text: text.file):
        found[file] = tuple((text.place, line) for text in group for line in _lines(text))
    return found


def misspelt(files: Files) -> Iterator[Word]:
    """What codespell finds, with the dictionaries that hold for any English."""
    ignored = ",".join(entry["word"] for entry in SETTINGS["codespell"])
    with tempfile.TemporaryDirectory() as folder:
        for number, lines in enumerate(files.values()):
            (Path(folder) / f"{number}.txt").write_text("\n".join(line for _, line in lines), encoding="utf-8")
        command = [sys.executable, "-m", "codespell_lib", "--builtin", "clear,rare", "--config", "/dev/null"]
        command += [*(["-L", ignored] if ignored else []), "."]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.stderr:
        raise RuntimeError(done.stderr)
    names = list(files)
    for number, line, what in re.findall(r"^(?:\./)?(\d+)\.txt:(\d+): (.+)$", done.stdout, re.MULTILINE):
        file = names[int(number)]
        place, said = files[file][int(line) - 1]
        yield Word("codespell", file, place, said, what)


def misused(files: Files) -> Iterator[Word]:
    """What proselint finds, without the checks that are turned off."""
    registry = CheckRegistry()
    if not registry.checks:
        from proselint.checks import __register__

        registry.register_many(__register__)
    off = tuple(f"{entry['check']}." for entry in SETTINGS["proselint"])
    chosen = {**DEFAULT, "max_errors": 10_000}
    for file, lines in files.items():
        text = BETWEEN.join(line for _, line in lines)
        for found in LintFile(file, text).lint(chosen):
            # proselint puts an empty line before the text; a span may begin with what is between.
            at = text.count(BETWEEN, 0, found.check_result.span[0] - 1 + len(BETWEEN))
            place, said = lines[min(at, len(lines) - 1)]
            if not f"{found.check_result.check_path}.".startswith(off) and not _fair(
                found.check_result.check_path, said
            ):
                yield Word(f"proselint {found.check_result.check_path}", file, place, said, found.check_result.message)


def american(files: Files) -> Iterator[Word]:
    """American spellings: the course is written in British English, names of American bodies apart."""
    spelt = [(re.compile(entry["american"]), entry["british"]) for entry in SETTINGS["spelling"]]
    names = re.compile("|".join(map(re.escape, SETTINGS["names"])))
    for file, lines in files.items():
        for place, line in lines:
            for pattern, british in spelt:
                for found in pattern.finditer(names.sub("", line)):
                    yield Word("spelling", file, place, line, f"{found[0]}: write {british}")


def _lines(text: Text) -> Iterator[str]:
    for block in blocks(text.text):
        for row in block.split("\n"):
            if line := plain(re.sub(r"<[^>]*>|`[^`]*`", "", CITED.sub("", row))).strip():
                yield line


def _fair(check: str, said: str) -> bool:
    """Whether a sentence may stand although the check complains of it."""
    return any(entry["check"] == check and entry["says"] in said for entry in SETTINGS["allowed"])


if __name__ == "__main__":
    wrong = [*misspelt(files()), *misused(files()), *american(files())]
    print("\n".join(map(str, wrong)))
    print(f"{len(wrong)} words to look at in {len(files())} files")
    sys.exit(bool(wrong))
