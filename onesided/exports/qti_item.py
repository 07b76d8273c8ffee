"""One question in QTI 2.2: what is asked, what is right, what it earns, and what is said to each answer.

What one answer has no place for stands in the feedback that everybody gets.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from xml.etree.ElementTree import Element

from onesided.exports.asked import Asked, Place, question, reasons, reread, shown, shown_inline
from onesided.exports.qti_xml import document, fill, put
from onesided.judge.shuffle import shown_order
from onesided.markup.markdown import plain
from onesided.markup.messages import sentence
from onesided.model.items import Choice, Choices, Item, Match, Number, Order, Reflect, Scale, Sort, TrueFalse
from onesided.model.key import rights_of

EVERYBODY = "EVERYBODY"
"""The feedback that everybody gets who has answered."""


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
