"""How far each chapter is: its questions, its stories, what is left of it, and how well each objective stands."""

from __future__ import annotations

from typing import Any

from onesided.progress.answers import Answer, Counted

QUESTION = 40
"""Seconds that an unanswered question is reckoned to take."""


def chapters_of(course: dict[str, Any], counted: Counted) -> list[dict[str, Any]]:
    """The chapters in their order, each with its objectives."""
    return [_chapter(course, counted, chapter) for chapter in course["chapters"]]


def _chapter(course: dict[str, Any], counted: Counted, chapter: dict[str, Any]) -> dict[str, Any]:
    slug = chapter["name"]
    questions = [name for name, item in course["items"].items() if item["graded"] and item["chapter"] == slug]
    stories = [name for name, story in course["stories"].items() if slug in story["chapters"]]
    answered = sum(name in counted.answers for name in questions)
    ahead = [name for name in stories if name not in counted.lived]
    seconds = QUESTION * (len(questions) - answered) + 60 * sum(course["stories"][name]["minutes"] for name in ahead)
    return {
        "name": slug,
        "number": chapter["number"],
        "title": chapter["title"],
        "href": chapter["href"],
        "answered": answered,
        "questions": len(questions),
        "lived": len(stories) - len(ahead),
        "stories": len(stories),
        "done": answered == len(questions) and not ahead,
        "minutes_left": (seconds + 30) // 60,
        "objectives": [
            _objective(course, counted, name, objective["text"])
            for name, objective in course["objectives"].items()
            if objective["chapter"] == slug
        ],
    }


def _objective(course: dict[str, Any], counted: Counted, objective: str, text: str) -> dict[str, Any]:
    # Wherever they are asked: a later chapter may ask again for what an earlier one promised.
    questions = [name for name, item in course["items"].items() if item["graded"] and item["objective"] == objective]
    answers = [counted.answers[name] for name in questions if name in counted.answers]
    return {
        "id": objective,
        "text": text,
        "state": _state(len(questions), answers),
        "answered": len(answers),
        "questions": len(questions),
        "right": _right(answers),
    }


def _state(questions: int, answers: list[list[Answer]]) -> str:
    right = _right(answers)
    if not right:
        return "not-met"
    again = any(sum(answer.right for answer in of_one) >= 2 for of_one in answers)
    return "firm" if right == questions and again else "shaky"


def _right(answers: list[list[Answer]]) -> int:
    return sum(of_one[-1].right for of_one in answers)
