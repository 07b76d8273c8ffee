"""Whatever a file holds, reading it gives a value or complaints, and never raises anything."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onesided.model.checks import QUIZ as WORDS
from onesided.model.checks import quiz_findings
from onesided.model.complaints import Complaint
from onesided.model.files import decoded
from onesided.model.items import ITEM_TYPES, Card, Option, Pair, Quiz
from onesided.model.reading import Reading, read_text
from tests.model.good import QUIZ

LINES = QUIZ.splitlines(keepends=True)
SIGNS = st.sampled_from(
    [*"[]{}&*!|>'\"%@`#,?:- \t\n\\<", ": ", "- ", "\n  ", "null", "true", "<<: ", "---\n", "\\u0000"]
)

NAMES = [
    "title",
    "items",
    *sorted({name for kind in (*ITEM_TYPES, Option, Card, Pair) for name in kind.model_fields}),
]


def read(text: str | Complaint) -> Reading[Quiz]:
    """The reading of a quiz with this text."""
    if isinstance(text, Complaint):
        return Reading(None, (text,))
    return read_text(text, "f.yml", Quiz, WORDS, checks=quiz_findings)


def check(reading: Reading[Quiz]) -> None:
    """What must hold for any reading."""
    assert (reading.value is None) == bool(reading.complaints)
    for complaint in reading.complaints:
        assert complaint.line >= 1 and complaint.what and complaint.mend
        assert str(complaint).endswith((".", "?", "!")) and "\n" not in str(complaint)


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    check(read(decoded(data, "f.yml")))


@given(st.text(max_size=300) | st.lists(SIGNS | st.text("ab1", max_size=3), max_size=60).map("".join))
@example("{[")
@example('"\\')
@example("%TAG ! x\n---\n!a b")
@example("%YAML " + "9" * 5000 + ".1\n---\na")
@example("? a\n? *b\n: &c\n")
@example("a: \n\u0085b")
def test_any_text(text: str) -> None:
    check(read(text))
    check(read(decoded(text.encode("utf-8", "surrogatepass"), "f.yml")))


@given(st.recursive(
    st.sampled_from(["x", "true", "5", "choice", "null", "a#b", "''", "1e400"]),
    lambda inner: st.lists(inner, max_size=4).map(lambda parts: "[" + ", ".join(parts) + "]")
    | st.dictionaries(
        st.sampled_from(NAMES),
        inner, max_size=5,
    ).map(lambda fields: "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"),
    max_leaves=25,
))  # fmt: skip
def test_any_fields_in_any_place(value: str) -> None:
    check(read(value))
    check(read(f"title: x\nitems: [{value}, {{type: sort, cards: {value}, groups: {value}}}]"))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.randoms(use_true_random=False), st.lists(SIGNS, min_size=1, max_size=4))
def test_a_good_quiz_with_signs_put_in_anywhere(chance: random.Random, signs: list[str]) -> None:
    text = QUIZ
    for sign in signs:
        place = chance.randrange(len(text))
        text = text[:place] + sign + text[place + chance.choice([0, 0, 1, 5]) :]
    check(read(text))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_a_good_quiz_with_lines_lost_repeated_and_moved(chance: random.Random, changes: int) -> None:
    lines = list(LINES)
    for _ in range(changes):
        place = chance.randrange(len(lines))
        match chance.choice(["lose", "repeat", "move", "indent"]):
            case "lose":
                del lines[place]
            case "repeat":
                lines.insert(chance.randrange(len(lines)), lines[place])
            case "move":
                lines.insert(chance.randrange(len(lines)), lines.pop(place))
            case "indent":
                lines[place] = "  " + lines[place]
    check(read("".join(lines)))


@given(st.integers(0, len(QUIZ)))
def test_a_good_quiz_cut_off_anywhere(end: int) -> None:
    check(read(QUIZ[:end]))
