"""A small course with an item of each type and a story, and attempts at all of them, as a record holds them."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from onesided.judge import judge
from onesided.judge.story import judge_story, key_of_story
from onesided.model.digest import digest, story_digest
from onesided.model.shelf import Shelf
from tests.model.good import QUIZ
from tests.model.good_story import STORY

BASE = "https://one-sided-by-design.invalid/"
NAME = "chapter/alliance"
SETTINGS = 'title: "A course"\nsphinx:\n  config:\n    language: en\n'

RESPONSES = {
    "three-parts": (0, 1),
    "which-count": ([1, 0], [0, 2]),
    "liking": (False, True),
    "share": (8, 28.5),
    "crossing": ([0, 1, 0], [0, 1, 1]),
    "joined": ([0, 1, 0], [2, 1, 0]),
    "repair": ([0, 1, 2], [2, 1, 0]),
    "how-sure": (1, 5),
    "your-own": ("A teacher once did.", True),
}
"""Two complete responses to each item; the first is right where anything is."""

ENDED = {"path": [["the-parcel", 0], ["her-grandmother", 2]], "side": "own"}
ON_THE_WAY = {"path": [["the-parcel", 0]], "side": "own"}
SKIPPED = {"skipped": True}


def course(folder: Path) -> Shelf:
    """A course in this folder, which did not exist."""
    for path, text in {
        "_config.yml": SETTINGS,
        f"book/quizzes/{NAME}.yml": QUIZ,
        "book/vignettes/the-parcel.yml": STORY,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return Shelf(folder)


def attempt(shelf: Shelf, name: str, response: Any, **other: Any) -> dict[str, Any]:
    """An attempt at an item or a story of the course, made in JupyterLab at noon; `other` fields as given."""
    quiz, is_item, item_id = name.partition("#")
    if is_item:
        item = next(item for item in shelf.quiz(quiz).items if item.id == item_id)
        mark, verdict = digest(item), judge(item, response).as_json()
    else:
        story = shelf.vignette(name)
        mark, verdict = story_digest(story), judge_story(key_of_story(story), response)
    return {
        "uuid": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{name} {response}")),
        "time": "2026-03-01T12:00:00.000Z",
        "name": name,
        "occasion": "01-alliance#check-1",
        "digest": mark,
        "response": response,
        "verdict": None if response is None else verdict,
        "confidence": None,
        "hints": 0,
        "seconds": None,
        "host": "lab",
    } | other


def every_attempt(shelf: Shelf) -> list[dict[str, Any]]:
    """Complete attempts at everything: each item twice, the story to its end, and the story left out."""
    return [
        *(attempt(shelf, f"{NAME}#{item}", response) for item, two in RESPONSES.items() for response in two),
        attempt(shelf, "the-parcel", ENDED),
        attempt(shelf, "the-parcel", SKIPPED),
    ]
