"""GIFT: its questions one by one, as forgiving as Moodle; what cannot be read costs its own question alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onesided.imports.foreign import Answer, Foreign, Heard
from onesided.imports.texts import from_either, from_html, last_part

_SIGN = re.compile(r"\\([~=#{}:\\n])")
_HIDDEN = {sign: chr(0xE000 + place) for place, sign in enumerate("~=#{}:\\n")}
_SHOWN = {hidden: ("\n" if sign == "n" else sign) for sign, hidden in _HIDDEN.items()}
_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_FORM = re.compile(r"\s*\[(html|markdown|moodle|plain)\]\s*")
_SHARE = re.compile(r"\s*%(-?\d{1,3}(?:\.\d+)?)%")
_NUMBER = r"[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*\.\.\s*({_NUMBER})\s*")
_REACH = re.compile(rf"\s*({_NUMBER})\s*(?::\s*({_NUMBER})\s*)?")
_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}
GAP = "…"
"""What stands in a sentence where its answer was."""


def read_gift(text: str) -> Heard:
    """The questions of a text, by their categories; a group without a title holds what stands in none."""
    heard, title = Heard(), ""
    for line, block in _blocks(text):
        if block.startswith("$CATEGORY:"):
            title = last_part(block.partition(":")[2])
            continue
        if (question := _Reader(line, heard).question(block)) is not None:
            heard.group(title).questions.append(question)
    return heard


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The questions and categories, each with the line it begins in; comments are no part of them."""
    begun, lines = 0, []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.lstrip().startswith("//"):
            continue
        if line.strip().startswith("$CATEGORY:"):
            if lines:
                yield begun, "\n".join(lines)
            yield number, line.strip()
            lines = []
        elif line.strip():
            begun = begun if lines else number
            lines.append(line)
        elif lines:
            yield begun, "\n".join(lines)
            lines = []


@dataclass
class _Reader:
    """Reads one question."""

    line: int
    heard: Heard
    form: str = "moodle"

    def tell(self, what: str) -> None:
        self.heard.remark(self.line, f"{what}.")

    def words(self, text: str) -> str:
        """A text in our Markdown; it may say which form it has, and has that of the question otherwise."""
        form = self.form
        if found := _FORM.match(text):
            form, text = found[1], text[found.end() :]
        text = "".join(_SHOWN.get(sign, sign) for sign in text).strip()
        if form == "markdown":
            return text
        return from_html(text, self.tell) if form == "html" else from_either(text, self.tell)

    def question(self, block: str) -> Foreign | None:
        """The question in a block; None where it is none, with a remark."""
        block = _SIGN.sub(lambda sign: _HIDDEN[sign[1]], block)
        name = ""
        if found := _TITLE.match(block):
            name, block = found[1].strip(), block[found.end() :]
        if found := _FORM.match(block):
            self.form, block = found[1], block[found.end() :]
        before, brace, rest = block.partition("{")
        if not brace:
            if "}" in before:
                self.tell("there is a } without a { before it, so this question was left out")
                return None
            return Foreign(self.line, "text", name, self.words(before))
        inside, brace, after = rest.partition("}")
        if not brace or "{" in inside or "{" in after:
            what = "has more than one pair of braces" if brace and "{" in after else "has a { without its }"
            self.tell(f"this question {what}, so it was left out")
            return None
        stem = self.words(f"{before.rstrip()} {GAP} {after.lstrip()}" if after.strip() else before)
        made = Foreign(self.line, "choice", "".join(_SHOWN.get(s, s) for s in name), stem)
        inside, mark, general = inside.partition("####")
        made = replace(made, general=self.words(general) if mark else "")
        return self._answered(made, inside.strip())

    def _answered(self, made: Foreign, inside: str) -> Foreign | None:
        if not inside:
            return replace(made, kind="essay")
        if inside.startswith("#"):
            return self._numbers(made, inside[1:])
        head, *feedbacks = inside.split("#")
        if head.strip().upper() in _TRUTH:
            wrong, right = [*(self.words(one) for one in feedbacks[:2]), "", ""][:2]
            answers = (Answer("right", 100, right), Answer("wrong", 0, wrong))
            return replace(made, kind="truth", truth=_TRUTH[head.strip().upper()], answers=answers)
        parts = re.findall(r"([=~])([^=~]*)", inside)
        if not parts:
            self.tell("its answers begin with neither = nor ~, so it was left out")
            return None
        if all(sign == "=" and "->" in text for sign, text in parts):
            return replace(made, kind="match", answers=tuple(self._pair(text) for _, text in parts))
        answers = tuple(self._option(sign, text) for sign, text in parts)
        if all(sign == "=" for sign, _ in parts):
            # Words to be typed, or one of them: a number is a question of ours.
            if all(_REACH.fullmatch(one.words.replace("\\", "")) for one in answers):
                return replace(
                    made, kind="number", answers=tuple(replace(one, words=_figure(one.words)) for one in answers)
                )
            return replace(made, kind="unknown", name="a short answer to be typed", answers=answers)
        several = not any(sign == "=" for sign, _ in parts)
        return replace(made, answers=answers, several=several)

    def _option(self, sign: str, text: str) -> Answer:
        share = 100.0 if sign == "=" else 0.0
        if found := _SHARE.match(text):
            share, text = float(found[1]), text[found.end() :]
        words, _, feedback = text.partition("#")
        return Answer(self.words(words), share, self.words(feedback))

    def _pair(self, text: str) -> Answer:
        text, _, feedback = text.partition("#")
        left, _, right = text.partition("->")
        return Answer(self.words(left), 100, self.words(feedback), other=self.words(right))

    def _numbers(self, made: Foreign, inside: str) -> Foreign | None:
        parts = re.findall(r"([=~])([^=~]*)", inside) or [("=", inside)]
        answers = []
        for sign, text in parts:
            share = 100.0 if sign == "=" else 0.0
            if found := _SHARE.match(text):
                share, text = float(found[1]), text[found.end() :]
            number, _, feedback = text.partition("#")
            # Between numbers a colon is a sign, and so it is never hidden there.
            number, why = number.strip(), self.words(feedback)
            if found := _RANGE.fullmatch(number):
                low, high = (float(_figure(one)) for one in found.groups())
                middle, reach = (low + high) / 2, abs(high - low) / 2
                answers.append(Answer(f"{middle:.12g}", share, why, reach))
            elif found := _REACH.fullmatch(number):
                answers.append(Answer(_figure(found[1]), share, why, float(_figure(found[2] or "0"))))
            elif number in ("", "*"):
                answers.append(Answer("*", 0, why))
            else:
                self.tell(f'"{number[:40]}" is no number, so this question was left out')
                return None
        return replace(made, kind="number", answers=tuple(answers))


def _figure(text: str) -> str:
    return text.strip().replace("\\", "").replace(",", ".")
