"""QTI 2.2: a package with a test for each quiz and a file for each question, with the feedback to every answer.

What one answer has no place for stands in the feedback that everybody gets.
"""

from __future__ import annotations

import math
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from onesided.exports.asked import Asked, Place, question, reasons, reread, shown, shown_inline
from onesided.exports.qti_xml import document, file, fill, put
from onesided.judge.shuffle import shown_order
from onesided.markup.markdown import plain
from onesided.markup.messages import sentence
from onesided.model.items import Choice, Choices, Item, Match, Number, Order, Reflect, Scale, Sort, TrueFalse
from onesided.model.key import rights_of

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
EVERYBODY = "EVERYBODY"
"""The feedback that everybody gets who has answered."""


def qti(quizzes: Sequence[Asked], place: Place, about: str = "") -> bytes:
    """The quizzes as a zip; `about` says where they come from and what may be done with them."""
    files: dict[str, bytes] = {}
    resources: list[tuple[str, str, str, list[str]]] = []
    for asked in quizzes:
        name = asked.name.replace("/", ".")
        items = [f"items/{name}.{item.id}.xml" for item in asked.quiz.items]
        for path, item in zip(items, asked.quiz.items, strict=True):
            files[path] = file(item_of(asked, item, place))
            resources.append((f"I.{name}.{item.id}", "imsqti_item_xmlv2p2", path, []))
        files[f"tests/{name}.xml"] = file(_test(asked, place))
        needed = [f"I.{name}.{item.id}" for item in asked.quiz.items]
        resources.append((f"T.{name}", "imsqti_test_xmlv2p2", f"tests/{name}.xml", needed))
    files["imsmanifest.xml"] = _manifest(resources, about)
    return _zipped(files)


def item_of(asked: Asked, item: Item, place: Place) -> Element:
    """One question as an `assessmentItem`."""
    name = f"I.{asked.name.replace('/', '.')}.{item.id}"
    root = document("assessmentItem", identifier=name, title=item.id, adaptive="false", timeDependent="false")
    _Put(root, item, place, shuffle=str(asked.quiz.shuffle).lower()).all()
    return root


