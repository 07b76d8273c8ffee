"""The course on a JupyterHub: two students and a teacher log in, get it by a link, answer, and vote together.

Nobody can do what another may: not by an address, not by a form, not by a line.
"""

from __future__ import annotations

import json
import re
import stat
import subprocess
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from onesided.classroom.store import opened
from onesided.classroom.words import say
from onesided.markup.markdown import plain
from onesided.model import Shelf
from tests.browser.axe import violations
from tests.browser.lab import RUN_ALL, rows_of, wait_for_kernel
from tests.browser.test_lab import answer_right
from tests.browser.waiting import expect_soon
from tests.conftest import ROOT, copy_course
from tests.hub import Hub, log_in, running

CHAPTER = "notebooks/01-a-unique-bond.ipynb"
STUDENTS, TEACHER, COLLEAGUE = ("ana", "ben"), "tessa", "carl"
FOLDER = "boundaries-that-hold"
QUIZ = f"{FOLDER}/before-you-read"
ITEM = Shelf(ROOT).quiz(QUIZ).items[0]


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running(tmp_path_factory.mktemp("hub"), [TEACHER], [COLLEAGUE]) as made:
        yield made


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course as a repository to pull from."""
    course = copy_course(tmp_path_factory.mktemp("repository") / "course")
    as_somebody = ["git", "-c", "user.name=Checks", "-c", "user.email=checks@example.org", "-C", str(course)]
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "The course"]):
        subprocess.run([*as_somebody, *words], check=True)
    return course


@pytest.fixture(scope="module")
def people(hub: Hub, browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """A browser for each, in which they have logged in to the Hub."""
    contexts = {}
    for name in (*STUDENTS, TEACHER, COLLEAGUE):
        contexts[name] = browser.new_context(viewport={"width": 1280, "height": 800})
        contexts[name].set_default_timeout(60_000)
        page = contexts[name].new_page()
        log_in(page, hub, name, "/hub/home")
        page.wait_for_url("**/hub/home")
        page.close()
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.fixture
def code(hub: Hub, people: dict[str, BrowserContext]) -> str:
    """The code of a class that the teacher has begun."""
    return begun(hub, people[TEACHER])


def begun(hub: Hub, context: BrowserContext) -> str:
    """The code of a class that somebody has begun on the Hub's page."""
    page = context.new_page()
    page.goto(hub.classes)
    page.get_by_label(say("begin-what")).select_option(FOLDER)
    page.get_by_role("button", name=say("begin")).click()
    page.wait_for_url("**/teach/*")
    code = page.url.rpartition("/")[2]
    page.close()
    return code


def records(hub: Hub, user: str) -> list[Path]:
    """The records in a user's home: one, or none before the first answer is written down."""
    return list(hub.home(user).rglob("record.sqlite3"))


def answers(hub: Hub, user: str) -> int:
    """How many answers a user's records hold by now."""
    return sum(len(rows_of(record)) for record in records(hub, user))


def test_two_students_get_the_course_by_a_link_and_answer_each_into_a_record_of_their_own(hub, people, repository):
    link = urlencode(
        {
            "repo": repository.as_uri(),
            "branch": "main",
            "targetPath": "course",
            "urlpath": f"lab/tree/course/{CHAPTER}",
        }
    )
    for student in STUDENTS:
        page = people[student].new_page()
        page.goto(f"{hub.origin}/hub/user-redirect/git-pull?{link}")
        wait_for_kernel(page, 120_000)
        page.evaluate(RUN_ALL)
        quizzes = page.locator(".jp-Notebook .os-quiz.os-awake")
        quiz = quizzes.filter(has=page.locator('.os-item[data-type="choice"]')).first
        expect(quiz).to_be_visible(timeout=90_000)
        answer_right(quiz)
        assert (hub.home(student) / "course" / CHAPTER).is_file()
        expect_soon(partial(answers, hub, student), 1)
        page.close()
    for student in STUDENTS:
        assert answers(hub, student) == 1, "one answer, their own"
        [record] = records(hub, student)
        assert stat.S_IMODE(record.stat().st_mode) & 0o077 == 0, "nobody else on the machine may read it"


def test_a_student_is_not_let_into_the_files_of_another(hub, people):
    first, second = STUDENTS
    assert people[first].request.get(f"{hub.origin}/user/{first}/api/contents/course").ok
    for address in ("api/contents/", "files/course/_config.yml", "lab", "api/kernels"):
        for somebody in (second, TEACHER):
            answer = people[somebody].request.get(f"{hub.origin}/user/{first}/{address}", max_redirects=20)
            assert answer.status in (403, 404), f"{somebody} got {address}: {answer.status} {answer.url}"


def test_a_class_is_begun_and_two_students_vote_on_the_hub(hub, people, code):
    desk = people[TEACHER].new_page()
    desk.goto(f"{hub.classes}teach/{code}")
    phones = []
    for student in STUDENTS:
        phone = people[student].new_page()
        phone.goto(hub.classes)
        expect(phone.get_by_role("button", name=say("begin"))).to_have_count(0)
        phone.get_by_label(say("code")).fill(code.lower())
        phone.get_by_role("button", name=say("join")).click()
        expect(phone.get_by_role("heading", name=say("lobby"))).to_be_visible()
        expect(phone.get_by_text(say("anonymous-hub", user=student))).to_be_visible()
        phones.append(phone)
    desk.locator(".cl-plan li").filter(has_text=plain(ITEM.stem)).get_by_role("button").click()
    for phone in phones:
        phone.locator("form[data-ballot] input[type=radio]").first.check()
        phone.get_by_role("button", name=say("vote"), exact=True).click()
        expect(phone.locator("[data-status]")).to_have_text(say("voted"))
    expect(desk.locator("[data-count]")).to_have_text(say("votes-in", votes=2, joined=2))

    # The same student in another window of the same browser votes no second time.
    again = people[STUDENTS[0]].new_page()
    again.goto(f"{hub.classes}{code}")
    expect(again.locator("[data-status]")).to_have_text(say("voted"))
    again.close()

    desk.get_by_role("button", name=say("close"), exact=True).click()
    desk.get_by_role("button", name=say("tell"), exact=True).click()
    for phone in phones:
        expect(phone.get_by_role("heading", name=say("results"))).to_be_visible()
    with opened(f"sqlite:///{hub.folder}/classes.sqlite3") as store:
        kept_there = str(store.held(code=code)) + str(store.votes(store.held(code=code)))
    assert not any(student in kept_there for student in STUDENTS), "no name lies beside a vote"


