"""Take the pictures of the teachers' pages anew, in real Chromium: a class of simulated phones, and what it handed in.

`make pictures` runs it.

What the pictures were made from is written beside them; a check compares it, so that none shows what is no longer so.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

from onesided.classroom.asked import asked_of
from onesided.classroom.cell import HeldClass
from onesided.classroom.serving import Begun
from onesided.classroom.words import say
from onesided.markup.markdown import plain
from onesided.model import Shelf
from onesided.report import class_report
from tests import chromium
from tests.classroom.phones import Phone
from tests.report.classes import School

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[1]
FOLDER, NOTE = ROOT / "book/pictures", "made-from.json"
CHAPTER = "boundaries-that-hold"
QUIZ, ITEM = f"{CHAPTER}/before-you-read", 0
PHONES = 24
STUDENTS = 40
COLOURS = 32
"""In a picture: enough for words and bars, and half the bytes."""


def made_from() -> str:
    """A digest of all that decides how the pictures look, but for the browser."""
    rooms = [*(ROOT / "onesided/classroom").rglob("*"), *(ROOT / "onesided/frontend").glob("*.css")]
    rooms += (ROOT / "onesided/report").rglob("*")
    files = sorted(path for path in rooms if path.suffix in {".j2", ".css", ".json"})
    files += [*sorted((ROOT / f"book/quizzes/{CHAPTER}").glob("*.yml")), Path(__file__)]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16]


def main() -> int:
    """Take them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="onesided-pictures-") as folder, sync_playwright() as playwright:
        held = HeldClass((QUIZ,), {"database": f"sqlite:///{folder}/classes.sqlite3", "port": 0})
        begun = held.begun
        assert begun
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=chromium.ARGUMENTS)
        desk = browser.new_page(viewport={"width": 1280, "height": 720})
        take_reports(browser.new_page(viewport={"width": 1280, "height": 720}), Path(folder))
        phone = browser.new_page(viewport={"width": 360, "height": 640})
        desk.goto(begun.teach)
        phone.goto(begun.join)
        phones = do(_joined(begun))
        desk.wait_for_timeout(800)
        keep(desk, "class-join")
        item = Shelf(ROOT).quiz(QUIZ).items[ITEM]
        desk.locator(".cl-plan li").filter(has_text=plain(item.stem)).get_by_role("button").click()
        phone.locator("form[data-ballot]").wait_for()
        keep(phone, "class-phone")
        key = next(index for index, option in enumerate(item.options) if option.correct)
        right = int(asked_of(Shelf(ROOT), {"kind": "question", "name": f"{QUIZ}#{item.id}"}).values(key)[0])
        chance = random.Random(4)
        first = [right if chance.random() < 0.45 else chance.randrange(4) for _ in phones]
        second = [place if chance.random() < 0.35 else right for place in first]
        for round_, places in ((1, first), (2, second)):
            do(_vote(phones, places, round_))
            desk.get_by_role("button", name=say("close"), exact=True).click()
            if round_ == 1:
                desk.get_by_role("button", name=say("again"), exact=True).click()
                phone.locator('[name=round][value="2"]').wait_for(state="attached")
        desk.get_by_role("button", name=say("tell"), exact=True).click()
        desk.locator(".cl-shift").wait_for()
        desk.wait_for_timeout(300)
        keep(desk, "class-shift", full=True)
        browser.close()
        held.stop()
    (FOLDER / NOTE).write_text(json.dumps({"made-from": made_from()}, indent=2) + "\n", encoding="utf-8")
    return 0


def take_reports(page: Page, folder: Path) -> None:
    """Have students hand in what they answered about a chapter, report on it, and take pictures of that."""
    handed = folder / "handed-in"
    handed.mkdir()
    school = School(Shelf(ROOT), now=datetime(2026, 3, 20, 12, tzinfo=UTC))
    quizzes = [name for name in Shelf(ROOT).quizzes() if name.startswith(f"{CHAPTER}/")]
    for student in range(STUDENTS):
        text = school.hand_in(student, f"Student {student + 1}", chapters={CHAPTER: quizzes})
        (handed / f"{student}.json").write_text(text, encoding="utf-8")
    made = folder / "report.html"
    made.write_text(class_report(handed, shelf=Shelf(ROOT)).html(), encoding="utf-8")
    page.goto(made.as_uri())
    keep(page, "report-next")
    item = Shelf(ROOT).quiz(QUIZ).items[ITEM]
    options = page.locator("details").filter(has_text=plain(item.stem))
    options.locator("summary").click()
    keep(options, "report-options")


def keep(page: Page | Locator, name: str, *, full: bool = False) -> None:
    """Write what the page, or the part of it, shows as a small PNG."""
    taken = page.screenshot(full_page=full) if isinstance(page, Page) else page.screenshot()
    picture = Image.open(BytesIO(taken)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
    print(f"{name}.png: {(FOLDER / f'{name}.png').stat().st_size / 1000:.0f} kB")


def do(work: Coroutine[Any, Any, T]) -> T:
    """Do this in a thread of its own: Playwright has a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def _joined(begun: Begun) -> list[Phone]:
    base, _, code = begun.join.rpartition("/")
    phones = [Phone(base, f"/{code}") for _ in range(PHONES)]
    for phone in phones:
        await phone.get()
    return phones


async def _vote(phones: list[Phone], places: list[int], round_: int) -> None:
    for phone, place in zip(phones, places, strict=True):
        await phone.open()
        await phone.hears("html")
        await phone.vote([str(place)], step=1, round_=round_)
        await phone.hears("counted")


if __name__ == "__main__":
    sys.exit(main())
