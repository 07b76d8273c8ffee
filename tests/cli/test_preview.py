"""`onesided preview`: what it shows, when it shows it anew, and to whom."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from onesided.cli import main, preview
from onesided.frontend import classic, style
from onesided.lint import Finding, Report
from onesided.model import CourseError, Shelf
from onesided.preview import Sight, find_piece
from onesided.preview.server import listening
from onesided.preview.sight import _watched

QUIZ = "a-unique-bond/chapter-quiz"


@contextmanager
def served(course, name, check=preview.found_in, port=0):
    """A preview of the piece, and a function that asks it for a path: status, headers, text."""
    server = listening(Sight(find_piece(Shelf(course), name), check), port)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def get(path="/", host=None, method="GET"):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{server.server_port}"})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode("utf-8")

    get.port = server.server_port
    try:
        yield get
    finally:
        server.shutdown()
        server.server_close()


def change(course, old, new, file=f"book/quizzes/{QUIZ}.yml"):
    text = (course / file).read_text(encoding="utf-8")
    assert old in text
    (course / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_quiz_is_shown_with_the_styles_the_script_and_what_the_check_says(course):
    with served(course, QUIZ) as get:
        status, headers, page = get()
        assert status == 200 and headers["Content-Type"] == "text/html; charset=utf-8"
        assert 'class="onesided os-quiz" data-name="a-unique-bond/chapter-quiz"' in page
        assert "Nothing to mend." in page
        assert get("/onesided.css")[2] == style() and get("/onesided.js")[2] == classic()
        assert get("/preview.mjs")[1]["Content-Type"].startswith("text/javascript")
        change(course, "text: The bond", "text: All of the above")
        page = get()[2]
        assert "“All of the above” is an option." in page and "<b>Error</b>, line " in page
        assert "Why there is rule O5" in page


def test_a_story_is_shown_with_a_way_to_leave_it(course):
    with served(course, "a-special-slot") as get:
        page = get()[2]
        assert 'class="onesided os-story"' in page and 'data-away="/away"' in page
        assert re.search(r'<p class="pv-proof">.*paths', page)
        status, _, away = get("/away")
        assert status == 200 and "therap" not in away and "slot" not in away
        change(course, "goto: ", "goto: nowhere-", "book/vignettes/a-special-slot.yml")
        assert re.search(r"book/vignettes/a-special-slot.yml:\d+: .*nowhere-", get()[2])


def test_what_is_broken_is_said_with_its_line_and_heals(course):
    with served(course, QUIZ) as get:
        whole = (course / f"book/quizzes/{QUIZ}.yml").read_text(encoding="utf-8")
        line = whole.partition("hint: ")[0].count("\n") + 1
        change(course, "hint: ", "hnit: ")
        page = get()[2]
        assert f"book/quizzes/{QUIZ}.yml:{line}: " in page and "unknown field &#34;hnit&#34;" in page
        assert "os-quiz" not in page and "Traceback" not in page
        (course / f"book/quizzes/{QUIZ}.yml").unlink()
        assert "No quiz called" in get()[2]
        (course / f"book/quizzes/{QUIZ}.yml").write_text(whole, encoding="utf-8")
        assert "os-quiz" in get()[2]


def test_the_version_changes_with_what_is_shown_and_with_nothing_else(course):
    with served(course, QUIZ) as get:
        first = get("/version")[2]
        assert f'content="{first}"' in get()[2]
        (course / "book/welcome.md").write_text("# Another welcome\n", encoding="utf-8")
        change(course, "confidence: true", "confidence: true   # a remark")
        assert get("/version")[2] == first
        change(course, "stem: ", "stem: Well, ")
        second = get("/version")[2]
        assert second != first
        change(course, "locate-the-strain:", "locate-a-strain:", "book/objectives.yml")
        assert get("/version")[2] not in (first, second)


def test_a_change_of_the_styles_is_a_new_version(course, monkeypatch):
    with served(course, QUIZ) as get:
        first = get("/version")[2]
        monkeypatch.setattr("onesided.preview.sight.style", lambda: "p { color: red }")
        assert get("/version")[2] == first, "nothing was written"
        change(course, "confidence: true", "confidence: true   # a remark")
        assert get("/version")[2] != first
        assert get("/onesided.css")[2] == "p { color: red }"


def test_what_the_machinery_is_made_of_is_followed_too(root):
    watched = {path.name for path in _watched(find_piece(Shelf(root), "the-gift"))}
    assert {"the-gift.yml", "vignette.html.j2", "quiz.mjs", "base.css", "messages.en.json", "page.html.j2"} <= watched
    assert {"objectives.yml", "references.bib", "glossary.md", "01-a-unique-bond.ipynb"} <= watched
    assert "a-special-slot.yml" not in watched


def test_nothing_is_made_anew_while_nothing_is_written(course):
    asked = []
    with served(course, QUIZ, check=lambda piece: asked.append(piece) or Report(1, 1, ())) as get:
        assert len({get("/version")[2] for _ in range(5)}) == 1
        assert len(asked) == 1


def test_only_this_machine_by_its_own_name_is_answered(course):
    with served(course, QUIZ) as get:
        for name in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
            assert get(host=f"{name}:{get.port}")[0] == 200
        for foreign in (f"evil.example:{get.port}", "127.0.0.1:1", "localhost", f"127.0.0.1.evil.example:{get.port}"):
            status, _, said = get(host=foreign)
            assert status == 403 and "os-quiz" not in said
            assert get("/version", host=foreign)[0] == 403
        _, headers, _ = get()
        assert "Access-Control-Allow-Origin" not in headers
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        with pytest.raises(OSError, match="refused"), socket.create_connection((_other_address(), get.port), 2):
            pass


def _other_address():
    """An address of this machine that is not 127.0.0.1; all of 127/8 leads here."""
    return "127.0.0.2"


def test_links_into_the_course_lead_to_a_page_that_says_where_it_is(course):
    with served(course, QUIZ) as get:
        page = get()[2]
        assert 'href="/passage/a-unique-bond#mending-it"' in page
        assert 'href="/passage/references#bordin1979generalizability"' in page
        status, _, said = get("/passage/a-unique-bond")
        assert status == 200 and "notebooks/01-a-unique-bond.ipynb" in said
        status, _, said = get("/passage/%3Cscript%3Ealert(1)%3C/script%3E")
        assert status == 404 and "<script>alert" not in said
        assert get("/etc/passwd")[0] == 404 and get("/../../_toc.yml")[0] == 404
        status, headers, body = get(method="HEAD")
        assert status == 200 and int(headers["Content-Length"]) > 1000 and body == ""


def test_the_machinerys_own_mistakes_are_said_too(course, monkeypatch, capfd):
    from jinja2 import TemplateSyntaxError

    from onesided.frontend import JoinError
    from onesided.preview import piece

    def fails(error):
        def fail(*_, **__):
            raise error

        return fail

    with served(course, QUIZ) as get:
        for where, error in (
            ("sight.classic", JoinError("quiz.mjs has a form that the joiner does not know.")),
            ("piece.quiz_html", TemplateSyntaxError("unexpected end", 3)),
        ):
            with monkeypatch.context() as patched:
                patched.setattr(f"onesided.preview.{where}", fails(error))
                os.utime(course / f"book/quizzes/{QUIZ}.yml")
                assert "cannot be shown yet" in get()[2] and str(error).split(".")[0] in get()[2]
        with monkeypatch.context() as patched:
            patched.setattr(piece, "quiz_html", fails(KeyError("a mistake in Python")))
            os.utime(course / f"book/quizzes/{QUIZ}.yml")
            assert get()[0] == 500
        os.utime(course / f"book/quizzes/{QUIZ}.yml")
        assert get()[0] == 200
    assert "a mistake in Python" in capfd.readouterr().err


def test_findings_elsewhere_name_their_file(course):
    found = [
        Finding("book/objectives.yml", 3, "X1", "E", "", "something is wrong", "Mend it"),
        Finding(f"book/quizzes/{QUIZ}.yml", 7, "T7", "I", "an-item", "words are long", "Shorten them"),
    ]
    with served(course, QUIZ, check=lambda piece: Report(1, 7, tuple(reversed(found)))) as get:
        page = get()[2]
        assert page.index("book/objectives.yml, line 3") < page.index("<b>Advice</b>, line 7, an-item")


NAMES = [
    (QUIZ, "quiz", QUIZ),
    (f"./book/quizzes/{QUIZ}.yml", "quiz", QUIZ),
    ("the-gift", "vignette", "the-gift"),
    ("book/vignettes/the-gift.yml", "vignette", "the-gift"),
]


@pytest.mark.parametrize(("said", "kind", "name"), NAMES)
def test_a_piece_is_named_by_its_name_or_its_file(root, said, kind, name):
    piece = find_piece(Shelf(root), said)
    assert (piece.kind, piece.name) == (kind, name) and piece.path.is_file()


WRONG = [
    ("a-unique-bond/chapter-quizz", 'The nearest is "a-unique-bond/chapter-quiz"'),
    ("the-gfit", 'The nearest is "the-gift"'),
    ("a-unique-bond", "Name one of a-unique-bond/a-first-question, "),
    ("qqqqqq", "onesided new quiz"),
    ("../../../etc/passwd", "onesided new quiz"),
]


@pytest.mark.parametrize(("said", "remedy"), WRONG)
def test_a_name_that_nothing_has_is_a_sentence(root, said, remedy):
    with pytest.raises(CourseError, match=re.escape(remedy)):
        find_piece(Shelf(root), said)


def test_a_quiz_and_a_story_of_one_name_are_told_apart_by_their_files(course):
    (course / "book/quizzes/the-gift.yml").write_text("title: x")
    with pytest.raises(CourseError, match="book/quizzes/the-gift.yml or book/vignettes/the-gift.yml"):
        find_piece(Shelf(course), "the-gift")
    assert find_piece(Shelf(course), "book/quizzes/the-gift.yml").kind == "quiz"


def test_a_port_in_use_is_left_to_whoever_uses_it(course):
    with served(course, QUIZ) as first, served(course, QUIZ, port=first.port) as second:
        assert second.port != first.port and second()[0] == 200
    with pytest.raises(CourseError, match="Name another"):
        listening(Sight(find_piece(Shelf(course), QUIZ), preview.found_in), 70_000)


def test_the_browser_is_sent_there_unless_that_was_declined(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    opened = threading.Event()
    monkeypatch.setattr("webbrowser.open", lambda address: opened.set())
    monkeypatch.setattr("onesided.preview.serve", lambda sight, port, ready: ready(f"http://127.0.0.1:{port}/"))
    assert main(["preview", QUIZ, "--no-browser"]) == 0
    assert not opened.wait(0.2)
    assert f"See book/quizzes/{QUIZ}.yml at http://127.0.0.1:8010/" in capsys.readouterr().out
    assert main(["preview", QUIZ, "--port", "8123"]) == 0
    assert opened.wait(5) and ":8123/" in capsys.readouterr().out


def test_control_c_ends_it_without_a_word_too_many(course):
    command = [sys.executable, "-m", "onesided", "preview", QUIZ, "--no-browser", "--port", "0"]
    running = subprocess.Popen(command, cwd=course, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert "http://127.0.0.1:" in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        assert running.wait(10) == 0
        assert running.stderr.read() == ""
    finally:
        running.kill()
        running.communicate()
