"""The Nu HTML Checker has nothing to say: of no page as it was written, and of none as the script leaves it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.answering import item_of, key_of, with_mouse
from tests.browser.responses import GRADED, TYPES, right, wrong
from tests.browser.stories import take, write_page
from tests.browser.trialbook import WELCOME
from tests.markup.test_vignette import TRIAL
from tests.nu import complaints


def test_the_checker_has_nothing_to_say(
    page: Page, built_book: Path, trial_book: Path, trial_site: str, tmp_path: Path
) -> None:
    written = [path for folder in (built_book, trial_book) for path in folder.rglob("*.html") if not is_a_part(path)]
    assert len(written) > 40
    left = [tmp_path / "answered.html", tmp_path / "lived.html"]
    left[0].write_text(answered(page, trial_site), encoding="utf-8")
    left[1].write_text(lived(page, tmp_path), encoding="utf-8")
    assert list(complaints([*written, *left])) == []


def is_a_part(path: Path) -> bool:
    """The theme leaves pieces of templates beside the pages."""
    return path.name.endswith("webpack-macros.html")


def answered(page: Page, site: str) -> str:
    """A page with a wrong answer to every type, and the same questions asked again."""
    page.goto(f"{site}/{WELCOME}")
    for type_ in TYPES:
        item = item_of(page.locator(".os-quiz").first, type_)
        key = key_of(item)
        with_mouse(item, wrong(key) if type_ in GRADED else right(key))
    return page.content()


def lived(page: Page, folder: Path) -> str:
    """A page with a story at its end, its way and its map."""
    page.goto(write_page(folder, TRIAL))
    page.locator(".os-begin").click()
    take(page, "Look in every pocket", "Call a friend")
    return page.content()
