"""Files that are no hand-ins, or no longer: each is named with what is wrong and what to do, and costs nobody else anything."""

import io
import json
import random
import time
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onesided.model import CourseError, Shelf
from onesided.record import sound, write_log
from onesided.report import class_report, finding, loading
from onesided.report.bank import Bank
from onesided.report.finding import Found, files_in
from onesided.report.judging import judge_all
from onesided.report.loading import load
from onesided.report.words import say
from tests.conftest import ROOT
from tests.record.logs import TABLE as LOGS
from tests.record.test_sound import TABLE as SOUND
from tests.record.test_sound import value_of
from tests.report.classes import WORDS, written

SHELF = Shelf(ROOT)
NOON = "2026-03-01T12:00:00.000Z"


@pytest.fixture
def handed(school):
    """A sound hand-in, as text."""
    return school.hand_in(1, "Ana")


def left_out(report):
    return {row["file"]: row["kind"] for row in report.left_out}


def noted(report):
    return {(row["file"], row["kind"]) for row in report.noted}


def changed(text, **fields):
    """A hand-in with other fields, written by hand."""
    return json.dumps({**json.loads(text), **fields})


def zipped(members, **how):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return made.getvalue()


BAD = {
    "empty": lambda text: b"",
    "empty ": lambda text: b" \n\n",
    "binary": lambda text: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "binary ": lambda text: text.encode("utf-16"),
    "foreign": lambda text: b"Dear teacher, here is my homework.",
    "foreign ": lambda text: b'{"answers": [1, 2, 3]}',
    "foreign  ": lambda text: b"[" * 100_000,
    "foreign   ": lambda text: b"null",
    "truncated": lambda text: text[: len(text) // 2].encode(),
    "truncated ": lambda text: text[:-2].encode(),
    "truncated  ": lambda text: text.replace('"uuid":"', '"uuid:"', 1).encode(),
    "record": lambda text: write_log([LOGS["attempts"]["a"]], "2026-03-04T05:06:07.123Z").encode(),
    "newer": lambda text: changed(text, version=2).encode(),
    "spoilt": lambda text: changed(text, id="mine").encode(),
    "spoilt ": lambda text: changed(text, made="yesterday").encode(),
    "spoilt  ": lambda text: changed(text, made="2026-02-31T00:00:00.000Z").encode(),
    "spoilt   ": lambda text: changed(text, name=["Ana"]).encode(),
    "spoilt    ": lambda text: changed(text, attempts={}).encode(),
    "spoilt     ": lambda text: changed(text, version=True).encode(),
    "nothing": lambda text: changed(text, attempts=[]).encode(),
    "zip-damaged": lambda text: b"PK\x03\x04 and no more",
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_named_and_left_out(folder, reported, handed, kind):
    what = kind.strip()
    ending = "zip" if what.startswith("zip") else "json"
    (folder / "good.json").write_text(handed, encoding="utf-8")
    (folder / f"bad.{ending}").write_bytes(BAD[kind](handed))
    report = reported()
    assert left_out(report) == {f"bad.{ending}": what}
    assert [row["file"] for row in report.students] == ["good.json"]
    (row,) = report.left_out
    assert row["what"] and row["remedy"] and "bad." in report.html()


def test_a_folder_of_nothing_but_bad_files_is_a_report_all_the_same(folder, reported, handed):
    for number, make in enumerate(BAD.values()):
        (folder / f"{number:02}.json").write_bytes(make(handed))
    report = reported()
    assert len(report.left_out) == len(BAD) and len(report.students) == 0
    assert say("too-little") in report.html() and report.csv().count("\r\n") == 1


def test_a_folder_that_is_none_or_is_empty_is_said(tmp_path, folder):
    with pytest.raises(CourseError, match="no folder"):
        class_report(tmp_path / "nowhere", shelf=SHELF)
    with pytest.raises(CourseError, match="no file"):
        class_report(folder, shelf=SHELF)


def test_what_is_too_large_is_not_read(folder, reported, handed, monkeypatch):
    monkeypatch.setattr(finding, "LARGEST", len(handed) + 10)
    (folder / "good.json").write_text(handed, encoding="utf-8")
    (folder / "huge.json").write_bytes(b"x" * (len(handed) + 11))
    (folder / "bomb.zip").write_bytes(zipped({"huge.json": b"0" * 10_000_000, "good too.json": handed}))
    report = reported()
    assert left_out(report) == {"huge.json": "huge", "bomb.zip: huge.json": "huge"}
    assert noted(report) == {("good.json", "copy")}, "the other one lies in the zip, which comes first"


def test_a_zip_that_unpacks_to_more_than_memory_is_given_up(folder, reported, handed, monkeypatch):
    monkeypatch.setattr(finding, "LARGEST_ZIP", 3_000_000)
    (folder / "bomb.zip").write_bytes(
        zipped({f"{number}.json": b" " * 1_000_000 + bytes([number]) for number in range(9)})
    )
    (folder / "good.json").write_text(handed, encoding="utf-8")
    report = reported()
    assert left_out(report)["bomb.zip"] == "zip-huge" and len(left_out(report)) < 9
    assert len(report.students) == 1
    monkeypatch.setattr(finding, "MOST_IN_ZIP", 8)
    assert left_out(reported()) == {"bomb.zip": "zip-crowded"}


def test_what_learning_systems_hand_over(folder, reported, school):
    one, other, third = (school.hand_in(number, name) for number, name in enumerate(("Ana", "Béla", None)))
    inner = zipped({"mine.json": third, "deeper.zip": zipped({"x.json": one})})
    (folder / "class.zip").write_bytes(
        zipped(
            {
                "Ana Berg_123_assignsubmission_file_/one-sided-hand-in.json": one,
                "Béla_124_assignsubmission_file_/one-sided-hand-in.json": other,
                "__MACOSX/._one-sided-hand-in.json": b"\0\0",
                "Cem_125/mine.zip": inner,
                "Dora_126/essay.docx": b"PK\x03\x04\xff",
                "../../etc/passwd": b"root",
            }
        )
    )
    (folder / ".DS_Store").write_bytes(b"\0")
    report = reported()
    assert [row["name"] for row in report.students] == ["Ana", "Béla", say("no-name")]
    assert left_out(report) == {
        "class.zip: Cem_125/mine.zip: deeper.zip": "zip-deep",
        "class.zip: Dora_126/essay.docx": "binary",
        "class.zip: ../../etc/passwd": "foreign",
    }
    assert report.students[0]["file"] == "class.zip: Ana Berg_123_assignsubmission_file_/one-sided-hand-in.json"
    assert len(class_report(folder / "class.zip", shelf=SHELF).students) == 3


def test_a_locked_zip_is_said_to_be_locked(folder, reported, handed):
    data = bytearray(zipped({"a.json": handed}))
    for start in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
        data[start] |= 1
    (folder / "locked.zip").write_bytes(bytes(data))
    assert left_out(reported()) == {"locked.zip: a.json": "zip-locked"}


def test_a_file_that_may_not_be_read_is_named(folder, reported, handed, monkeypatch):
    (folder / "a.json").write_text(handed)
    (folder / "b.json").write_text(handed)
    opened = type(folder).open

    def refuse(path, *how, **more):
        if path.name == "b.json":
            raise PermissionError(13, "Permission denied")
        return opened(path, *how, **more)

    monkeypatch.setattr(type(folder), "open", refuse)
    assert left_out(reported()) == {"b.json": "unreadable"}


def test_a_hand_in_under_another_name_is_read_and_of_others_only_the_beginning(folder, reported, handed):
    (folder / "hand-in.json.txt").write_text(handed, encoding="utf-8")
    (folder / "film.mp4").write_bytes(b"\x00\xff" * 10_000_000)
    (folder / "thesis.txt").write_text("word " * 10_000_000)
    begun = time.monotonic()
    report = reported()
    assert [row["file"] for row in report.students] == ["hand-in.json.txt"]
    assert left_out(report) == {"film.mp4": "binary", "thesis.txt": "foreign"} and time.monotonic() - begun < 30
    assert (
        sum(len(one.data) for path in files_in(folder) for one in finding.found_in(path, folder))
        < len(handed.encode()) + 9000
    )


def test_names_of_files_are_shown_on_one_line(folder, reported):
    (folder / "a\nb\u202e<b>.json").write_text("x")
    report = reported()
    assert list(left_out(report)) == ["a b <b>.json"] and "&lt;b&gt;.json" in report.html()


def test_files_in_folders_are_found_and_a_report_is_not(folder, reported, handed):
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "a.json").write_text(handed, encoding="utf-8")
    page = folder / "report.html"
    page.write_text("x")
    assert files_in(folder, [page]) == [folder / "deep" / "er" / "a.json"]
    assert [row["file"] for row in reported(but=[page]).students] == ["deep/er/a.json"]


# What is odd in a good file.


def test_the_same_file_twice_counts_once(folder, reported, handed):
    for name in ("a.json", "b.json"):
        (folder / name).write_text(handed, encoding="utf-8")
    report = reported()
    assert noted(report) == {("b.json", "copy")} and len(report.students) == 1
    assert report.attempts == len(json.loads(handed)["attempts"])


def test_an_older_and_a_newer_hand_in_are_one_student(folder, reported, school):
    attempts = school.attempts(5)
    half = len(attempts) // 2
    first = school.handed(attempts[:half], 5, "Ana", id=None, made="2026-03-01T00:00:00.000Z")
    second = school.handed(attempts[half - 3 :], 99, "Anna", made="2026-03-02T00:00:00.000Z")
    (folder / "1.json").write_text(first, encoding="utf-8")
    (folder / "2.json").write_text(second, encoding="utf-8")
    report = reported()
    (student,) = report.students
    assert student["typed"] == "Anna" and student["also"] == ["Ana"] and student["file"] == "2.json"
    assert report.attempts == len(attempts)
    assert noted(report) == {("1.json", "other-name")}
    (folder / "2.json").write_text(second.replace('"Anna"', '"Ana"'), encoding="utf-8")
    assert noted(reported()) == {("1.json", "older")}


def test_two_of_one_name_are_two(folder, reported, school):
    (folder / "1.json").write_text(school.hand_in(1, "Ana"), encoding="utf-8")
    (folder / "2.json").write_text(school.hand_in(2, "ana"), encoding="utf-8")
    report = reported()
    assert len(report.students) == 2
    assert noted(report) == {("1.json", "same-name"), ("2.json", "same-name")}


def test_an_answer_that_is_told_in_two_ways_counts_in_neither(folder, reported, school):
    attempts = school.attempts(6)
    forged = [dict(one) for one in attempts]
    chosen = [one for one in forged if isinstance(one["response"], int) and not isinstance(one["response"], bool)][:4]
    for one in chosen:
        one["response"] += 1
    (folder / "1.json").write_text(school.handed(attempts, 6, "Ana"), encoding="utf-8")
    (folder / "2.json").write_text(school.handed(forged, 7, "Ana"), encoding="utf-8")
    report = reported()
    assert report.totals["twofold"] == 2 * len(chosen) == 8, "once in each file"
    assert report.attempts == len(attempts) - len(chosen)
    assert {("1.json", "twofold"), ("2.json", "twofold")} <= noted(report)


def test_words_that_were_handed_in_later_are_no_forgery(folder, reported, school):
    attempts = school.attempts(6)
    (folder / "1.json").write_text(school.handed(attempts, 6, "Ana"), encoding="utf-8")
    (folder / "2.json").write_text(school.handed(attempts, 7, "Ana", reflections=True), encoding="utf-8")
    report = reported()
    assert WORDS in (folder / "2.json").read_text(encoding="utf-8") and WORDS not in report.html()
    assert report.totals["twofold"] == 0 and report.attempts == len(attempts)


def test_numbers_that_are_written_in_another_way_are_no_forgery(folder, reported, school):
    attempts = school.attempts(6)
    text = school.handed(attempts, 6, "Ana")
    other = changed(school.handed(attempts, 7, "Ana")).replace('"response": 1,', '"response": 1.0,')
    assert other != changed(other) or '"response": 1.0,' in other
    (folder / "1.json").write_text(text, encoding="utf-8")
    (folder / "2.json").write_text(other, encoding="utf-8")
    report = reported()
    assert report.totals == {"twofold": 0, "future": 0, "differing": 0, "refused": 0}
    assert report.attempts == len(attempts)


def test_times_to_come_are_left_out_and_counted(folder, reported, school):
    attempts = school.attempts(6)
    for one, days in zip(attempts, (3, 400, 0.5), strict=False):
        one["time"] = written(datetime.now(UTC) + timedelta(days=days))
    (folder / "1.json").write_text(school.handed(attempts, 6, "Ana"), encoding="utf-8")
    report = reported()
    assert report.totals["future"] == 2 and report.attempts == len(attempts) - 2
    assert noted(report) == {("1.json", "future")}
    assert say("totals-future", count=2) in report.html()


def test_verdicts_are_not_believed(folder, reported, school):
    attempts = school.attempts(6)
    honest = alone(folder, reported, school, attempts)
    wrong = [one for one in attempts if one["verdict"].get("right") is False]
    for one in wrong:
        one["verdict"] = {"complete": True, "problem": None, "credit": 1, "right": True, "parts": []}
    attempts[0]["verdict"] = None
    forged = alone(folder, reported, school, attempts)
    differing = len(wrong) + (attempts[0] not in wrong)
    assert forged.totals["differing"] == differing > 20
    assert forged.students.rows == honest.students.rows and forged.items.rows == honest.items.rows
    assert honest.totals["differing"] == 0 and noted(forged) == {("1.json", "differing")}


def alone(folder, reported, school, attempts):
    (folder / "1.json").write_text(school.handed(attempts, 6, "Ana"), encoding="utf-8")
    return reported()


def test_the_same_mark_on_other_hand_ins_is_said(folder, reported, school):
    (folder / "1.json").write_text(
        school.hand_in(1, "Ana", id="11111111-1111-4111-8111-111111111111"), encoding="utf-8"
    )
    (folder / "2.json").write_text(
        school.hand_in(2, "Bea", id="11111111-1111-4111-8111-111111111111"), encoding="utf-8"
    )
    report = reported()
    assert noted(report) == {("2.json", "same-id")} and len(report.students) == 2


def test_a_bad_entry_costs_only_itself(folder, reported, school):
    attempts = school.attempts(6)
    text = school.handed(attempts, 6, "Ana")
    held = json.loads(text)
    held["attempts"][3:3] = [{"uuid": "no"}, None, 5, {**attempts[0], "digest": "x"}]
    held["attempts"][0]["more"] = "of a later version"
    (folder / "1.json").write_text(json.dumps(held), encoding="utf-8")
    report = reported()
    assert report.attempts == len(attempts) and report.totals["refused"] == 4
    assert noted(report) == {("1.json", "refused")}


@pytest.mark.parametrize(
    "response",
    [
        '{"path": [["x", 1.5e999]], "side": "own"}', '{"path":[[1e999,0]],"skipped":1.5e999}', '{"path":{"a":1}}', "[[], 1e400]", '"\\ud800"',
        '{"path":[["the-parcel",true]]}', '{"path":[["the-parcel",0,0]]}', '{"path":["ab",null,5]}', "1e999", "true", '{"skipped":false}', "9" * 400,
    ],
)  # fmt: skip
def test_no_response_is_fatal(folder, reported, school, response):
    """Whatever is answered to a question or a story; and nothing of it counts as an end."""
    text = school.handed(school.attempts(6), 6, "Ana")
    held = json.loads(text)
    for one in held["attempts"]:
        if one["name"] in ("the-gift", "coffee-after-choir") or one["name"].endswith(
            ("three-parts", "which-way-it-runs")
        ):
            one["response"] = "HERE"
    assert "HERE" in json.dumps(held)
    (folder / "1.json").write_text(json.dumps(held).replace('"HERE"', response), encoding="utf-8")
    report = reported()
    assert len(report.students) == 1 and len(report.left_out) == 0
    assert not [row for row in report.stories if row["story"] in ("the-gift", "coffee-after-choir") and row["finished"]]


def test_a_hand_in_that_was_laid_out_anew_is_read_all_the_same(folder, reported, school):
    text = school.hand_in(1, "Ana")
    for number, other in enumerate((
        json.dumps(json.loads(text), indent=2), "\ufeff" + text, text.replace("\n", "\r\n"), json.dumps(dict(reversed(json.loads(text).items()))),
    )):  # fmt: skip
        (folder / "1.json").write_bytes(other.encode())
        report = reported()
        assert (len(report.students), len(report.left_out), report.totals["refused"]) == (1, 0, 0), number
        assert report.attempts == len(json.loads(text)["attempts"])


def test_what_the_course_wrote_is_read_in_bulk(handed, monkeypatch):
    """With all care it would take ten times as long."""

    def refuse(text):
        raise AssertionError("it was read with care")

    monkeypatch.setattr(loading, "mended", refuse)
    assert len(load([Found(f"{number}.json", handed.encode()) for number in range(2)]).heads) == 1


@pytest.mark.parametrize("case", SOUND["cases"], ids=lambda case: case["name"])
def test_what_is_an_attempt_is_what_the_record_says_is_one(case):
    """In the file as the course writes it, and as somebody else may have laid it out.

    Only what no figure needs is not asked for: three fields and the verdict, and how a UUID and a time are written.
    """
    value = value_of(case)
    head = {
        "format": "onesided-hand-in",
        "version": 1,
        "id": "1" * 8 + "-1111-4111-8111-" + "1" * 12,
        "made": NOON,
        "name": None,
        "chapters": None,
        "reflections": False,
    }
    as_written = json.dumps(head, separators=(",", ":"))[:-1] + f',"attempts":[\n{json.dumps(value)}\n]}}\n'
    laid_out = json.dumps({**head, "attempts": [value]})
    unasked = ("uuid", "time", "occasion", "hints", "host", "verdict")
    asked = {name: one for name, one in value.items() if name in SOUND["base"]} if isinstance(value, dict) else {}
    is_lax = sound({**asked, **{name: SOUND["base"][name] for name in unasked}, "verdict": None})
    for text in (as_written, laid_out):
        loaded = load([Found("a.json", text.encode())])
        judge_all(loaded.connection, Bank((), (), (), {}, {}))
        count = loaded.connection.execute("SELECT count(*) FROM facts WHERE wording <> 4").fetchall()[0][0]
        if case["sound"]:
            assert count == (value["response"] is not None), "a fresh start is no answer"
        else:
            assert count <= is_lax, text[:300]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_no_bytes_are_fatal(data, handed, tmp_path_factory):
    """A hand-in with some bytes changed, cut out or put in is read, or named; and its neighbour counts."""
    chance = random.Random(data.draw(st.integers(0, 10**9)))
    raw = bytearray(handed.encode()[:6000] + handed.encode()[-200:] if chance.random() < 0.5 else handed.encode())
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(raw))
        match chance.randrange(3):
            case 0:
                raw[at] = chance.randrange(256)
            case 1:
                del raw[at : at + chance.randrange(300)]
            case 2:
                raw[at:at] = data.draw(st.binary(max_size=20))
    loaded = load([Found("bad.json", bytes(raw)), Found("good.json", handed.encode())])
    assert "good.json" in {loaded.files[number] for number in loaded.heads} | {
        one.file for one in loaded.troubles if one.what == "copy"
    }
    assert {one.what for one in loaded.troubles} <= {
        "binary",
        "truncated",
        "foreign",
        "spoilt",
        "refused",
        "newer",
        "record",
        "copy",
        "empty",
    }


def test_many_batches_in_threads_say_the_same_as_one(folder, school, monkeypatch):
    for number in range(12):
        (folder / f"{number}.json").write_text(school.hand_in(number, f"S{number}"), encoding="utf-8")
    (folder / "x.json").write_text("no")
    whole = class_report(folder, shelf=SHELF)
    monkeypatch.setattr(loading, "BATCH", 1)
    monkeypatch.setattr(loading, "WORKERS", 4)
    parts = class_report(folder, shelf=SHELF)
    assert parts.html() == whole.html() and parts.csv() == whole.csv()
