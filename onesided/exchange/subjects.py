"""What statements are about, as the course has it today: its items and stories, each described once.

What the course no longer has is described by nothing: who reads a statement about it learns what was surely so, and no
more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from onesided.exchange.addresses import COURSE, QUESTION, QUIZ, STORY
from onesided.exchange.interactions import Say, interaction_of
from onesided.judge import key_of, key_of_story
from onesided.model.complaints import excerpt
from onesided.model.digest import digest, meaning, story_digest
from onesided.model.items import Item, Number
from onesided.model.shelf import Shelf
from onesided.model.stories import Vignette

LONGEST_NAME = 120
"""Characters of the name of a question, which is the beginning of its text."""


@dataclass(frozen=True)
class Subject:
    """An item or a story: the half of its digest that tells its meaning, itself, its key, its definition in xAPI."""

    meaning: str
    piece: Item | Vignette
    key: dict[str, Any]
    definition: dict[str, Any]


class Subjects:
    """The subjects of a course by the names they are remembered under.

    Each file is read once, when something in it is first asked for.
    """

    def __init__(self, shelf: Shelf, plain: Callable[[str], str]) -> None:
        """`plain` makes words of Markdown. A file of the course that cannot be read raises a CourseError."""
        said = shelf.root / "_config.yml"
        settings = yaml.safe_load(said.read_text(encoding="utf-8")) if said.is_file() else {}
        settings = settings or {}
        config = (settings.get("sphinx") or {}).get("config") or {}
        self.language = str(config.get("language") or "en")
        self.course = {"type": COURSE, "name": {self.language: str(settings.get("title") or "Course")}}
        self._shelf, self._plain = shelf, plain
        self._quizzes, self._stories = set(shelf.quizzes()), set(shelf.vignettes())
        self._titles: dict[str, dict[str, Any] | None] = {}
        self._found: dict[str, Subject | None] = {}

    def find(self, name: str) -> Subject | None:
        """The item (`quiz#id`) or the story of this name; None if the course has none."""
        if name not in self._found:
            quiz, is_item, _ = name.partition("#")
            if (here := self._shelf.named(quiz)) is not None:
                self._read_quiz(here, quiz) if is_item else self._read_story(here, quiz)
        return self._found.setdefault(name, None)

    def quiz(self, name: str) -> dict[str, Any] | None:
        """The definition of the quiz of this name; None if the course has none."""
        if name not in self._titles and (here := self._shelf.named(name)) is not None:
            self._read_quiz(here, name)
        return self._titles.get(name)

    def _read_quiz(self, name: str, kept: str) -> None:
        if self._titles.setdefault(kept, None) or name not in self._quizzes:
            return
        quiz = self._shelf.quiz(name)
        self._titles[kept] = {"type": QUIZ, "name": self._say(quiz.title)}
        for item in quiz.items:
            mark, definition = meaning(digest(item)), _question(item, self._say)
            self._found[f"{kept}#{item.id}"] = Subject(mark, item, key_of(item), definition)

    def _read_story(self, name: str, kept: str) -> None:
        if name in self._stories:
            story = self._shelf.vignette(name)
            definition = {"type": STORY, "name": self._say(story.title)}
            self._found[kept] = Subject(meaning(story_digest(story)), story, key_of_story(story), definition)

    def _say(self, text: str) -> dict[str, str]:
        return {self.language: self._plain(text)}


def _question(item: Item, say: Say) -> dict[str, Any]:
    unit = f"({item.unit})" if isinstance(item, Number) and item.unit else None
    whole = "\n\n".join(text for text in (item.case, item.stem, unit) if text)
    name = {language: excerpt(text, LONGEST_NAME) for language, text in say(item.stem).items()}
    return {"type": QUESTION, "name": name, "description": say(whole), **interaction_of(item, say)}
