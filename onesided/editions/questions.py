"""A quiz on paper: its questions with boxes to mark and lines to write on, and nothing that gives an answer away.

What the page says of the answers is handed back, to be put at the end of the edition. Where a quiz is asked twice on a
page, both places lead to the same answers.
"""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import Tag

from onesided.editions.answers import answer
from onesided.editions.making import element, taken, words_of
from onesided.markup.messages import sentence

ONE, MANY = "○", "☐"
LINES = 4
"""How many lines a thought gets."""


@dataclass(frozen=True)
class Answers:
    """What belongs to a quiz and stands at the end: its title, its hints by the numbers of questions, its answers."""

    title: str
    hints: list[tuple[str, Tag]]
    answers: list[Tag]


def paper_questions(body: Tag, page: str) -> list[Answers]:
    """Give every quiz in `body` its paper form, and return what belongs at the end, a quiz each."""
    at_the_end: dict[str, Answers] = {}
    first: dict[str, int] = {}
    for place, quiz in enumerate(body.select("section.os-quiz"), 1):
        name = str(quiz.get("data-name"))
        asked = first.setdefault(name, place)
        found = [_question(page, place, asked, item) for item in quiz.select("form.os-item")]
        if asked == place:
            title = words_of(quiz.select_one(".os-title"))
            hints = [(number, hint) for number, hint, _ in found if hint]
            at_the_end[name] = Answers(title, hints, [told for _, _, told in found])
        _bare(quiz)
    return list(at_the_end.values())


def _question(page: str, place: int, asked: int, form: Tag) -> tuple[str, Tag | None, Tag]:
    """Put a form's question in its place; return its number in words, its hint and its answer."""
    number = words_of(form.select_one(".os-number"))
    key = number.rpartition(" ")[2]
    here, there = f"{page}--question-{place}-{key}", f"{page}--answer-{asked}-{key}"
    hint = form.select_one(".os-hint .os-says")
    told = answer(form, number, here, there)
    leads = element("a", sentence("answer"), href=f"#{there}", class_="to-answer paged")
    form.replace_with(
        element(
            "div",
            element("p", element("span", number), " ", leads, class_="question-number"),
            *([case.extract()] if (case := form.select_one(".os-case")) else []),
            element("p", *taken(form.select_one(".os-stem")), class_="os-stem"),
            *_to_fill_in(form),
            id=here,
            class_="question",
        )
    )
    return number, hint and element("div", *taken(hint)), told


def _to_fill_in(form: Tag) -> list[Tag]:
    match form["data-type"]:
        case "choice" | "choices":
            return [element("ol", *(element("li", *_text(one)) for one in form.select(".os-option")), type="A")]
        case "true-false":
            marks = [element("span", _box(ONE), " ", *_text(one)) for one in form.select(".os-option")]
            return [element("p", *_spaced(marks), class_="row")]
        case "number":
            unit = taken(form.select_one(".os-unit"))
            return [
                element("p", words_of(form.select_one(".os-label")), ": ", _blank("long"), " ", *unit, class_="row")
            ]
        case "scale":
            ends = [element("span", *taken(end)) for end in form.select(".os-ends > span")]
            points = [words_of(one) for one in form.select(".os-points label > span")]
            marks = [element("span", _box(ONE), " ", point) for point in points]
            return [element("p", *_spaced([ends[0], *marks, ends[-1]]), class_="row")]
        case "reflect":
            return [element("div", *(element("span", class_="line") for _ in range(LINES)), class_="lines")]
        case kind:
            listed = [one.extract() for one in form.select(".os-ask .os-paper")]
            parts = form.select(".os-card, .os-pair, .os-step")
            size = "long" if kind == "sort" else "short"
            return [
                *listed,
                element("ul", *(element("li", _blank(size), " ", *_text(one)) for one in parts), class_="blanks"),
            ]


def _text(part: Tag) -> list:
    return taken(part.select_one(".os-text"))


def _box(sign: str) -> Tag:
    return element("span", sign, class_="box", aria_hidden="true")


def _blank(size: str) -> Tag:
    return element("span", "________" if size == "long" else "____", class_=f"blank {size}", aria_hidden="true")


def _spaced(marks: list[Tag]) -> list[Tag | str]:
    return [part for mark in marks for part in (mark, " ")][:-1]


def _plainly(tree: Tag) -> str:
    return words_of(tree).casefold().rstrip(".?!")


def _bare(quiz: Tag) -> None:
    """Leave of a quiz its title, what the author says first, and the questions."""
    for gone in quiz.select(".os-foot, .os-meta"):
        gone.decompose()
    for listed in quiz.select("ol.os-items"):
        listed.replace_with(element("div", *(part for item in listed("li", recursive=False) for part in taken(item))))
    title = quiz.select_one(".os-title")
    heading = quiz.find_previous(["h1", "h2", "h3", "h4"])
    if title and heading and _plainly(heading).endswith(_plainly(title)):
        title.decompose()  # the heading above has just said it
    if (head := quiz.select_one(".os-head")) and not words_of(head):
        head.decompose()
    for attribute in ("aria-label", *(name for name in quiz.attrs if name.startswith("data-"))):
        del quiz[attribute]
    quiz["class"] = "quiz"
