"""What belongs to a page and stands at the end: its hints, its answers with their reasons, what follows its stories."""

from __future__ import annotations

from bs4 import Tag

from onesided.editions.answers import run_in
from onesided.editions.making import element, taken
from onesided.editions.questions import Answers
from onesided.editions.words import say


def appendix(name: str, title: str, quizzes: list[Answers], after: list[Tag]) -> Tag:
    """Return the section called `name`: the hints of all quizzes first, then the answers of each, then the stories'."""
    hints = [_hints(quiz) for quiz in quizzes if quiz.hints]
    first = [element("section", element("h2", say("hints")), *hints, class_="hints")] if hints else []
    answers = [element("section", element("h2", quiz.title), *quiz.answers, class_="answers") for quiz in quizzes]
    return element("section", element("h1", title), *first, *answers, *after, id=name)


def _hints(quiz: Answers) -> Tag:
    run: list = []
    for number, hint in quiz.hints:
        run += [" ", element("strong", number.rpartition(" ")[2]), " ", *run_in(taken(hint))]
    return element("p", element("em", f"{quiz.title}:"), *run)
