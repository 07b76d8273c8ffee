"""The care layer: what may distress is announced, can be skipped at no loss, and help is one click away.

A Markdown cell that may distress carries the tag `sensitive`. Before it stands a content note with two links, one to the
help lines and one past the passage; a story with a content note has such a note in the chapter as well.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from onesided.lint.pages import slug_of
from tests.conftest import ROOT
from tests.content.course import SHELF, notebook, standing
from tests.content.texts import cells

NOTE = re.compile(
    r"^(?P<fence>[`:]{3,})\{admonition\} Content note\n(?P<says>.*?)^(?P=fence)\s*$", re.MULTILINE | re.DOTALL
)
DISTRESSING = re.compile(
    r"\bsex(?:ual(?:ly)?)?\b|\bsuicid\w*|\bself-harm\w*|\bassault\w*|\brap(?:e|ed|ist)\b|\babus(?:e|ed|er|ive)\b",
    re.IGNORECASE,
)
OFTEN = 3
"""Such words in one cell, from which on it has to be tagged."""
NOTED = ("two-relationships-at-once", "your-side-of-it")
"""Chapters that cannot do without a content note."""

PAGES = sorted((ROOT / "notebooks").glob("*.ipynb"))
each_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)


def tagged(path: Path) -> list[int]:
    return [at for at, cell in enumerate(cells(path)) if "sensitive" in cell["metadata"].get("tags", [])]


def note_before(path: Path, at: int) -> tuple[str, tuple[int, int]] | None:
    """What the note says that stands within a cell, or in the prose cell before it, and where in the page it ends."""
    found = cells(path)
    before = next((other for other in range(at - 1, -1, -1) if found[other]["cell_type"] == "markdown"), None)
    for place in (at, before):
        if place is not None and (note := NOTE.search(found[place]["source"])):
            return note["says"], (place, note.end())
    return None


def headings(path: Path) -> dict[str, tuple[int, int]]:
    """The headings of a page by their slugs, each with its cell and how far into it."""
    return {
        slug_of(heading[1]): (at, heading.start())
        for at, cell in enumerate(cells(path))
        if cell["cell_type"] == "markdown"
        for heading in re.finditer(r"^#{1,3} +(.+)$", cell["source"], re.MULTILINE)
    }


@each_page
def test_what_may_distress_has_a_note_with_a_way_past_it_and_a_way_to_help(path):
    places = headings(path)
    for at in tagged(path):
        name, note = cells(path)[at]["id"], note_before(path, at)
        assert note, f"{name} is tagged sensitive, and no content note stands before it"
        says, ends = note
        assert "help-lines.md" in says, f"the note before {name} does not lead to the help lines"
        past = [slug for slug in re.findall(r"\]\(#([\w-]+)\)", says) if slug in places]
        assert past, f"the note before {name} has no link past it"
        # A note in the middle of a cell is about what follows it there; one before a cell is about all of it.
        assert all(places[slug] > (ends if ends[0] == at else (at, 10**6)) for slug in past), f"it leads into {name}"


@each_page
def test_every_note_belongs_to_a_tagged_passage_or_to_a_story(path):
    found = cells(path)
    for at, cell in enumerate(found):
        if cell["cell_type"] == "markdown" and NOTE.search(cell["source"]):
            here = [other for other in (at, at + 1) if other in tagged(path)]
            story = any(
                "vignette(" in after["source"] for after in found[at + 1 : at + 3] if after["cell_type"] == "code"
            )
            assert here or story, f"{cell['id']}: tag the passage after this note as sensitive"


@each_page
def test_what_speaks_often_of_harm_is_tagged(path):
    for at, cell in enumerate(cells(path)):
        if cell["cell_type"] == "markdown" and at not in tagged(path):
            # The note itself is a warning, and links repeat the words of titles and headings.
            words = DISTRESSING.findall(re.sub(r"\]\([^)]*\)", "", NOTE.sub("", cell["source"])))
            assert len(words) < OFTEN, f"{cell['id']}: {', '.join(words)}"


@pytest.mark.parametrize("chapter", [chapter for chapter in NOTED if chapter in standing()])
def test_the_chapters_that_need_a_note_have_one(chapter):
    assert tagged(notebook(chapter))


@each_page
def test_a_story_with_a_note_is_announced_where_it_is_shown(path):
    found = cells(path)
    for at, cell in enumerate(found):
        for name in re.findall(r"\bvignette\(\s*[\"']([\w/-]+)", cell["source"]) if cell["cell_type"] == "code" else []:
            if SHELF.vignette(name).content_note:
                notes = [NOTE.search(before["source"]) for before in found[max(0, at - 2) : at]]
                said = [note["says"] for note in notes if note]
                assert said, f"{name} is shown in {cell['id']} with no content note before it"
                assert "help-lines.md" in said[-1], name
                assert re.search(r"skip|pass over|leave (?:it|this) out|straight to", said[-1]), name


@pytest.mark.parametrize("name", SHELF.vignettes())
def test_a_story_says_which_of_its_scenes_its_note_is_about(name):
    story = SHELF.vignette(name)
    assert bool(story.content_note) == any(scene.sensitive for scene in story.scenes.values())


def test_help_is_one_click_away_on_every_page():
    footer = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["html"]["extra_footer"]
    assert 'href="doc:book/help-lines"' in footer  # the book: the foot of each page
    for path in PAGES:  # JupyterLab: the notice at the top of each notebook
        top = "".join(cell["source"] for cell in cells(path)[:3])
        assert "help-lines.md" in top, f"{path.name} does not lead to the help lines in its first three cells"
