"""A class in a room: fifty phones vote twice, the server is killed in between, and the teacher's screen shows the shift."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from onesided.classroom.asked import asked_of
from onesided.classroom.store import opened
from onesided.classroom.words import say
from onesided.markup.markdown import plain
from onesided.model import Shelf
from onesided.publishing.weight import compressed
from tests.browser.axe import violations
from tests.classroom.phones import Phone
from tests.conftest import ROOT
from tests.pictures import do as elsewhere

T = TypeVar("T")

SHELF = Shelf(ROOT)
QUIZ = next(
    name
    for name in SHELF.quizzes()
    if name.startswith("boundaries-that-hold/") and any(item.type == "choice" for item in SHELF.quiz(name).items)
)
ITEM = next(item for item in SHELF.quiz(QUIZ).items if item.type == "choice")
NAME = f"{QUIZ}#{ITEM.id}"
STORY = next(name for name in SHELF.vignettes() if SHELF.vignette(name).content_note)
PAGES, LINES = 4, 46


class Server:
    """`onesided class`, as a teacher starts it; it can be killed and started again."""

    def __init__(self, folder: Path, *names: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.database = f"sqlite:///{folder / 'classes.sqlite3'}"
        self.names = names
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "onesided", "class", *self.names, "--port", str(self.port)]
        self.process = subprocess.Popen(
            [*command, "--database", self.database], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout
        said = ""
        while "Ctrl+C" not in said:
            line = self.process.stdout.readline()
            assert line, said
            said += line
        self.teach = re.search(r"http\S+word=\S+", said)[0]
        self.join = re.search(r"Phones open (\S+)", said)[1]
        self.code = self.join.rpartition("/")[2]
        self.base = self.join.rpartition("/")[0]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


@contextmanager
def class_on(folder: Path, *names: str) -> Iterator[Server]:
    server = Server(folder, *names)
    try:
        yield server
    finally:
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(timeout=20)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with class_on(tmp_path, QUIZ, STORY) as started:
        yield started


@pytest.fixture
def desk(page: Page, server: Server) -> Page:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(server.teach)
    return page


def phone_of(browser: Browser, server: Server, **options: object) -> Page:
    phone = browser.new_context(viewport={"width": 360, "height": 740}, **options).new_page()
    phone.goto(server.join)
    return phone


def ask(desk: Page, words: str) -> None:
    row = desk.locator(".cl-plan li").filter(has_text=words).first
    if not row.is_visible():
        desk.locator(".cl-plan summary").click()
    row.get_by_role("button").click()
    expect(desk.locator(".cl-asked")).to_be_visible()


def vote(phone: Page, place: int, round_: int = 1) -> None:
    form = phone.locator("form[data-ballot]")
    expect(form.locator("[name=round]")).to_have_value(str(round_))
    form.locator("[name=response]").nth(place).check()
    form.get_by_role("button", name=say("vote"), exact=True).click()


def expect_in(phone: Page) -> None:
    # A line that was lost is tried again after a while, and not by all phones at once.
    expect(phone.locator("[data-status]")).to_have_text(say("voted"), timeout=30_000)


async def lines_vote(lines: list[Phone], places: list[int], round_: int) -> None:
    for line in lines:
        line.messages.clear()
        await line.open()
        await line.hears("html")
    for line, place in zip(lines, places, strict=True):
        await line.vote([str(place)], step=1, round_=round_)
    for line, place in zip(lines, places, strict=True):
        assert (await line.hears("counted"))["counted"] == [str(place)]


async def joined(server: Server) -> list[Phone]:
    lines = [Phone(server.base, f"/{server.code}") for _ in range(LINES)]
    for line in lines:
        assert (await line.get()).code == 200
    return lines


def test_fifty_phones_vote_twice_and_nobody_notices_that_the_server_was_killed(
    desk: Page, server: Server, browser: Browser
) -> None:
    asked = asked_of(SHELF, {"kind": "question", "name": NAME})
    options = len(ITEM.options)
    first = [number % options for number in range(PAGES + LINES)]
    second = [0 if number % 3 else number % options for number in range(PAGES + LINES)]
    phones = [phone_of(browser, server) for _ in range(PAGES)]
    lines = elsewhere(joined(server))
    expect(desk.locator("[data-count]")).to_have_text(say("joined", count=PAGES + LINES))

    ask(desk, plain(ITEM.stem))
    for phone, place in zip(phones, first, strict=False):
        vote(phone, place)
        expect_in(phone)
    elsewhere(lines_vote(lines, first[PAGES:], 1))
    expect(desk.locator("[data-count]")).to_have_text(say("votes-in", votes=50, joined=50))
    desk.get_by_role("button", name=say("close"), exact=True).click()
    assert desk.locator(".cl-told, .cl-bar, [data-right]").count() == 0, "nothing is shown before it is told"
    desk.get_by_role("button", name=say("again"), exact=True).click()

    # Two have voted again, two are about to.
    for phone, place in zip(phones[:2], second, strict=False):
        vote(phone, place, 2)
        expect_in(phone)
    phones[2].locator("form[data-ballot] [name=response]").nth(second[2]).check()
    server.kill()
    expect(phones[2].locator("[data-line]")).to_have_text(say("line-lost"))
    phones[2].get_by_role("button", name=say("vote"), exact=True).click()  # without a server
    expect(phones[2].locator("[data-status]")).to_have_text(say("again-sending"))
    server.start()
    expect_in(phones[2])
    vote(phones[3], second[3], 2)
    expect_in(phones[3])
    elsewhere(lines_vote(lines, second[PAGES:], 2))
    expect(desk.locator("[data-count]")).to_have_text(say("votes-in", votes=50, joined=50), timeout=30_000)

    desk.get_by_role("button", name=say("close"), exact=True).click()
    desk.get_by_role("button", name=say("tell"), exact=True).click()
    expect(desk.locator(".cl-shift")).to_be_visible()
    shown = [
        [int(cell) for cell in row.locator("td").all_inner_texts()] for row in desk.locator(".cl-shift tbody tr").all()
    ]
    moved = Counter(zip(first, second, strict=True))
    assert shown == [[moved[one, other] for other in range(options)] for one in range(options)]
    counts = [
        tuple(int(cell.inner_text()) for cell in row.locator(".cl-count").all())
        for row in desk.locator(".cl-told tr[data-row]").all()
    ]
    assert counts == [(first.count(place), second.count(place)) for place in range(options)]
    right = asked.values(next(index for index, option in enumerate(ITEM.options) if option.correct))[0]
    expect(desk.locator(f'.cl-told tr[data-row="{right}"]')).to_have_attribute("data-right", "true")
    for option in ITEM.options:
        expect(desk.locator(".cl-told")).to_contain_text(plain(option.feedback)[:40])
    for phone in phones:
        expect(phone.locator(".cl-shift")).to_be_visible()
        phone.context.close()
    with opened(server.database) as store:
        held = store.held(code=server.code)
        assert held and {round_: len(votes) for round_, votes in store.votes(held).items()} == {1: 50, 2: 50}


def test_what_the_teacher_does_without_a_line_is_done_when_there_is_one(desk: Page, server: Server) -> None:
    ask(desk, plain(ITEM.stem))
    server.kill()
    expect(desk.locator("[data-line]")).to_have_text(say("line-lost"))
    desk.get_by_role("button", name=say("close"), exact=True).click()
    server.start()
    expect(desk.get_by_role("button", name=say("again"), exact=True)).to_be_visible(timeout=30_000)


def test_a_late_phone_and_one_that_was_reloaded_are_where_the_class_is(
    desk: Page, server: Server, browser: Browser
) -> None:
    phone = phone_of(browser, server)
    ask(desk, plain(ITEM.stem))
    vote(phone, 1)
    expect_in(phone)
    phone.reload()
    expect_in(phone)
    expect(phone.locator("[name=response]").nth(1)).to_be_checked()
    expect(phone.locator("[name=response]").nth(0)).to_be_disabled()
    late = phone_of(browser, server)
    expect(late.locator("form[data-ballot]")).to_be_visible()
    desk.get_by_role("button", name=say("close"), exact=True).click()
    expect(late.get_by_role("heading", level=1)).to_have_text(say("between"))
    expect(phone.locator(".cl-read [name=response]:checked")).to_have_value("1")
    after = phone_of(browser, server)
    expect(after.get_by_role("heading", level=1)).to_have_text(say("between"))


def test_a_choice_that_is_being_made_is_not_disturbed(desk: Page, server: Server, browser: Browser) -> None:
    phone, other = phone_of(browser, server), phone_of(browser, server)
    ask(desk, plain(ITEM.stem))
    phone.locator("[name=response]").nth(2).check()
    vote(other, 1)
    expect_in(other)
    expect(desk.locator("[data-count]")).to_have_text(say("votes-in", votes=1, joined=2))
    expect(phone.locator("[name=response]").nth(2)).to_be_checked()
    phone.get_by_role("button", name=say("vote"), exact=True).click()
    expect_in(phone)


def test_a_phone_without_scripts_votes_by_a_form(desk: Page, server: Server, browser: Browser) -> None:
    phone = phone_of(browser, server, java_script_enabled=False)
    ask(desk, plain(ITEM.stem))
    phone.reload()
    phone.get_by_role("button", name=say("vote"), exact=True).click()
    expect(phone.get_by_role("alert")).to_have_text(say("not-yet"))
    phone.locator("[name=response]").nth(1).check()
    phone.get_by_role("button", name=say("vote"), exact=True).click()
    expect_in(phone)
    expect(phone.locator("[name=response]").first).to_be_disabled()
    expect(desk.locator("[data-count]")).to_have_text(say("votes-in", votes=1, joined=1))
    desk.get_by_role("button", name=say("close"), exact=True).click()
    desk.get_by_role("button", name=say("tell"), exact=True).click()
    phone.goto(server.join)
    expect(phone.locator(".cl-told")).to_be_visible()


def test_a_story_is_played_by_the_class(desk: Page, server: Server, browser: Browser) -> None:
    phones = [phone_of(browser, server) for _ in range(2)]
    story = SHELF.vignette(STORY)
    ask(desk, plain(story.title))
    for page in (desk, phones[0]):
        expect(page.locator(".cl-note")).to_contain_text(plain(story.content_note or "")[:30])
    for _ in range(30):
        if desk.locator(".os-ending").count():
            break
        before = desk.locator("[data-now]").get_attribute("data-version")
        if desk.get_by_role("button", name=say("on"), exact=True).count():
            desk.get_by_role("button", name=say("on"), exact=True).click()
        else:
            for phone in phones:
                phone.locator("form[data-ballot] [name=response]").first.check()
                phone.get_by_role("button", name=say("vote"), exact=True).click()
                expect_in(phone)
            desk.get_by_role("button", name=say("close"), exact=True).click()
            desk.get_by_role("button", name=say("tell-decision"), exact=True).click()
            expect(desk.locator(".cl-told .cl-count").first).to_have_text("2")
            before = desk.locator("[data-now]").get_attribute("data-version")
            desk.get_by_role("button", name=say("go", letter="A"), exact=True).click()
        expect(desk.locator("[data-now]")).not_to_have_attribute("data-version", before or "")
    expect(desk.locator(".os-ending")).to_be_visible()
    expect(phones[1].locator(".os-ending")).to_be_visible()
    expect(desk.locator(".cl-way > li").first).to_be_visible()


def states(desk: Page, phone: Page) -> Iterator[str]:
    """The class in each of its states, one after the other."""
    yield "lobby"
    ask(desk, plain(ITEM.stem))
    expect(phone.locator("form[data-ballot]")).to_be_visible()
    yield "first"
    vote(phone, 0)
    expect_in(phone)
    yield "voted"
    desk.get_by_role("button", name=say("close"), exact=True).click()
    expect(phone.locator(".cl-read")).to_be_visible()
    yield "between"
    desk.get_by_role("button", name=say("again"), exact=True).click()
    vote(phone, 1, 2)
    expect_in(phone)
    desk.get_by_role("button", name=say("close"), exact=True).click()
    desk.get_by_role("button", name=say("tell"), exact=True).click()
    expect(phone.locator(".cl-shift")).to_be_visible()
    yield "told"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_breaks_a_rule_or_goes_sideways(desk: Page, server: Server, browser: Browser, scheme: str) -> None:
    phone = browser.new_context(
        viewport={"width": 320, "height": 640}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    ).new_page()  # type: ignore[arg-type]
    phone.goto(server.join)
    screen = browser.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    teacher = screen.new_page()
    teacher.goto(server.teach)
    for state in states(teacher, phone):
        for page in (phone, teacher):
            assert violations(page) == [], (state, page.url)
        assert phone.evaluate("() => document.scrollingElement.scrollWidth - innerWidth") <= 0, state
    for path in ("", "/help"):
        phone.goto(f"{server.join}{path}" if path else server.base)
        assert violations(phone) == []
        assert phone.evaluate("() => document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_a_phone_that_comes_loads_little_and_asks_nobody_else(
    desk: Page, server: Server, context: BrowserContext, tmp_path: Path
) -> None:
    ask(desk, plain(ITEM.stem))
    phone = context.browser.new_context().new_page()  # type: ignore[union-attr]
    bodies: dict[str, bytes] = {}
    phone.on("response", lambda answer: bodies.update({answer.url: answer.body()}))
    phone.goto(server.join, wait_until="networkidle")
    assert all(url.startswith((server.base, "data:")) for url in bodies)
    weight = 0
    for number, body in enumerate(body for url, body in bodies.items() if not url.startswith("data:")):
        file = tmp_path / f"{number}.html"
        file.write_bytes(body)
        weight += compressed(file)
    assert 5_000 < weight < 60_000, weight


def test_the_whole_way_is_gone_by_keyboard(desk: Page, server: Server, browser: Browser) -> None:
    phone = phone_of(browser, server)
    ask(desk, plain(ITEM.stem))
    expect(phone.locator("form[data-ballot]")).to_be_visible()
    expect(phone.locator("[data-now]")).to_be_focused()
    phone.keyboard.press("Tab")
    phone.keyboard.press("ArrowDown")
    expect(phone.locator("[name=response]").nth(1)).to_be_checked()
    phone.keyboard.press("Tab")
    expect(phone.get_by_role("button", name=say("vote"), exact=True)).to_be_focused()
    phone.keyboard.press("Enter")
    expect_in(phone)
    expect(phone.locator("[data-status]")).to_have_attribute("role", "status")
    expect(desk.locator("[data-now]")).to_be_focused()
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("button", name=say("close"), exact=True)).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("button", name=say("again"), exact=True)).to_be_visible()


def test_the_class_is_ended_for_everybody(desk: Page, server: Server, browser: Browser) -> None:
    phone = phone_of(browser, server)
    ask(desk, plain(ITEM.stem))
    desk.locator(".cl-plan summary").click()
    desk.once("dialog", lambda dialog: dialog.dismiss())
    desk.get_by_role("button", name=say("end"), exact=True).click()
    expect(phone.locator("form[data-ballot]")).to_be_visible()
    desk.once("dialog", lambda dialog: dialog.accept())
    desk.get_by_role("button", name=say("end"), exact=True).click()
    for page in (desk, phone):
        expect(page.get_by_role("heading", level=1)).to_have_text(say("ended"))
