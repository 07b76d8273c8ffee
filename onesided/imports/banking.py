"""From questions of another system to a quiz of ours: what fits is kept, and every blank is named.

A blank is a text that begins with FILL IN: it loads and can be seen, and `onesided check` names it until it is filled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from onesided.imports.foreign import Answer, Foreign, Group, Remark, fresh
from onesided.imports.gift import GAP
from onesided.lint.draft import BLANK
from onesided.starting import slug_of

WHY = f"{BLANK} say why, to whoever gave this answer."
MODEL = f"{BLANK} write how someone might answer it."
_LONGEST = 60
_MOST = {"choice": 12, "choices": 12, "sort": 20, "match": 12, "order": 10}


@dataclass
class Banked:
    """A quiz as a mapping, as it is to stand in a file, and what its author should look at."""

    quiz: dict[str, Any]
    remarks: list[Remark] = field(default_factory=list)


def banked(group: Group, title: str, objective: str, see: str) -> Banked:
    """The quiz of a group of questions, whose items serve an objective and lead back to a passage."""
    made = Banked({"title": title})
    items: list[dict[str, Any]] = []
    ids: set[str] = set()
    for question in group.questions:
        if question.kind == "text":
            _introduce(made, question, bool(items))
        elif (item := _Item(question, made.remarks).made()) is not None:
            item_id = _id(question, ids)
            ids.add(item_id)
            graded = {} if item["type"] == "reflect" else {"see": see}
            hint = {"hint": question.hint} if question.hint else {}
            # In the order in which authors write them.
            head = {
                "id": item_id,
                "type": item.pop("type"),
                "objective": objective,
                "stem": question.stem or f"{BLANK} ask it.",
            }
            items.append(head | item | hint | graded)
    made.quiz["items"] = items
    return made


def _introduce(made: Banked, question: Foreign, is_late: bool) -> None:
    """Words before the first question are the introduction; later ones have no place."""
    if is_late or "intro" in made.quiz:
        made.remarks.append(
            Remark(question.line, f"These words stand between questions, and were left out: {_short(question.stem)}")
        )
    elif question.stem:
        made.quiz["intro"] = question.stem


@dataclass
class _Item:
    """Puts one question into the fields of ours."""

    question: Foreign
    remarks: list[Remark]

    def made(self) -> dict[str, Any] | None:
        """The item without its id; None where the course has nothing of the kind."""
        put: Callable[[], dict[str, Any] | None] | None = {
            "choice": self._choice, "truth": self._truth, "number": self._number, "match": self._match,
            "order": self._order, "essay": self._essay,
        }.get(self.question.kind)  # fmt: skip
        if put is None:
            self._tell(f"This is {self.question.name}, which this course has not. {self._left_out()}")
            return None
        return put()

    def _tell(self, what: str) -> None:
        self.remarks.append(Remark(self.question.line, what))

    def _left_out(self) -> str:
        return f"It was left out: {_short(self.question.stem)}"

    def _too_many(self, kind: str, least: int, count: int) -> bool:
        if least <= count <= _MOST[kind]:
            return False
        self._tell(f"It has {count} parts, and here it may have {least} to {_MOST[kind]}. {self._left_out()}")
        return True

    def _why(self, answer: Answer, *, general: bool = False) -> str:
        """The feedback of an answer; what is said to everybody stands with the right one."""
        return "\n\n".join(filter(None, (answer.feedback, self.question.general if general else ""))) or WHY

    def _blanks(self, texts: list[str]) -> None:
        if blanks := sum(text == WHY for text in texts):
            said = "one answer" if blanks == 1 else f"{blanks} answers"
            self._tell(f"There is no feedback to {said}. Say why it is right or wrong, where it says FILL IN.")

    def _choice(self) -> dict[str, Any] | None:
        answers = [one for one in self.question.answers if one.words]
        rights = [one for one in answers if one.share > 0]
        several = self.question.several or len(rights) > 1
        if self._too_many("choices" if several else "choice", 2, len(answers)):
            return None
        if not rights or (several and len(rights) == len(answers)):
            which = "no answer is" if not rights else "every answer is"
            self._tell(f"In it {which} right. {self._left_out()}")
            return None
        full = max(one.share for one in rights)
        if not self.question.several and len(rights) > 1:
            rights = [one for one in rights if one.share == full]
            several = len(rights) > 1
            self._tell(
                "More than one answer was fully right, so all that are have to be ticked now."
                if several
                else "An answer that earned a part of the credit counts as wrong here. Look at its feedback."
            )
        elif len({round(one.share, 2) for one in rights}) > 1:
            self._tell("Right answers earned different shares. Here each earns the same.")
        options = [
            {"text": one.words}
            | ({"correct": True} if one in rights else {})
            | {"feedback": self._why(one, general=one is rights[0])}
            for one in answers
        ]
        self._blanks([option["feedback"] for option in options])
        return (
            {"type": "choices" if several else "choice"}
            | ({"credit": "each"} if several else {})
            | {"options": options}
        )

    def _truth(self) -> dict[str, Any]:
        right, wrong = [*self.question.answers, Answer(""), Answer("")][:2]
        texts = [self._why(right, general=True), self._why(wrong)]
        self._blanks(texts)
        first, second = texts if self.question.truth else texts[::-1]
        return {"type": "true-false", "answer": self.question.truth, "feedback": {"true": first, "false": second}}

    def _number(self) -> dict[str, Any] | None:
        numbers = [one for one in self.question.answers if one.words != "*"]
        other = next((one for one in self.question.answers if one.words == "*"), Answer(""))
        rights = [one for one in numbers if one.share >= 100] or [one for one in numbers if one.share > 0]
        if not rights:
            self._tell(f"No number in it is right. {self._left_out()}")
            return None
        if len(rights) > 1:
            self._tell(
                "More than one number was right, and the first was taken. A wider tolerance may hold the others."
            )
        right = rights[0]
        also = [
            {"answer": one.words, "feedback": self._why(one)} for one in numbers if one not in rights and not one.reach
        ]
        feedback = {"right": self._why(right, general=True), "other": self._why(other)}
        self._blanks([*feedback.values(), *(one["feedback"] for one in also)])
        reach = {"tolerance": right.reach} if right.reach else {}
        return (
            {"type": "number", "answer": right.words}
            | reach
            | {"feedback": feedback}
            | ({"also": also} if also else {})
        )

    def _match(self) -> dict[str, Any] | None:
        pairs = [one for one in self.question.answers if one.words and one.other]
        spare = [one.other for one in self.question.answers if not one.words and one.other]
        if self._too_many("match", 2, len(pairs)):
            return None
        rows = [{"left": one.words, "right": one.other, "feedback": self._why(one)} for one in pairs]
        if self.question.general:
            self._tell(
                f"What is said to everybody has no place in a match. Part it among the pairs: {self.question.general}"
            )
        self._blanks([row["feedback"] for row in rows])
        return {"type": "match", "pairs": rows} | ({"spare": spare} if spare else {})

    def _order(self) -> dict[str, Any] | None:
        if self._too_many("order", 3, len(self.question.answers)):
            return None
        steps = [{"text": one.words, "feedback": self._why(one)} for one in self.question.answers]
        self._blanks([step["feedback"] for step in steps])
        return {"type": "order", "steps": steps}

    def _essay(self) -> dict[str, Any]:
        if not self.question.general:
            self._tell("An essay becomes a reflection. Write how someone might answer it, where it says FILL IN.")
        return {"type": "reflect", "model": self.question.general or MODEL}


def _id(question: Foreign, taken: set[str]) -> str:
    """A name for an item that no other of its quiz has: of the question's own name, or of its first words."""
    words = question.name if slug_of(question.name) else question.stem.replace(GAP, " ")
    name = (slug_of(" ".join(words.split()[:8]))[:_LONGEST].rstrip("-")) or "question"
    name = name if name[0].isalpha() else f"question-{name}"
    return fresh(name, taken)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words[:60]}…”" if len(words) > 60 else f"“{words}”"
