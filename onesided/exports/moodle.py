"""Moodle's own XML: the format that keeps most, with feedback to each answer, hints and categories."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from onesided.exports.asked import Asked, Place, question, shown, shown_inline, told, unit
from onesided.markup.markdown import plain
from onesided.model.items import (
    Choice,
    Choices,
    Item,
    Match,
    Number,
    Order,
    Reflect,
    Scale,
    Sort,
    TrueFalse,
)

_KINDS = {
    "choice": "multichoice",
    "choices": "multichoice",
    "true-false": "truefalse",
    "number": "numerical",
    "match": "matching",
    "sort": "matching",
    "order": "ordering",
    "scale": "multichoice",
    "reflect": "essay",
}
# Moodle knows a short list of shares and refuses others, so it wants them as it writes them: to five places.
_PLACES = 5


def moodle(quizzes: Sequence[Asked], place: Place, licence: str = "") -> bytes:
    """The quizzes as one XML file in UTF-8, each in a category of its own; the licence's name becomes a tag."""
    root = Element("quiz")
    for asked in quizzes:
        _category(root, asked, place)
        for item in asked.quiz.items:
            _question(root, asked, item, place, licence)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _category(root: Element, asked: Asked, place: Place) -> None:
    made = SubElement(root, "question", type="category")
    # A slash parts a category from the one above it; two are one that is meant.
    _plain(made, "category", f"$course$/top/{plain(asked.quiz.title).replace('/', '//')}")
    if asked.quiz.intro:
        # What a category is about, only teachers see; a note on what follows has to reach everybody.
        words = SubElement(root, "question", type="description")
        _plain(words, "name", plain(asked.quiz.title))
        _html(words, "questiontext", shown(asked.quiz.intro, place))
        _value(words, "defaultgrade", "0.0")


def _question(root: Element, asked: Asked, item: Item, place: Place, licence: str) -> None:
    made = SubElement(root, "question", type=_KINDS[item.type])
    _plain(made, "name", item.id)
    _html(made, "questiontext", question(item, place) + unit(item, place))
    _html(made, "generalfeedback", told(item, place))
    _value(made, "defaultgrade", "1.0" if item.type not in ("scale", "reflect") else "0.0")
    _value(made, "penalty", "0.3333333")
    _value(made, "hidden", "0")
    _value(made, "idnumber", f"{asked.name}#{item.id}")
    if not isinstance(item, TrueFalse | Number | Reflect):
        _combined(made)
    _parts(made, item, place, shuffle=asked.quiz.shuffle)
    if item.hint:
        _html(made, "hint", shown(item.hint, place))
    if named := [name for name in (licence, *item.source) if name]:
        tags = SubElement(made, "tags")
        for name in named:
            _plain(tags, "tag", name)


def _combined(made: Element) -> None:
    # What is said to a whole answer stays empty. Left out, some versions of Moodle say words of their own.
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        _html(made, name, "")
    _value(made, "shownumcorrect", "1")


def _parts(made: Element, item: Item, place: Place, *, shuffle: bool) -> None:
    mixed = str(shuffle).lower()
    match item:
        case Choice() | Choices():
            _value(made, "single", str(isinstance(item, Choice)).lower())
            _value(made, "shuffleanswers", mixed)
            _value(made, "answernumbering", "none")
            for option, share in zip(item.options, _shares(item), strict=True):
                answer = _answer(made, share, shown_inline(option.text, place))
                _html(answer, "feedback", shown(option.feedback, place))
        case Scale():
            _value(made, "single", "true")
            _value(made, "shuffleanswers", "false")
            _value(made, "answernumbering", "none")
            ends = {1: f"1: {item.low}", item.points: f"{item.points}: {item.high}"}
            for point in range(1, item.points + 1):
                answer = _answer(made, 100, shown_inline(ends.get(point, str(point)), place))
                _html(answer, "feedback", shown(item.after, place))
        case TrueFalse():
            for truth, why in ((True, item.feedback.true), (False, item.feedback.false)):
                answer = _answer(made, 100 if truth == item.answer else 0, str(truth).lower(), "moodle_auto_format")
                _html(answer, "feedback", shown(why, place))
        case Number():
            _number(made, item, place)
        case Match() | Sort():
            _value(made, "shuffleanswers", mixed)
            for left, right in _pairs(item):
                pair = SubElement(made, "subquestion", format="html")
                SubElement(pair, "text").text = shown_inline(left, place) if left else ""
                _plain(pair, "answer", plain(right))
        case Order():
            for name, value in (
                ("layouttype", "VERTICAL"),
                ("selecttype", "ALL"),
                ("selectcount", "0"),
                ("gradingtype", "ABSOLUTE_POSITION"),
                ("showgrading", "SHOW"),
                ("numberingstyle", "none"),
            ):
                _value(made, name, value)
            for position, step in enumerate(item.steps, 1):
                _answer(made, position, shown_inline(step.text, place))
        case Reflect():
            for name, value in (
                ("responseformat", "editor"),
                ("responserequired", "0"),
                ("responsefieldlines", "10"),
                ("attachments", "0"),
                ("attachmentsrequired", "0"),
            ):
                _value(made, name, value)
            _html(made, "graderinfo", shown(item.model, place))
            _html(made, "responsetemplate", "")


def _number(made: Element, item: Number, place: Place) -> None:
    rows = [(100, repr(item.answer), item.tolerance, item.feedback.right)]
    rows += [(0, repr(foreseen.answer), 0.0, foreseen.feedback) for foreseen in item.also]
    for share, number, tolerance, why in [*rows, (0, "*", 0.0, item.feedback.other)]:
        answer = _answer(made, share, number, "moodle_auto_format")
        _html(answer, "feedback", shown(why, place))
        _value(answer, "tolerance", repr(tolerance))
    # The unit stands in the question. Asked for with the answer it would be one more thing to get wrong.
    for name, value in (("unitgradingtype", "0"), ("unitpenalty", "0.1"), ("showunits", "3"), ("unitsleft", "0")):
        _value(made, name, value)


def _shares(item: Choice | Choices) -> list[float]:
    right = sum(option.correct for option in item.options)
    wrong = 0.0 if isinstance(item, Choice) else -100.0 if item.credit == "all" else -100 / right
    return [100 / right if option.correct else wrong for option in item.options]


def _pairs(item: Match | Sort) -> list[tuple[str, str]]:
    if isinstance(item, Sort):
        return [(card.text, card.group) for card in item.cards]
    # To Moodle an answer without a question is one that fits nothing.
    return [*((pair.left, pair.right) for pair in item.pairs), *(("", spare) for spare in item.spare)]


def _answer(made: Element, share: float, text: str, form: str = "html") -> Element:
    answer = SubElement(made, "answer", fraction=f"{share:.{_PLACES}f}".rstrip("0").rstrip("."), format=form)
    SubElement(answer, "text").text = text
    return answer


def _html(made: Element, name: str, text: str) -> None:
    SubElement(SubElement(made, name, format="html"), "text").text = text


def _plain(made: Element, name: str, text: str) -> None:
    SubElement(SubElement(made, name), "text").text = text


def _value(made: Element, name: str, text: str) -> None:
    SubElement(made, name).text = text
