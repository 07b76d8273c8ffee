"""The file that moves: what is written is read again, what is spoilt costs only itself, and two logs are one union."""

import json
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onesided.record import LogReading, log, merge, new_attempt, read_log, sound, write_log
from tests.record.logs import TABLE, attempt, deep, text_of

WRITTEN = "2026-03-04T05:06:07.123Z"


@pytest.mark.parametrize("case", TABLE["reading"], ids=lambda case: case["name"])
def test_reading(case):
    expected = [json.loads(deep(100)) if name == "deep:100" else attempt(name) for name in case["attempts"]]
    assert read_log(text_of(case)) == LogReading(expected, case["refused"], case["problem"])


@pytest.mark.parametrize("case", TABLE["writing"], ids=lambda case: case["name"])
def test_writing(case):
    text = write_log([attempt(name) for name in case["attempts"]], case["written"])
    assert text == case["text"]
    assert text.encode("utf-8").count(b"\n") == len(case["attempts"]) + 1


@pytest.mark.parametrize("case", TABLE["merging"], ids=lambda case: case["name"])
def test_merging(case):
    merged = merge(*([attempt(name) for name in names] for names in case["logs"]))
    assert merged == [attempt(name) for name in case["merged"]]


def test_a_log_that_is_too_large_is_not_looked_at(monkeypatch):
    monkeypatch.setattr(log, "LONGEST_LOG", 1000)
    text = write_log([attempt("a")], WRITTEN)
    assert read_log(text + " " * (1000 - len(text))).problem is None
    assert read_log(text + " " * (1001 - len(text))) == LogReading(problem="too-large")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters()), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
texts = st.text(st.characters(), max_size=40)
marks = st.text("0123456789abcdef", min_size=8, max_size=8)
attempts = st.builds(
    lambda uuid, time, name, response, occasion, digest, seconds: {
        **new_attempt(name, occasion, digest, response, None, seconds=seconds), "uuid": str(uuid), "time": f"{time:%Y-%m-%dT%H:%M:%S}.{time.microsecond // 1000:03}Z",
    },
    st.uuids(), st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31)),
    st.sampled_from(["a/quiz#one", "a/quiz#two", "the-gift"]), json_values, texts, st.builds("{}-{}".format, marks, marks),
    st.none() | st.floats(0, 86_400),
)  # fmt: skip


@st.composite
def logs_of_one_world(draw, count):
    """So many logs in which a UUID names one attempt, some of them in several, as learners have who move to and fro."""
    world = draw(st.lists(attempts, max_size=8, unique_by=lambda one: one["uuid"]))
    return [draw(st.lists(st.sampled_from(world), max_size=10)) if world else [] for _ in range(count)]


@given(st.lists(attempts, max_size=5, unique_by=lambda one: one["uuid"]))
def test_what_is_written_is_read(made):
    assert all(map(sound, made))
    text = write_log(made, WRITTEN)
    text.encode("utf-8")
    assert read_log(text) == LogReading(made)
    assert json.loads(text.partition("\n")[0]) == {
        "format": "onesided-record", "version": 1, "written": WRITTEN, "attempts": len(made),
    }  # fmt: skip


@given(logs_of_one_world(3))
def test_merging_is_a_union(logs):
    one, two, three = logs
    assert merge(one, two) == merge(two, one)
    assert merge(merge(one, two), three) == merge(one, merge(two, three)) == merge(one, two, three)
    assert merge(one, one) == merge(one) == merge(merge(one))
    merged = merge(one, two)
    assert {each["uuid"] for each in merged} == {each["uuid"] for each in one + two}
    assert merged == sorted(merged, key=lambda each: (each["time"], each["uuid"]))


pieces = st.sampled_from(
    [TABLE["first"], "\n", "\r\n", "\ufeff", "{", "}", "[", '"', ",", ":", "null", "NaN", "1e999", "\ud800", "\u2028"]
)


@settings(max_examples=300)
@given(st.lists(pieces | texts | attempts.map(json.dumps), max_size=12).map("".join), st.booleans())
def test_no_text_raises(text, begun):
    reading = read_log(f"{TABLE['first']}\n{text}" if begun else text)
    assert all(map(sound, reading.attempts))
    assert len({each["uuid"] for each in reading.attempts}) == len(reading.attempts)
    assert reading.problem in (None, "empty", "not-a-record", "newer")
    if begun:
        assert reading.problem is None