def test_it_works_without_scripts(hub, people, browser, code):
    state = people[STUDENTS[0]].storage_state()
    context = browser.new_context(storage_state=state, java_script_enabled=False)
    desk = people[TEACHER].new_page()
    desk.goto(f"{hub.classes}teach/{code}")
    desk.locator(".cl-plan li").filter(has_text=plain(ITEM.stem)).get_by_role("button").click()
    expect(desk.get_by_role("button", name=say("close"), exact=True)).to_be_visible()
    phone = context.new_page()
    phone.goto(f"{hub.classes}{code}")
    phone.locator("form[data-ballot] input[type=radio]").first.check()
    phone.get_by_role("button", name=say("vote"), exact=True).click()
    expect(phone.locator("[data-status]")).to_have_text(say("voted"))
    context.close()


def test_no_student_can_act_as_a_teacher(hub, people, code):
    student, colleague, teacher = people[STUDENTS[0]], people[COLLEAGUE], people[TEACHER]
    for somebody in (student, colleague):
        assert somebody.request.get(f"{hub.classes}teach/{code}").status == 403
    acts = {"act": "end", "version": "1"}
    guard = guard_of(student, f"{hub.classes}{code}")
    forged = [
        (student, acts | {"_xsrf": guard}),
        (student, acts),
        (colleague, acts | {"_xsrf": guard_of(colleague, hub.classes)}),
        # With the teacher's own cookies, but not from a page of the teacher's: what any other page could send.
        (teacher, acts),
        (teacher, acts | {"_xsrf": guard}),
    ]
    for somebody, form in forged:
        answer = somebody.request.post(f"{hub.classes}teach/{code}/act", form=form)
        assert answer.status == 403, answer.text()
    assert student.request.post(f"{hub.classes}begin", form={"name": "", "_xsrf": guard}).status == 403
    assert line_of(student, hub, f"teach/{code}/socket?_xsrf={guard}") == "closed"
    assert line_of(teacher, hub, f"teach/{code}/socket") == "closed", "a line that comes from no page of the teacher's"
    mine = guard_of(teacher, f"{hub.classes}teach/{code}")
    assert line_of(teacher, hub, f"teach/{code}/socket?_xsrf={mine}") == "open"
    with opened(f"sqlite:///{hub.folder}/classes.sqlite3") as store:
        assert store.held(code=code).phase == "lobby"


def test_a_teacher_by_a_scope_holds_their_own_class_and_no_other(hub, people, code):
    mine = begun(hub, people[COLLEAGUE])
    assert people[COLLEAGUE].request.get(f"{hub.classes}teach/{mine}").ok
    assert people[COLLEAGUE].request.get(f"{hub.classes}teach/{code}").status == 403
    assert people[TEACHER].request.get(f"{hub.classes}teach/{mine}").status == 403
    page = people[COLLEAGUE].new_page()
    page.goto(hub.classes)
    expect(page.get_by_role("link", name=say("begun", code=mine))).to_be_visible()
    expect(page.get_by_role("link", name=say("begun", code=code))).to_have_count(0)
    page.close()


def test_whoever_is_not_logged_in_is_asked_to(hub, browser, code):
    with closing(browser.new_context()) as stranger:
        for path in ("", code, f"teach/{code}", f"{code}/help"):
            answer = stranger.request.get(f"{hub.classes}{path}")
            assert "/hub/login" in answer.url
        assert stranger.request.post(f"{hub.classes}{code}/vote", form={"step": "1", "round": "1"}).status == 403


def test_its_pages_have_no_fault_that_a_program_finds(hub, people, code):
    page: Page = people[TEACHER].new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(hub.classes)
        expect(page.get_by_role("link", name=say("begun", code=code))).to_be_visible()
        assert not violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def guard_of(context: BrowserContext, address: str) -> str:
    """What a page of this browser sends back."""
    page = context.new_page()
    page.goto(address)
    found = page.evaluate(
        "document.querySelector('[name=_xsrf]')?.value ?? new URL(document.querySelector('[data-socket]')"
        ".dataset.socket, location).searchParams.get('_xsrf')"
    )
    page.close()
    assert re.fullmatch(r"[\w|:=.-]{20,}", found), found
    return found


def line_of(context: BrowserContext, hub: Hub, path: str) -> str:
    """Whether a line to this path is opened for this browser, or closed at once."""
    page = context.new_page()
    page.goto(f"{hub.classes}static/class.css")
    address = json.dumps(f"{hub.classes}{path}".replace("http", "ws", 1))
    answer = page.evaluate(
        f"""() => new Promise(done => {{
            const line = new WebSocket({address});
            line.onmessage = () => done("open");
            line.onclose = () => done("closed");
        }})"""
    )
    page.close()
    return answer
