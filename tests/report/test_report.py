"""Two hundred made-up students of the real course become a report, which says what a slow recount says."""

import csv
import io
import json
import math
import random
import statistics
from datetime import timedelta

import pytest

from onesided import class_report
from onesided.judge import key_of
from onesided.markup.markdown import plain
from onesided.model import Shelf
from onesided.report import report as same
from onesided.report.gradebook import harmless
from onesided.report.items import ENOUGH
from onesided.report.telling import belief_topics, question_topics
from onesided.report.words import say
from tests.browser.responses import right, wrong
from tests.conftest import ROOT, copy_course
from tests.report.classes import WORDS, written
from tests.report.recount import Recount

SHELF = Shelf(ROOT)
COUNT = 200
NASTY = '<script>alert("x")</script>&\u202e'


@pytest.fixture(scope="module")
def texts(school):
    """By their files; every ninth student gave no name, and every fifth put their own words in."""
    return {
        f"{number:03}.json": school.hand_in(
            number, f"S{number:03}" if number % 9 else None, reflections=number % 5 == 0
        )
        for number in range(COUNT)
    }


@pytest.fixture(scope="module")
def reported(texts, tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return class_report(folder, shelf=SHELF)


@pytest.fixture(scope="module")
def recount(texts):
    return Recount(SHELF, texts)


def by(table, name):
    return {row[name]: row for row in table}


def test_everyone_is_there_once(reported, recount):
    assert len(reported.students) == COUNT == reported.files
    assert reported.attempts == recount.attempts > 40_000
    assert not reported.left_out.rows and not reported.noted.rows and not any(reported.totals.values())
    for row in reported.students:
        assert row["items"] == len(recount.first[row["file"]]) and row["stories"] == len(recount.ways[row["file"]])


def test_questions(reported, recount):
    rows = by(reported.items, "item")
    assert rows.keys() == recount.items.keys()
    for name, item in recount.items.items():
        row, (rights, n) = rows[name], recount.facility(name)
        assert row["n"] == n and row["earlier"] == 0
        seconds = [of_one[name]["seconds"] for of_one in recount.first.values() if name in of_one]
        assert math.isclose(row["seconds"], statistics.median(seconds), abs_tol=1e-4)
        if item.type in ("scale", "reflect"):
            assert row["facility"] is None and row["verdict"] == say("verdict-none")
            continue
        assert (row["right"], row["graded"]) == (rights, n) and math.isclose(row["facility"], rights / n)
        assert row["facility_low"] < row["facility"] < row["facility_high"] or row["facility"] in (0, 1)
        latest = [recount.verdict(one[name]).right for one in recount.latest.values() if name in one]
        assert row["latest_right"] == sum(latest)
    # Who knows more is right more often in this class, in every question.
    found = [row["discrimination"] for row in rows.values() if row["discrimination"] is not None]
    assert len(found) > 150 and statistics.mean(found) > 0.25


def test_options(reported, recount):
    for name, item in recount.items.items():
        if item.type == "choice":
            picked = recount.options(name)
            rows = [row for row in reported.options if row["item"] == name]
            assert [row["picked"] for row in rows] == [picked[place] for place in range(len(item.options))]
            assert [row["is_right"] for row in rows] == [option.correct for option in item.options]
            assert all(row["better"] <= row["picked"] for row in rows)


def test_objectives_at_first_and_in_the_latest_answers(reported, recount):
    rows = by(reported.goals, "objective")
    assert len(rows) > 40
    for name, row in rows.items():
        for which, answers in (("first", recount.first), ("latest", recount.latest)):
            count, mean = recount.mean(answers, name)
            assert row["answers"] == count and math.isclose(row[which], mean)
    assert all(row["latest"] > row["first"] for row in reported.chapters)


def test_misconceptions(reported, recount):
    rows = by(reported.beliefs, "misconception")
    assert len(rows) > 30
    for name, row in rows.items():
        assert row["held"] == recount.holders(recount.first, name), name
        assert row["still"] == recount.holders(recount.latest, name)
        assert row["held"] <= row["met"] <= COUNT
    shares = [row["share_low"] for row in reported.beliefs]
    assert shares == sorted(shares, reverse=True)


def test_ways_through_the_stories(reported, recount):
    for story in SHELF.vignettes():
        taken, endings = recount.choices(story)
        scenes = SHELF.vignette(story).scenes
        rows = [row for row in reported.choices if row["story"] == story]
        for row in rows:
            place = [plain(choice.text) for choice in scenes[row["scene"]].choices].index(row["choice"])
            assert row["taken"] == taken[row["scene"], place]
        assert {
            row["ending"]: row["reached"] for row in reported.endings if row["story"] == story and row["reached"]
        } == endings
        told = by(reported.stories, "story")[story]
        assert told["finished"] == sum(endings.values())
        assert told["students"] == told["finished"] + told["skipped"] + told["under_way"]


def test_calibration(reported, recount):
    found = {row["confidence"]: (row["answers"], row["right"]) for row in reported.sureness}
    assert found == recount.sureness()
    low, middle, high = (row["facility"] for row in reported.sureness)
    assert low < middle < high


def test_the_gradebook(reported, recount):
    text = reported.csv()
    assert text.startswith("\ufeff")
    head, *rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == COUNT and {len(row) for row in rows} == {len(head)}
    assert len(head) == 8 + 2 * len(reported.bank.chapters)
    for row in rows:
        graded = [recount.verdict(one).credit for one in recount.first[row[2]].values()]
        points = sum(credit for credit in graded if credit is not None)
        assert math.isclose(float(row[6]), points, abs_tol=0.01)
        # One question is asked before the first chapter.
        assert math.isclose(sum(map(float, row[8::2])), points, abs_tol=1.11)


def test_what_to_talk_about_next(reported):
    questions = question_topics(reported.items, reported.options)
    assert len(questions) == 5
    hardest = sorted((row for row in reported.items if row["graded"]), key=lambda row: row["facility_drawn"])[:5]
    assert [topic.title for topic in questions] == [row["stem"] for row in hardest]
    for topic, row in zip(questions, hardest, strict=True):
        assert topic.sentences[0].startswith(f"{row['right']} of {row['graded']} were right at first")
    beliefs = belief_topics(reported.beliefs)
    assert [topic.title for topic in beliefs] == [row["belief"] for row in reported.beliefs][:3]
    page = reported.html()
    at = [page.index(str(escape_text(topic.title))) for topic in (*questions, *beliefs)]
    assert at == sorted(at) and at[-1] < page.index('id="students"'), "the page begins with it"


def escape_text(text):
    from markupsafe import escape

    return escape(text)


def test_own_words_are_nowhere(reported, texts):
    assert any(WORDS in text for text in texts.values())
    assert WORDS not in reported.html() + reported.csv()


def test_tables_show_themselves_and_are_plain_rows(reported):
    for table in (
        reported.students,
        reported.items,
        reported.options,
        reported.beliefs,
        reported.choices,
        reported.sureness,
    ):
        html = table._repr_html_()
        assert html.count("<caption>") == 1 and html.count("<tr>") == len(table) + 1
        assert html.count('scope="row"') == len(table) and html.count('scope="col"') == len(table.columns)
        json.dumps(list(table))  # nothing of numpy's is left in it
        assert repr(table).endswith(f"({len(table)})")
    inner = reported._repr_html_()
    assert "<html" not in inner and "<script" not in inner and 'id="' not in inner
    assert repr(reported) == "What your class handed in (200 students)"


def test_it_has_two_names():
    assert same is class_report


# Small classes.


def answers(school, folder, counted, *, name=None):
    """So many students who answer one question as told, and ten others right."""
    asked = [piece for piece in school.questions if piece.key["type"] == "choice"]
    piece, *others = asked[:11]
    number = 0
    for response, count in counted.items():
        for _ in range(count):
            moment, chance = school.now - timedelta(days=1), random.Random(f"small {number}")
            made = [school.attempt(piece, moment, chance, response)]
            for place, other in enumerate(others):
                is_right = chance.random() < (0.9 if response != piece.key["key"] else 0.4)
                made.append(
                    school.attempt(
                        other,
                        moment + timedelta(minutes=place + 1),
                        chance,
                        right(other.key) if is_right else wrong(other.key),
                    )
                )
            (folder / f"{number:03}.json").write_text(school.handed(made, 5000 + number, name), encoding="utf-8")
            number += 1
    return piece


def test_below_thirty_no_word_judges_a_question(school, folder, tmp_path):
    key = next(piece for piece in school.questions if piece.key["type"] == "choice").key
    piece = answers(school, folder, {key["key"]: ENOUGH // 2 - 1, wrong(key): ENOUGH // 2})
    report = class_report(folder, shelf=SHELF)
    row = by(report.items, "item")[piece.name]
    assert row["graded"] == ENOUGH - 1 and row["verdict"] == say("verdict-few")
    assert row["rival"]["better"] > row["rival"]["key"], "the numbers are there"
    assert {one["verdict"] for one in report.items} == {say("verdict-few")}
    assert say("miskeys") not in report.html()


def test_a_key_that_the_better_half_does_not_choose_is_suspected(school, folder):
    key = next(piece for piece in school.questions if piece.key["type"] == "choice").key
    piece = answers(school, folder, {key["key"]: 20, wrong(key): 20})
    report = class_report(folder, shelf=SHELF)
    row = by(report.items, "item")[piece.name]
    assert row["graded"] == 40 and row["discrimination_high"] < 0
    assert say("verdict-key") in row["verdict"] and say("miskeys") in report.html()


def test_one_student_is_no_class(school, folder):
    (folder / "a.json").write_text(school.hand_in(3, "Ana"), encoding="utf-8")
    report = class_report(folder, shelf=SHELF)
    assert say("too-little") in report.html()
    assert {row["verdict"] for row in report.items} == {say("verdict-few"), say("verdict-none")}


def test_a_name_is_data(school, folder):
    for number, name in enumerate((NASTY, "=HYPERLINK(1)", "+1", "-1", "@x", "'", "1,2", 'a"b')):
        (folder / f"{number}.json").write_text(school.hand_in(number, name), encoding="utf-8")
    (folder / "=cmd|' calc'!A1.json").write_text(school.hand_in(20, "-"), encoding="utf-8")
    report = class_report(folder, shelf=SHELF)
    for html in (report.html(), report._repr_html_()):
        assert "<script" not in html and "&lt;script&gt;" in html
    rows = list(csv.reader(io.StringIO(report.csv().removeprefix("\ufeff"))))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert {"'=HYPERLINK(1)", "'+1", "'-1", "'@x", "1,2", 'a"b', "'-"} <= set(cells)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", " =1", "\r=1", "|x", "%x", "＝1"])  # noqa: RUF001
def test_no_cell_is_worked_out(cell):
    assert harmless(cell) == f"'{cell}"
    assert harmless("Ana") == "Ana"


def test_other_wordings_count_apart(school, tmp_path, folder):
    attempts = school.attempts(1, share=1, again=0)
    asked = [one for one in attempts if "#" in one["name"] and one["verdict"]["right"] is not None]
    reworded, changed, gone, kept = asked[:4]
    reworded["digest"] = f"{reworded['digest'][:8]}-00000000"
    changed["digest"] = f"00000000{changed['digest'][8:]}"
    gone["name"] = "no-such/quiz#item"
    later = {
        **reworded,
        "uuid": "11111111-1111-4111-8111-111111111111",
        "time": written(school.now),
        "digest": f"{reworded['digest'][:8]}-{'f' * 8}",
    }
    (folder / "a.json").write_text(school.handed([*attempts, later], 1, "Ana"), encoding="utf-8")
    report = class_report(folder, shelf=SHELF)
    rows = by(report.items, "item")
    assert (rows[reworded["name"]]["n"], rows[reworded["name"]]["earlier"]) == (0, 1)
    assert changed["name"] not in rows and rows[kept["name"]]["n"] == 1
    found = {row["piece"]: (row["earlier"], row["other"]) for row in report.wordings}
    assert found == {reworded["name"]: (2, 0), changed["name"]: (0, 1), None: (0, 1)}
    assert report.attempts == len(attempts) - 1, "what was answered to another question is not among them"
    # It means the same, so it counts in the scores.
    (student,) = report.students
    assert student["items"] == len([one for one in attempts if "#" in one["name"]]) - 2


def test_an_edited_question_is_another_one(school, tmp_path, folder):
    course = Shelf(copy_course(tmp_path / "course"))
    (folder / "a.json").write_text(school.hand_in(1, "Ana"), encoding="utf-8")
    before = class_report(folder, shelf=course)
    name = next(row["item"] for row in before.items if row["type"] == "choice")
    path = course.quiz_path(name.split("#")[0])
    item = next(one for one in course.quiz(name.split("#")[0]).items if one.id == name.split("#")[1])
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"  - id: {item.id}\n", f"  - id: {item.id}\n    edition: 2\n"), encoding="utf-8")
    after = class_report(folder, shelf=course)
    assert name in by(before.items, "item") and name not in by(after.items, "item")
    assert after.wordings[0]["piece"] == name and after.wordings[0]["other"] >= 1


def test_clicking_until_it_is_right_changes_only_the_latest_answer(school, folder):
    piece = next(one for one in school.questions if one.key["type"] == "choice")
    chance = random.Random(1)
    made = [
        school.attempt(piece, school.now + timedelta(seconds=second), chance, response)
        for second, response in enumerate([wrong(key_of_piece(piece))] * 3 + [right(piece.key)])
    ]
    (folder / "a.json").write_text(school.handed(made, 1, "Ana"), encoding="utf-8")
    (student,) = class_report(folder, shelf=SHELF).students
    assert (student["first"], student["latest"], student["items"]) == (0, 1, 1)


def key_of_piece(piece):
    name, _, id = piece.name.partition("#")
    return key_of(next(item for item in SHELF.quiz(name).items if item.id == id))
