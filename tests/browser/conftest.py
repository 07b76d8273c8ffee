"""A real Chromium, the book served and as files, and a real JupyterLab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import chromium
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from tests.browser.lab import Lab
from tests.browser.trialbook import ELSEWHERE, build_trial
from tests.conftest import copy_course
from tests.serving import served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    assert path, "No Chromium: run make test, which installs one or says how."
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A laptop's window with nothing remembered; a mark, `browser_context_args`, says what else is to be told of it."""
    mark = request.node.get_closest_marker("browser_context_args")
    made = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | (mark.kwargs if mark else {})))
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    made = context.new_page()
    made.set_default_timeout(10_000)
    return made


class Told(list[str]):
    """What a page said on its console or asked of other hosts: errors of either kind, in words."""


def listen(page: Page, origin: str) -> Told:
    """Collect errors on the console and requests that leave the origin."""
    told = Told()
    page.on("console", lambda message: told.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(f"error: {error.stack or error}"))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((origin, "data:", "blob:")) else told.append(f"request: {request.url}")
        ),
    )
    return told


@pytest.fixture(scope="session")
def site(built_book: Path) -> Iterator[str]:
    """The address of the built book, served on loopback."""
    with served(built_book) as address:
        yield address


@pytest.fixture(scope="session")
def trial_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small built book's pages, with every type of item whatever the course holds."""
    return build_trial(tmp_path_factory)


@pytest.fixture(scope="session")
def trial_site(trial_book: Path) -> Iterator[str]:
    """The address of the small book, served on loopback."""
    with served(trial_book) as address:
        yield address


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A JupyterLab on a copy of the course, with settings, workspaces and a record of its own."""
    folder = tmp_path_factory.mktemp("lab")
    running = Lab(copy_course(folder / "course"), folder)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def told(page: Page, trial_site: str) -> Told:
    """What goes wrong on the page while it is in the small book."""
    return listen(page, trial_site)


@pytest.fixture
def elsewhere(page: Page, told: Told, trial_site: str) -> Page:
    """The page of the small book that shows each type of item once."""
    page.goto(f"{trial_site}/{ELSEWHERE}")
    return page


@pytest.fixture
def quiz(elsewhere: Page) -> Locator:
    """The quiz on that page."""
    return elsewhere.locator(".os-quiz")
