"""Moodle XML: its questions one by one. Entities and document types are refused, since no bank needs them."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from onesided.imports.foreign import Answer, Foreign, Heard
from onesided.imports.texts import from_either, from_words, last_part
from onesided.model import CourseError

_LINE = "onesided-line"
_KINDS = {
    "multichoice": "choice", "truefalse": "truth", "numerical": "number", "matching": "match", "ordering": "order",
    "essay": "essay", "description": "text", "shortanswer": "unknown",
}  # fmt: skip
_CALLED = {
    "shortanswer": "a short answer to be typed", "cloze": "a text with gaps", "calculated": "a number to be worked out",
    "ddwtos": "words to be dragged into a text", "gapselect": "gaps to choose words for",
    "ddimageortext": "things to be dragged onto a picture", "ddmarker": "marks to be dragged onto a picture",
    "randomsamatch": "a match drawn at random", "calculatedmulti": "a choice that is worked out",
    "calculatedsimple": "a number to be worked out",
}  # fmt: skip


def read_moodle(text: str) -> Heard:
    """The questions of a file, by their categories. CourseError where it is no sound XML, with the place."""
    root = _root(text)
    heard, title = Heard(), ""
    for question in root.iter("question"):
        line, kind = int(question.get(_LINE, "1")), question.get("type", "")
        if kind == "category":
            title = last_part(_words(question, "category"))
            continue
        made = _question(question, line, kind, lambda what, line=line: heard.remark(line, f"{what}."))
        heard.group(title).questions.append(made)
    return heard


def _root(text: str) -> Element:
    builder = _Lines()
    parser = builder.parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    try:
        # A text says nothing of its encoding any more, whatever its first line says.
        parser.feed(re.sub(r"^\s*<\?xml[^>]*\?>", lambda head: "\n" * head[0].count("\n"), text, count=1))
        root = parser.close()
    except ParseError as error:
        line, column = error.position
        raise CourseError(
            f"line {line}, column {column + 1}: this is not sound XML. Export the questions from Moodle once more."
        ) from None
    except DefusedXmlException:
        raise CourseError(
            "The file declares a document type or entities, which no export of Moodle has. Export it from there."
        ) from None
    if root.tag != "quiz":
        raise CourseError(
            f"The file holds a <{root.tag}>, not a <quiz>. In Moodle, choose Export, then Moodle XML format."
        )
    return root


class _Lines(TreeBuilder):
    """Builds elements that know the line they begin in."""

    parser: DefusedXMLParser

    def start(self, tag: str, attrs: dict[str, str]) -> Element:  # type: ignore[override]
        made = super().start(tag, attrs)
        made.set(_LINE, str(self.parser.parser.CurrentLineNumber))
        return made


def _question(question: Element, line: int, kind: str, tell: Callable[[str], None]) -> Foreign:
    mapped = _KINDS.get(kind, "unknown")
    name = _words(question, "name")
    if question.findall(".//file"):
        tell("a file that lies in it, such as a picture, was left out. Say in words what it shows")
    hints = [_html(hint, tell) for hint in question.findall("hint")]
    return Foreign(
        line,
        mapped,  # type: ignore[arg-type]
        _CALLED.get(kind, f"the type {kind}") if mapped == "unknown" else name,
        _html(question.find("questiontext"), tell),
        _answers(question, mapped, tell),
        truth=mapped == "truth" and _truth(question),
        general=_html(question.find("generalfeedback"), tell) or (_html(question.find("graderinfo"), tell)),
        hint="\n\n".join(hint for hint in hints if hint),
        several=(question.findtext("single") or "true").strip() in ("false", "0"),
    )


def _answers(question: Element, kind: str, tell: Callable[[str], None]) -> tuple[Answer, ...]:
    if kind == "match":
        pairs = [
            Answer(_html(pair, tell), 100, other=from_words(_words(pair, "answer")))
            for pair in question.findall("subquestion")
        ]
        return tuple(pairs)
    found = []
    for answer in question.findall("answer"):
        text = (answer.findtext("text") or "").strip()
        feedback = _html(answer.find("feedback"), tell)
        share = _float(answer.get("fraction"))
        if kind == "number":
            found.append(Answer(text.replace(",", "."), share, feedback, _float(answer.findtext("tolerance"))))
        elif kind == "truth":
            found.append(Answer("right" if share > 0 else "wrong", share, feedback))
        else:
            found.append(Answer(_html(answer, tell), share, feedback))
    if kind == "order":
        found.sort(key=lambda one: one.share)
    if kind == "truth":
        found.sort(key=lambda one: -one.share)
    return tuple(found)


def _truth(question: Element) -> bool:
    best = max(question.findall("answer"), key=lambda one: _float(one.get("fraction")), default=None)
    return best is not None and (best.findtext("text") or "").strip().lower() == "true"


def _html(element: Element | None, tell: Callable[[str], None]) -> str:
    """The text in an element as Markdown, by the form that it names."""
    if element is None:
        return ""
    text = (element.findtext("text") or "").strip()
    match element.get("format"):
        case "plain_text":
            return from_words(text)
        case "markdown":
            return text
    return from_either(text, tell)


def _words(element: Element, name: str) -> str:
    return (element.findtext(f"{name}/text") or "").strip()


def _float(text: str | None) -> float:
    try:
        return float((text or "0").replace(",", "."))
    except ValueError:
        return 0.0
