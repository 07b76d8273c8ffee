"""The index of the course: every question and story of its chapters, small, and without an answer in it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from onesided.model import Shelf
from onesided.model.digest import digest, story_digest
from onesided.progress import course_of
from onesided.progress.ladder import LADDER
from tests.conftest import ROOT, copy_course

SHELF = Shelf(ROOT)
BEFORE_THE_CHAPTERS = {"a-unique-bond/a-first-question"}
"""What only the welcome notebook shows: the published pages do not have it, so no chapter may wait for it."""


@pytest.fixture(scope="module")
def index() -> dict[str, Any]:
    return course_of(SHELF)


def test_it_has_the_ten_chapters_in_order(index):
    assert [chapter["number"] for chapter in index["chapters"]] == list(range(1, 11))
    first = index["chapters"][0]
    assert first == {"name": "a-unique-bond", "number": 1, "title": "A unique bond", "href": "a-unique-bond.html"}
    assert all(chapter["title"] and "\n" not in chapter["title"] for chapter in index["chapters"])


def test_it_has_every_question_of_the_shelf(index):
    on_the_shelf = {
        f"{quiz}#{item.id}": item
        for quiz in set(SHELF.quizzes()) - BEFORE_THE_CHAPTERS
        for item in SHELF.quiz(quiz).items
    }
    assert set(index["items"]) == set(on_the_shelf)
    for name, item in on_the_shelf.items():
        entry = index["items"][name]
        assert digest(item).startswith(f"{entry['meaning']}-") and len(entry["meaning"]) == 8
        assert (entry["type"], entry["objective"]) == (item.type, item.objective)
        assert entry["graded"] == hasattr(item, "see")
        assert entry.get("stem") == (item.stem if item.type == "reflect" else None)


def test_it_has_every_story_of_the_shelf(index):
    assert set(index["stories"]) == set(SHELF.vignettes())
    for name, entry in index["stories"].items():
        vignette = SHELF.vignette(name)
        assert story_digest(vignette).startswith(f"{entry['meaning']}-")
        assert (entry["title"], entry["minutes"]) == (vignette.title, vignette.minutes)
    assert index["stories"]["a-special-slot"]["chapters"] == ["two-relationships-at-once", "your-side-of-it"]


def test_every_name_in_it_is_in_it(index):
    chapters = {chapter["name"] for chapter in index["chapters"]}
    assert {item["chapter"] for item in index["items"].values()} == chapters
    assert {item["objective"] for item in index["items"].values()} == set(index["objectives"])
    assert {objective["chapter"] for objective in index["objectives"].values()} <= chapters
    assert all(set(story["chapters"]) <= chapters and story["chapters"] for story in index["stories"].values())


def test_it_is_small_json_and_the_same_each_time(index):
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    assert json.loads(text) == index == course_of(SHELF)
    assert index["version"] == 1 and index["ladder"] == LADDER
    assert len(gzip.compress(text.encode())) < 12_000


def test_addresses_and_plain_words_are_for_the_caller_to_make():
    made = course_of(SHELF, href=lambda slug: f"notebooks/{slug}.html", plain=str.upper)
    assert made["chapters"][0]["href"] == "notebooks/a-unique-bond.html"
    assert made["chapters"][0]["title"] == "A UNIQUE BOND"
    assert made["objectives"]["alliance-parts"]["text"].isupper() and made["stories"]["the-gift"]["title"] == "THE GIFT"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A course of two chapters of the real one and a page that is none."""
    root = copy_course(tmp_path / "course")
    for path in (root / "notebooks").glob("*.ipynb"):
        path.unlink()
    write(
        root, "notebooks/01-one.ipynb", "Before.\n\n# One *and only* #\n\n# Another\n", 'quiz("echoes/before-you-read")'
    )
    write(root, "notebooks/02-prose.ipynb", "# Prose\n", 'vignette("the-gift")')
    write(
        root,
        "notebooks/11-last.ipynb",
        "No title.",
        'quiz("echoes/before-you-read"); quiz("echoes/chapter-quiz")\nvignette("the-gift")',
    )
    (root / "book/extra.md").write_text("# Extra\n\n```{quiz} after-therapy/before-you-read\n```\n")
    return root


def write(root: Path, file: str, prose: str, code: str) -> None:
    cells = [{"cell_type": "markdown", "source": prose}, {"cell_type": "code", "source": code}]
    (root / file).write_text(json.dumps({"cells": cells}))


def test_a_chapter_is_a_numbered_notebook_that_shows_a_quiz(small):
    made = course_of(Shelf(small))
    assert [(c["name"], c["number"], c["title"]) for c in made["chapters"]] == [
        ("one", 1, "One *and only*"),
        ("last", 11, "last"),
    ]
    chapters = {name.partition("#")[0]: item["chapter"] for name, item in made["items"].items()}
    assert chapters == {"echoes/before-you-read": "one", "echoes/chapter-quiz": "last"}
    assert made["stories"]["the-gift"]["chapters"] == ["last"] and set(made["stories"]) == {"the-gift"}


def test_a_course_without_chapters_has_an_empty_index(small):
    for path in (small / "notebooks").glob("*.ipynb"):
        path.unlink()
    made = course_of(Shelf(small))
    assert not any(made[part] for part in ("chapters", "objectives", "items", "stories"))


def test_in_a_named_course_everything_goes_by_the_names_it_is_remembered_by(tmp_path):
    copied = copy_course(tmp_path / "course")
    config = (copied / "_config.yml").read_text(encoding="utf-8")
    (copied / "_config.yml").write_text(
        config.replace("    language: en\n", "    language: en\n    onesided_name: ours\n")
    )
    named, bare = course_of(Shelf(copied)), course_of(SHELF)
    for kind in ("items", "stories"):
        assert named[kind] == {f"--ours/{name}": entry for name, entry in bare[kind].items()}
    assert named.pop("mark") == "--ours/" and "mark" not in bare
    assert {name: value for name, value in named.items() if name not in ("items", "stories")} == {
        name: value for name, value in bare.items() if name not in ("items", "stories")
    }


def test_a_course_may_have_no_list_of_objectives(tmp_path):
    copied = copy_course(tmp_path / "course")
    (copied / "book/objectives.yml").unlink()
    index = course_of(Shelf(copied))
    assert index["objectives"] == {} and len(index["items"]) == len(course_of(SHELF)["items"])
