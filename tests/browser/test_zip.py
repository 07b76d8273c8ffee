"""The zip of a book, unpacked and read from the disk: no server, no worker, and everything there."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onesided.publishing import zip_up
from tests.browser.answering import expect_checked, item_of, key_of, with_mouse
from tests.browser.conftest import listen
from tests.browser.responses import right
from tests.browser.trialbook import ELSEWHERE, WELCOME


@pytest.fixture
def unpacked(trial_book: Path, tmp_path: Path) -> Path:
    """The folder that comes out of the zip."""
    zip_up(trial_book, tmp_path / "trial.zip", "A trial book", moment=0)
    with zipfile.ZipFile(tmp_path / "trial.zip") as archive:
        archive.extractall(tmp_path / "un packed")
    return tmp_path / "un packed" / "a-trial-book"


def test_a_zip_is_read_and_answered_from_the_disk(page: Page, unpacked: Path) -> None:
    home = unpacked.as_uri()
    told = listen(page, home)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}/index.html")
    page.wait_for_url(f"{home}/{WELCOME}")
    page.locator(".bd-sidebar-primary nav a", has_text="Elsewhere").click()
    page.wait_for_url(f"{home}/{ELSEWHERE}")
    item = item_of(page.locator(".os-quiz"), "choice")
    given = right(key_of(item))
    with_mouse(item, given)
    expect_checked(item, given)
    page.reload()
    expect_checked(item_of(page.locator(".os-quiz"), "choice"), given)
    page.goto(f"{home}/search.html?q=dough")
    expect(page.locator(f'main a[href*="{ELSEWHERE}"]').first).to_be_visible()
    assert [url for url in asked if not url.startswith((home, "data:"))] == []
    assert page.locator('link[rel="manifest"], script[src*="offline"]').count() == 0
    assert told == []


def test_whoever_unpacks_a_zip_is_told_what_to_open(unpacked: Path) -> None:
    beside = {path.name for path in unpacked.iterdir()}
    assert {"README.txt", "index.html"} <= beside
    assert "open index.html in a browser" in (unpacked / "README.txt").read_text(encoding="utf-8")