class _Put:
    """Puts one question into the parts of an item, in the order that QTI wants."""

    def __init__(self, root: Element, item: Item, place: Place, *, shuffle: str) -> None:
        self.root, self.item, self.place, self.shuffle = root, item, place, shuffle
        self.feedback: list[tuple[str, str]] = []
        self.body = Element("held")
        self.processing = Element("held")

    def all(self) -> None:
        item = self.item
        fill(self.body, question(item, self.place))
        put_parts: Callable[[], None] = {
            "choice": self._choice, "choices": self._choice, "true-false": self._truth, "number": self._number,
            "match": self._pairs, "sort": self._pairs, "order": self._order, "scale": self._scale,
            "reflect": self._essay,
        }[item.type]  # fmt: skip
        put_parts()
        outcome = put(self.root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
        put(put(outcome, "defaultValue"), "value", "0")
        put(self.root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="multiple", baseType="identifier")
        put(self.root, "itemBody").extend(self.body)
        put(self.root, "responseProcessing").extend(self.processing)
        everybody = reread(item, self.place)
        if item.source:
            everybody += f"<p>{', '.join(item.source)}</p>"
        for identifier, html in [*self.feedback, (EVERYBODY, everybody)]:
            if html:
                shows = {"outcomeIdentifier": "FEEDBACK", "showHide": "show", "identifier": identifier}
                fill(put(self.root, "modalFeedback", **shows), html)

    def _declare(
        self, cardinality: str, base: str, right: Iterable[str], shares: dict[str, float] | None = None
    ) -> None:
        made = put(self.root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=base)
        values = list(right)
        if values:
            correct = put(made, "correctResponse")
            for value in values:
                put(correct, "value", value)
        if shares:
            mapping = put(made, "mapping", lowerBound="0", upperBound="1", defaultValue="0")
            for key, share in shares.items():
                put(mapping, "mapEntry", mapKey=key, mappedValue=_share(share))

    def _score(self, *, mapped: bool) -> None:
        """A point for the right answer, or what the mapping gives for its parts."""
        if mapped:
            put(put(self.processing, "setOutcomeValue", identifier="SCORE"), "mapResponse", identifier="RESPONSE")
            return
        found = put(put(self.processing, "responseCondition"), "responseIf")
        match = put(found, "match")
        put(match, "variable", identifier="RESPONSE")
        put(match, "correct", identifier="RESPONSE")
        put(put(found, "setOutcomeValue", identifier="SCORE"), "baseValue", "1", baseType="float")

    def _say(self, *, picked: bool = False) -> None:
        """Show what is said to everybody, and to what was picked."""
        both = put(put(self.processing, "setOutcomeValue", identifier="FEEDBACK"), "multiple")
        if picked:
            put(both, "variable", identifier="RESPONSE")
        put(both, "baseValue", EVERYBODY, baseType="identifier")

    def _choices(self, texts: Sequence[str], most: int, *, shuffle: str | None = None) -> None:
        made = put(
            self.body,
            "choiceInteraction",
            responseIdentifier="RESPONSE",
            shuffle=shuffle or self.shuffle,
            maxChoices=str(most),
        )
        for place, text in enumerate(texts):
            fill(put(made, "simpleChoice", identifier=f"C{place}"), shown_inline(text, self.place))

    def _choice(self) -> None:
        item = self.item
        assert isinstance(item, Choice | Choices)
        rights = [f"C{place}" for place, option in enumerate(item.options) if option.correct]
        several = isinstance(item, Choices)
        mapped = several and item.credit == "each"
        shares = {f"C{place}": (1 if option.correct else -1) / len(rights) for place, option in enumerate(item.options)}
        self._declare("multiple" if several else "single", "identifier", rights, shares if mapped else None)
        self._choices([option.text for option in item.options], 0 if several else 1)
        self.feedback += [
            (f"C{place}", shown(option.feedback, self.place)) for place, option in enumerate(item.options)
        ]
        self._score(mapped=mapped)
        self._say(picked=True)

    def _truth(self) -> None:
        item = self.item
        assert isinstance(item, TrueFalse)
        self._declare("single", "identifier", ["C0" if item.answer else "C1"])
        self._choices([sentence("true"), sentence("false")], 1, shuffle="false")
        self.feedback += [("C0", shown(item.feedback.true, self.place)), ("C1", shown(item.feedback.false, self.place))]
        self._score(mapped=False)
        self._say(picked=True)

    def _scale(self) -> None:
        item = self.item
        assert isinstance(item, Scale)
        self._declare("single", "identifier", [])
        ends = {1: f"1: {item.low}", item.points: f"{item.points}: {item.high}"}
        self._choices([ends.get(point, str(point)) for point in range(1, item.points + 1)], 1, shuffle="false")
        self.feedback.append((EVERYBODY, shown(item.after, self.place)))
        self._say()

    def _essay(self) -> None:
        item = self.item
        assert isinstance(item, Reflect)
        self._declare("single", "string", [])
        put(self.body, "extendedTextInteraction", responseIdentifier="RESPONSE", expectedLines="6")
        self.feedback.append((EVERYBODY, shown(item.model, self.place)))
        self._say()

    def _number(self) -> None:
        item = self.item
        assert isinstance(item, Number)
        self._declare("single", "float", [f"{item.answer:.12g}"])
        line = put(self.body, "p")
        made = put(line, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="10")
        made.tail = f" {plain(item.unit)}" if item.unit else None
        condition = put(self.processing, "responseCondition")
        empty = put(condition, "responseIf")
        put(put(empty, "isNull"), "variable", identifier="RESPONSE")
        put(put(empty, "setOutcomeValue", identifier="SCORE"), "baseValue", "0", baseType="float")
        rows = [(item.answer, item.tolerance, "RIGHT", item.feedback.right)]
        rows += [(also.answer, 0.0, f"ALSO{place}", also.feedback) for place, also in enumerate(item.also)]
        for place, (value, reach, name, why) in enumerate(rows):
            branch = put(condition, "responseElseIf")
            reaches = f"{reach:.12g}"
            same = put(branch, "equal", toleranceMode="absolute", tolerance=f"{reaches} {reaches}")
            put(same, "variable", identifier="RESPONSE")
            put(same, "baseValue", f"{value:.12g}", baseType="float")
            if not place:
                put(put(branch, "setOutcomeValue", identifier="SCORE"), "baseValue", "1", baseType="float")
            self._tell(branch, name)
            self.feedback.append((name, shown(why, self.place)))
        self._tell(put(condition, "responseElse"), "OTHER")
        self.feedback.append(("OTHER", shown(item.feedback.other, self.place)))

    def _tell(self, branch: Element, name: str) -> None:
        both = put(put(branch, "setOutcomeValue", identifier="FEEDBACK"), "multiple")
        for one in (name, EVERYBODY):
            put(both, "baseValue", one, baseType="identifier")

    def _pairs(self) -> None:
        item = self.item
        if isinstance(item, Sort):
            lefts, rights = [card.text for card in item.cards], list(item.groups)
            found = [rights.index(card.group) for card in item.cards]
            said = [(f"{card.text} → {card.group}", card.feedback) for card in item.cards]
        else:
            assert isinstance(item, Match)
            lefts, rights = [pair.left for pair in item.pairs], list(rights_of(item))
            found = [rights.index(pair.right) for pair in item.pairs]
            said = [(f"{pair.left} → {pair.right}", pair.feedback) for pair in item.pairs]
        pairs = [f"L{left} R{right}" for left, right in enumerate(found)]
        self._declare("multiple", "directedPair", pairs, dict.fromkeys(pairs, 1 / len(pairs)))
        made = put(
            self.body,
            "matchInteraction",
            responseIdentifier="RESPONSE",
            shuffle=self.shuffle,
            maxAssociations=str(len(pairs)),
        )
        # Right sides in the order of the pairs would give the answer away wherever nothing is mixed.
        mixed = sorted(range(len(rights)), key=rights.__getitem__) if isinstance(item, Match) else range(len(rights))
        for sign, texts, most, order in (("L", lefts, "1", range(len(lefts))), ("R", rights, "0", mixed)):
            side = put(made, "simpleMatchSet")
            for place in order:
                one = put(side, "simpleAssociableChoice", identifier=f"{sign}{place}", matchMax=most)
                fill(one, shown_inline(texts[place], self.place))
        self.feedback.append((EVERYBODY, reasons(said, self.place)))
        self._score(mapped=True)
        self._say()

    def _order(self) -> None:
        item = self.item
        assert isinstance(item, Order)
        self._declare("ordered", "identifier", [f"C{place}" for place in range(len(item.steps))])
        made = put(self.body, "orderInteraction", responseIdentifier="RESPONSE", shuffle="true")
        # A platform that does not mix shows them as they stand here, which must not be the answer.
        order = shown_order(f":{self.root.get('identifier')}", len(item.steps))
        if order == sorted(order):
            order.reverse()
        for place in order:
            fill(put(made, "simpleChoice", identifier=f"C{place}"), shown_inline(item.steps[place].text, self.place))
        self.feedback.append((EVERYBODY, reasons([(step.text, step.feedback) for step in item.steps], self.place)))
        self._score(mapped=False)
        self._say()


def _share(share: float) -> str:
    """A share away from zero at the twelfth place: all parts make a whole, and the upper bound takes what is over."""
    return f"{math.copysign(math.ceil(abs(share) * 1e12) / 1e12, share):.12f}".rstrip("0").rstrip(".")


def _test(asked: Asked, place: Place) -> Element:
    """A quiz as an `assessmentTest`; what it says first stands before its questions."""
    name = asked.name.replace("/", ".")
    root = document("assessmentTest", identifier=f"T.{name}", title=plain(asked.quiz.title))
    part = put(root, "testPart", identifier="P", navigationMode="nonlinear", submissionMode="individual")
    section = put(part, "assessmentSection", identifier="S", title=plain(asked.quiz.title), visible="true")
    if asked.quiz.intro:
        fill(put(section, "rubricBlock", view="candidate"), shown(asked.quiz.intro, place))
    for item in asked.quiz.items:
        put(section, "assessmentItemRef", identifier=f"I.{name}.{item.id}", href=f"../items/{name}.{item.id}.xml")
    return root


def _manifest(resources: Iterable[tuple[str, str, str, list[str]]], about: str) -> bytes:
    ElementTree.register_namespace("", _PACKAGE)
    root = Element(f"{{{_PACKAGE}}}manifest", identifier="M")
    if about:
        root.append(ElementTree.Comment(f" {re.sub('--+', '-', about)} "))
    metadata = SubElement(root, f"{{{_PACKAGE}}}metadata")
    SubElement(metadata, f"{{{_PACKAGE}}}schema").text = "QTIv2.2 Package"
    SubElement(metadata, f"{{{_PACKAGE}}}schemaversion").text = "1.0.0"
    SubElement(root, f"{{{_PACKAGE}}}organizations")
    listed = SubElement(root, f"{{{_PACKAGE}}}resources")
    for identifier, kind, path, needed in resources:
        one = SubElement(listed, f"{{{_PACKAGE}}}resource", identifier=identifier, type=kind, href=path)
        SubElement(one, f"{{{_PACKAGE}}}file", href=path)
        for other in needed:
            SubElement(one, f"{{{_PACKAGE}}}dependency", identifierref=other)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _zipped(files: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(made := BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        # A reader looks for the manifest first; all else by its name.
        for path in sorted(files, key=lambda one: (one != "imsmanifest.xml", one)):
            entry = zipfile.ZipInfo(path, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, files[path])
    return made.getvalue()
