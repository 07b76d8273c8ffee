"""Where no script runs: everything is there, and what looks as if it could be used can be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.answering import key_of
from tests.browser.pages import ONE_OF_A_KIND
from tests.browser.responses import TYPES
from tests.browser.trialbook import ELSEWHERE, LOOKING

QUIET_CONTROLS = "input, select, textarea, button, [role=button]"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def test_every_question_can_be_read_and_answered(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{ELSEWHERE}")
    for type_ in TYPES:
        item = page.locator(f'.os-item[data-type="{type_}"]')
        expect(item.locator(".os-stem")).to_be_visible()
        for text in item.locator(".os-ask > * .os-text").all():
            expect(text).to_be_visible()
            expect(text).not_to_be_empty()
        controls = item.locator(".os-ask").locator(QUIET_CONTROLS).locator("visible=true")
        expect(controls.first).to_be_enabled()
        for box in item.locator(".os-ask input[type=checkbox]:visible, .os-ask input[type=radio]:visible").all():
            box.check()
            expect(box).to_be_checked()
        for select in item.locator("select").all():
            values = select.locator("option").evaluate_all("all => all.map(option => option.value || option.text)")
            select.select_option(values[-1])
            expect(select).to_have_value(values[-1])
        for field in item.locator("textarea, input[type=text]").all():
            field.fill("8")
            expect(field).to_have_value("8")


def test_steps_are_numbered_by_native_controls(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{ELSEWHERE}")
    item = page.locator('.os-item[data-type="order"]')
    places = item.locator("select:visible")
    expect(places).to_have_count(key_of(item)["steps"])
    for place, select in enumerate(places.all(), 1):
        select.select_option(str(place))


def test_feedback_hints_and_answers_open_by_themselves(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{ELSEWHERE}")
    for type_ in TYPES:
        item = page.locator(f'.os-item[data-type="{type_}"]')
        folded = item.locator("details").all()
        assert folded
        for details in folded:
            expect(details.locator(".os-says")).to_be_hidden()
            details.locator("summary").click()
            expect(details.locator(".os-says")).to_be_visible()
            expect(details.locator(".os-says")).not_to_be_empty()


def test_enter_in_a_field_leads_nowhere(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{ELSEWHERE}")
    field = page.locator('.os-item[data-type="number"] input')
    field.fill("8")
    field.press("Enter")
    expect(field).to_have_value("8")
    assert page.url == f"{trial_site}/{ELSEWHERE}"


def test_the_first_frame_of_an_exploration_and_its_numbers_are_there(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{LOOKING}")
    figure = page.locator(".os-explore")
    expect(figure.locator(".os-frame:visible")).to_have_count(1)
    start = figure.get_attribute("data-start")
    expect(figure.locator(f'.os-frame[data-frame="{start}"] svg')).to_be_visible()
    expect(figure.locator("input")).to_be_hidden()
    figure.locator(".os-table summary").click()
    rows = figure.locator("table tbody tr")
    expect(rows).to_have_count(figure.locator(".os-frame").count())
    for row in rows.all():
        expect(row).to_be_visible()


@pytest.mark.parametrize("path", ONE_OF_A_KIND)
def test_no_dead_button_is_in_sight_and_every_stem_is(page: Page, site: str, path: str) -> None:
    page.goto(f"{site}/{path}")
    expect(page.locator("main")).to_be_visible()
    dead = page.locator("button:visible, [role=button]:visible, .os-control:visible, input[type=range]:visible")
    # A form with an address of its own is sent by the browser: the search page's.
    assert [button.evaluate("one => one.outerHTML") for button in dead.all() if not _is_sent(button)] == []
    expect(page.locator(".os-stem").filter(visible=False)).to_have_count(0)
    folded = page.locator(":is(.os-answer, .os-feedback, .os-hint, .os-table)")
    expect(folded.locator("> summary").filter(visible=True)).to_have_count(folded.count())


def _is_sent(button) -> bool:
    return button.evaluate("one => one.type === 'submit' && !!one.form?.hasAttribute('action')")
