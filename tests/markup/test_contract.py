"""The names that join HTML, script and style: what markup's README says of them is what templates write and scripts read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from onesided.markup import key_html, note_exit_html, quiz_html, vignette_html
from onesided.markup.own import OWN, Chapter, own_html, review_items
from onesided.model.aims import Misconception
from onesided.model.colophon import Colophon
from onesided.model.items import Quiz
from tests.markup.items import NAME, quiz_of, quiz_saying
from tests.markup.test_quiz_html import Page
from tests.markup.test_vignette import trial

PACKAGE = Path(__file__).resolve().parents[2] / "onesided"
FRONT = PACKAGE / "frontend"
STYLES = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FRONT.glob("*.css")))
FIGURES = "".join((PACKAGE / "figures" / name).read_text(encoding="utf-8") for name in ("page.py", "table.py"))


@dataclass(frozen=True)
class Entry:
    """A line of a table: the heading it stands under, a name (`.os-item`, `data-item`), and who deals with it."""

    under: str
    name: str
    modules: tuple[str, ...]
    has_style: bool


def entries() -> list[Entry]:
    found, under = [], ""
    for line in (PACKAGE / "markup" / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            under = line[3:]
        match line.split(" | "):
            case [names, _, who] if names.startswith("| `"):
                modules = tuple(re.findall(r"`([\w-]+\.mjs)`", who))
                found += [Entry(under, name, modules, "style" in who) for name in re.findall(r"`([^`]+)`", names)]
            case _:
                pass
    return found


ENTRIES = entries()
ADDED = [entry for entry in ENTRIES if entry.under == "What the front end adds"]
WRITTEN = [entry for entry in ENTRIES if entry not in ADDED]


def names_in(html: str) -> set[str]:
    """The names of the contract in this HTML: our classes, and data attributes."""
    elements = [attributes for _, attributes in Page(html).elements]
    classes = {f".{name}" for attributes in elements for name in (attributes.get("class") or "").split()}
    return {name for name in classes if name.startswith((".os-", ".onesided"))} | {
        name for attributes in elements for name in attributes if name.startswith("data-")
    }


COLOPHON = Colophon("A course", "A course", report="mailto:us@example.org?subject={title}&body={body}")
CHAPTERS = [{"name": "x", "number": 1, "title": "X", "pieces": ["x/y"]}]
BELIEFS = {"x": Misconception(number="M1", belief="x", correction="y")}


def believed() -> Quiz:
    """A quiz in which one answer rests on a belief."""
    quiz = quiz_of()
    options = tuple(option.model_copy(update={"misconception": "x"}) for option in quiz.items[0].options)
    return quiz.model_copy(update={"items": (quiz.items[0].model_copy(update={"options": options}), *quiz.items[1:])})


def all_written() -> set[str]:
    table = "$$x$$\n\n| a |\n| - |\n| b |\n"
    scenes = {**trial().model_dump(mode="json", exclude_defaults=True)["scenes"]}
    scenes["street"]["choices"][0]["goto"] = "door"
    return names_in(
        quiz_html(quiz_of(confidence=True, intro=table), NAME, occasion="x", colophon=COLOPHON)
        + key_html([(NAME, quiz_saying("x"))])
        + vignette_html(trial(scenes=scenes), NAME, occasion="x", away="y")
        + vignette_html(trial(), NAME)
        + note_exit_html("y")
        + "".join(own_html(name, host="page", course={}, chapters=CHAPTERS, to_review="y") for name in OWN)
        + "".join(review_items(believed(), NAME, chapter=Chapter(1, "x"), beliefs=BELIEFS).values())
    )


HTML = all_written()


def mentions(text: str, name: str) -> bool:
    """Whether a script names a class or an attribute, the latter also as a field of `dataset`."""
    first, *more = name.removeprefix("data-").split("-")
    field = first + "".join(word.capitalize() for word in more)
    if name.startswith("."):
        return bool(re.search(rf"(?<![\w-]){re.escape(name[1:])}(?![\w-])", text))
    by_field = (
        rf"dataset\.{field}\b|\{{[^}}]*\b{field}\b[^}}]*\}} = [\w.]+\.dataset|assign\([\w.]+\.dataset, [^)]*\b{field}\b"
    )
    indexed = rf"dataset\[\w+\].*\"{field}\"|\"{field}\".*dataset\[\w+\]"
    return bool(re.search(rf"{name}(?![\w-])|{by_field}", text) or re.search(indexed, text, re.DOTALL))


def test_the_tables_are_read() -> None:
    assert {entry.under for entry in WRITTEN} == {
        "What pieces share",
        "A quiz",
        "A figure",
        "A story",
        "A learner's own",
    }
    assert len(WRITTEN) > 100 and len(ADDED) > 8
    assert all(entry.modules for entry in ADDED)
    names = [entry.name for entry in ENTRIES]
    assert sorted(names) == sorted(set(names)), "a name stands in two lines"


def test_every_name_that_is_written_stands_in_the_tables() -> None:
    assert HTML - {entry.name for entry in WRITTEN} == set()


@pytest.mark.parametrize("entry", WRITTEN, ids=lambda entry: entry.name)
def test_a_name_in_the_tables_is_written(entry: Entry) -> None:
    if entry.under == "A figure":
        assert entry.name.removeprefix(".") in FIGURES
    else:
        assert entry.name in HTML


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_who_is_said_to_read_a_name_does(entry: Entry) -> None:
    for module in entry.modules:
        assert mentions((FRONT / module).read_text(encoding="utf-8"), entry.name), (
            f"{module} does not know {entry.name}"
        )
    if entry.has_style:
        assert mentions(STYLES, entry.name), f"no style sheet knows {entry.name}"


def test_scripts_ask_for_nothing_that_nobody_writes() -> None:
    known = {entry.name for entry in ENTRIES}
    for path in sorted(FRONT.glob("*.mjs")):
        text = path.read_text(encoding="utf-8")
        asked = set(re.findall(r"""(?:one|all)\(\w+, "(\.os-[\w-]+)""", text))
        made = {f".{name}" for found in re.findall(r'"(os-[\w -]+)"', text) for name in found.split()}
        assert asked - made <= known, f"{path.name} asks for {', '.join(sorted(asked - made - known))}"


def test_a_name_is_told_from_one_that_begins_like_it() -> None:
    assert mentions('one(el, ".os-map")', ".os-map")
    assert not mentions('one(el, ".os-map-list")', ".os-map")
    assert mentions("const { name, shuffle } = section.dataset;", "data-shuffle")
    assert mentions("form.dataset.item", "data-item")
    assert not mentions("form.dataset.items", "data-item")
    assert not mentions("const item = 3;", "data-item")
