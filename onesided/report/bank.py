"""The questions and stories of the course, as a report needs them: their keys, their words, and what may be picked.

A **bucket** is one thing that can be picked: an option, a group for a card, a foreseen number. An answer picks some.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from onesided.judge import key_of, key_of_story, rights_of
from onesided.judge.responses import is_index
from onesided.markup.markdown import plain
from onesided.markup.messages import sentence
from onesided.model.aims import Misconception, Objective
from onesided.model.colophon import colophon_of
from onesided.model.digest import digest, story_digest
from onesided.model.items import Choice, Choices, Item, Match, Number, Order, Scale, Sort, TrueFalse
from onesided.model.shelf import Shelf
from onesided.model.stories import Vignette
from onesided.progress import course_of
from onesided.progress.course import UNGRADED
from onesided.report.words import say

_Kept = Callable[[str], str]

SINGLE = ("choice", "true-false", "number")
"""The types of questions where each answer picks one bucket, and one is right."""


@dataclass(frozen=True)
class Bucket:
    """What can be picked: its words, whether it is right (None: nothing is), and the misconception behind it."""

    label: str
    right: bool | None
    misconception: str | None = None


@dataclass(frozen=True)
class Question:
    """An item of the course: its full name, the one its answers are `kept` by, where it is asked, words and buckets."""

    name: str
    kept: str
    chapter: str | None
    quiz: str
    item: Item
    key: dict[str, Any]
    digest: str
    stem: str
    buckets: tuple[Bucket, ...]

    @property
    def graded(self) -> bool:
        """Whether an answer can be right."""
        return self.item.type not in UNGRADED


@dataclass(frozen=True)
class Story:
    """A story of the course, the name its ways are `kept` by, its key and its title."""

    name: str
    kept: str
    chapter: str | None
    title: str
    vignette: Vignette
    key: dict[str, Any]
    digest: str


@dataclass(frozen=True)
class Chapter:
    """A chapter: its name, number and title."""

    name: str
    number: int
    title: str


@dataclass(frozen=True)
class Bank:
    """All that the course asks and tells."""

    chapters: tuple[Chapter, ...]
    questions: tuple[Question, ...]
    stories: tuple[Story, ...]
    objectives: dict[str, Objective]
    beliefs: dict[str, Misconception]

    @property
    def pieces(self) -> tuple[Question | Story, ...]:
        """Questions, then stories: the number of a piece is its place here."""
        return (*self.questions, *self.stories)


def bank_of(shelf: Shelf) -> Bank:
    """The bank of a course, in the order of its chapters. Raises CourseError where a file cannot be read."""
    course = course_of(shelf, plain=plain)
    place = {chapter["name"]: number for number, chapter in enumerate(course["chapters"])}
    last = len(place)
    kept = colophon_of(shelf.root).kept
    quizzes = {name: shelf.quiz(name) for name in shelf.quizzes()}
    questions = [
        _question(f"{name}#{item.id}", kept, course["items"], quiz.title, item)
        for name, quiz in quizzes.items()
        for item in quiz.items
    ]
    stories = [_story(name, kept, course["stories"], shelf) for name in shelf.vignettes()]
    return Bank(
        tuple(Chapter(one["name"], one["number"], one["title"]) for one in course["chapters"]),
        tuple(sorted(questions, key=lambda one: place.get(one.chapter or "", last))),
        tuple(sorted(stories, key=lambda one: place.get(one.chapter or "", last))),
        shelf.aims(),
        shelf.beliefs(),
    )


def picks(question: Question, response: Any) -> tuple[int, ...]:
    """The numbers of the buckets that a complete response to a question picks."""
    item = question.item
    match item:
        case Choice():
            return (int(response),)
        case Choices():
            return tuple(int(index) for index in response)
        case TrueFalse():
            return (0 if response else 1,)
        case Number():
            return (_number(question.key, float(response)),)
        case Sort():
            return tuple(card * len(item.groups) + int(group) for card, group in enumerate(response))
        case Match():
            return tuple(left * question.key["rights"] + int(right) for left, right in enumerate(response))
        case Order():
            return tuple(step for step, place in enumerate(response) if step == place)
        case Scale() if is_index(response, item.points, 1):
            return (int(response) - 1,)
    return ()


def _number(key: dict[str, Any], given: float) -> int:
    """The right number, one that was foreseen, or any other; as near as the judge wants it."""
    answers = [key["answer"], *key["also"]]
    reaches = [key["tolerance"], *(0.0 for _ in key["also"])]
    for bucket, (answer, reach) in enumerate(zip(answers, reaches, strict=True)):
        if abs(given - answer) <= reach + 1e-9 * max(1.0, abs(answer)):
            return bucket
    return len(answers)


def _question(name: str, kept: _Kept, shown: dict[str, Any], quiz: str, item: Item) -> Question:
    chapter = shown.get(kept(name), {}).get("chapter")
    words = plain(quiz), item, key_of(item), digest(item), plain(item.stem), tuple(_buckets(item))
    return Question(name, kept(name), chapter, *words)


def _story(name: str, kept: _Kept, shown: dict[str, Any], shelf: Shelf) -> Story:
    told = shelf.vignette(name)
    first = next(iter(shown.get(kept(name), {}).get("chapters", ())), None)
    return Story(name, kept(name), first, plain(told.title), told, key_of_story(told), story_digest(told))


def _buckets(item: Item) -> list[Bucket]:
    match item:
        case Choice() | Choices():
            return [Bucket(plain(one.text), one.correct, one.misconception) for one in item.options]
        case TrueFalse():
            return [
                Bucket(sentence("true"), item.answer, None if item.answer else item.misconception),
                Bucket(sentence("false"), not item.answer, item.misconception if item.answer else None),
            ]
        case Number():
            foreseen = [Bucket(f"{also.answer:g}", False, also.misconception) for also in item.also]
            return [Bucket(f"{item.answer:g}", True), *foreseen, Bucket(say("any-other"), False)]
        case Sort():
            return [
                Bucket(f"{plain(card.text)} → {plain(group)}", group == card.group, card.misconception)
                for card in item.cards
                for group in item.groups
            ]
        case Match():
            rights = rights_of(item)
            return [
                Bucket(f"{plain(pair.left)} → {plain(right)}", right == pair.right, pair.misconception)
                for pair in item.pairs
                for right in rights
            ]
        case Order():
            return [Bucket(f"{place}. {plain(step.text)}", True) for place, step in enumerate(item.steps, 1)]
        case Scale():
            return [Bucket(str(point), None) for point in range(1, item.points + 1)]
    return []
