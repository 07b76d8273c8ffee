"""The report of a class, as a page: in light and dark, on a telephone, on paper, and without script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from onesided.model import Shelf
from onesided.report import class_report
from tests.browser.axe import violations
from tests.browser.conftest import listen
from tests.conftest import ROOT
from tests.nu import complaints
from tests.report.classes import School

NASTY = '"><img src=x onerror=document.title="broken"><script>document.title="broken"</script>'


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of twenty-four, one with a name that is markup, and some files that are none."""
    folder = tmp_path_factory.mktemp("class")
    school = School(Shelf(ROOT))
    for number in range(24):
        (folder / f"{number}.json").write_text(
            school.hand_in(number, NASTY if number == 3 else f"S{number}"), encoding="utf-8"
        )
    (folder / "copy.json").write_text((folder / "3.json").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "<b>essay.pdf").write_bytes(b"%PDF\xff")
    path = folder / "report.html"
    path.write_text(class_report(folder, shelf=Shelf(ROOT)).html(), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_it_is_accessible_and_never_goes_sideways(browser: Browser, written: Path, scheme: str, width: int):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(written.as_uri())
    for folded in page.locator("details").all()[:8]:
        folded.evaluate("details => (details.open = true)")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_it_is_sound_html(written: Path):
    assert list(complaints([written])) == []


def test_it_asks_for_nothing_and_runs_nothing(page: Page, written: Path):
    told = listen(page, written.as_uri())
    page.goto(written.as_uri())
    assert told == [] and page.title() == "What your class handed in"
    assert page.locator("script, link, img, iframe").count() == 0


def test_every_table_and_picture_says_what_it_is(page: Page, written: Path):
    page.goto(written.as_uri())
    assert page.locator("table").count() == page.locator("table > caption").count() > 100
    assert page.locator("th:not([scope])").count() == 0
    assert page.locator("svg[role=img][aria-label]").count() == page.locator("svg").count() == 3


def test_on_paper_no_table_is_cut_off(page: Page, written: Path):
    page.goto(written.as_uri())
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 690, "height": 1000})  # A4 between its margins
    # The questions lie across.
    cut = page.evaluate("""() => [...document.querySelectorAll("section:not(.of-items) .wide")]
        .filter(wide => wide.checkVisibility() && wide.scrollWidth > document.documentElement.clientWidth)
        .map(wide => wide.ariaLabel)""")
    assert cut == []
    page.set_viewport_size({"width": 1030, "height": 690})
    assert page.locator(".of-items .dense").evaluate("wide => wide.scrollWidth") <= 1030
    assert page.locator("details.options:not([open])").first.is_hidden()
