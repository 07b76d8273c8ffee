"""The course as its checks see it: its chapters in their order, what each shows, and what is asked in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onesided.model import Shelf
from onesided.model.items import Item
from onesided.model.pages import page_name
from tests.conftest import ROOT
from tests.content.texts import cells

SHELF = Shelf(ROOT)
CHAPTERS = (
    "a-unique-bond", "one-sided-on-purpose", "how-trust-grows", "friendly-not-friends", "boundaries-that-hold",
    "two-relationships-at-once", "echoes", "after-therapy", "your-side-of-it", "putting-it-together",
)  # fmt: skip
"""The ten, by their short names."""
APPLIED = {"apply", "analyse", "evaluate"}
UNGRADED = {"scale", "reflect"}

_CALL = re.compile(r"""\b(quiz|vignette|figure|explore)\(\s*(?:["']([\w/-]+)["'])?(.*)""")


@dataclass(frozen=True)
class Step:
    """One thing a reader meets in a chapter, in order: a heading of a level, or a call that shows something."""

    cell: str
    kind: str  # h1, h2, h3, text, quiz, vignette, figure or explore
    name: str
    rest: str = ""


def standing() -> list[str]:
    """The chapters that are there, in their order."""
    return [chapter for chapter in CHAPTERS if notebook(chapter)]


def notebook(chapter: str) -> Path | None:
    """The notebook of a chapter, or None where it is not written yet."""
    return next((path for path in (ROOT / "notebooks").glob("*.ipynb") if page_name(path) == chapter), None)


@cache
def steps(chapter: str) -> tuple[Step, ...]:
    """What a reader of the chapter meets, in order."""
    found: list[Step] = []
    for cell in cells(notebook(chapter)):
        if cell["cell_type"] == "code":
            found += [Step(cell["id"], kind, name, rest) for kind, name, rest in _CALL.findall(cell["source"])]
            continue
        headings = re.findall(r"^(#{1,3}) +(.+)$", cell["source"], re.MULTILINE)
        found += [Step(cell["id"], f"h{len(marks)}", title.strip()) for marks, title in headings]
        if not headings:
            found.append(Step(cell["id"], "text", cell["source"]))
    return tuple(found)


def items(name: str) -> list[tuple[str, Item]]:
    """The items of a quiz with their full names."""
    return [(f"{name}#{item.id}", item) for item in SHELF.quiz(name).items]


def asked(chapter: str) -> list[tuple[str, Item]]:
    """The items that a chapter asks, each once."""
    names = dict.fromkeys(step.name for step in steps(chapter) if step.kind == "quiz")
    return [pair for name in names for pair in items(name)]


def graded(pairs: list[tuple[str, Item]]) -> list[tuple[str, Item]]:
    """Those among the items that have a right answer."""
    return [(name, item) for name, item in pairs if item.type not in UNGRADED]


def applied(pairs: list[tuple[str, Item]]) -> int:
    """How many of the items ask for more than remembering and understanding."""
    objectives = SHELF.objectives()
    return sum(objectives[item.objective].level in APPLIED for _, item in pairs)


def beliefs(item: Item) -> set[str]:
    """The misconceptions that an item's wrong answers name."""
    return set(re.findall(r"'misconception': '([\w-]+)'", str(item.model_dump())))
