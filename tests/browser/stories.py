"""A small story on a page of its own, or given to a host that plays the part of a notebook's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from onesided.frontend import classic, module, style
from onesided.markup import vignette_html
from onesided.model.colophon import Colophon
from onesided.model.stories import Vignette
from tests.browser.remembered import record
from tests.browser.waiting import expect_soon
from tests.markup.test_vignette import NAME, TRIAL

AWAY = "away.html"
_NAMES = "scenes => scenes.map(one => one.dataset.scene)"
CALM = {**TRIAL, "content_note": None}
"""The same story with nothing to be warned of."""

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>
<link rel="stylesheet" href="onesided.css"><script defer src="onesided.js"></script></head>
<body><main><h1>A page</h1><h2>A chapter</h2><h3>A story</h3>{story}<h2 id="key">After it</h2></main></body></html>"""

_HOST = """async ([code, html, values]) => {
    const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    const { default: { render } } = await import(url);
    const listeners = new Set();
    window.held = { html, attempts: [], settings: {}, left: false, ...values };
    window.push = changes => { Object.assign(held, changes); listeners.forEach(listen => listen()); };
    const el = document.body.appendChild(document.createElement("div"));
    el.id = "host";
    render({ el, model: {
        get: name => structuredClone(held[name]),
        set: (name, value) => { held[name] = structuredClone(value); },
        save_changes: () => {},
        on: (_, listen) => listeners.add(listen),
        off: (_, listen) => listeners.delete(listen),
    } });
}"""


def story_html(fields: dict[str, Any], away: str | None = None, colophon: Colophon | None = None) -> str:
    return vignette_html(Vignette.model_validate(fields), NAME, occasion="here", away=away, colophon=colophon)


def write_page(folder: Path, fields: dict[str, Any], colophon: Colophon | None = None) -> str:
    """A page with the story, script, styles and a plain page to leave for; returns its address."""
    (folder / "onesided.js").write_text(classic(), encoding="utf-8")
    (folder / "onesided.css").write_text(style(), encoding="utf-8")
    (folder / AWAY).write_text('<!DOCTYPE html><html lang="en"><title>Plain</title><body></body></html>')
    written = folder / "story.html"
    written.write_text(_PAGE.format(story=story_html(fields, AWAY, colophon)), encoding="utf-8")
    return written.as_uri()


def in_a_host(page: Page, fields: dict[str, Any], **values: Any) -> Locator:
    """Give the story to a model such as a notebook shares; `held` in the page is what the model holds."""
    page.goto("about:blank")
    page.add_style_tag(content=style())
    page.evaluate(_HOST, [module(), story_html(fields), values])
    return page.locator("#host")


def choices(page: Page) -> Locator:
    """The choices that are offered, and nothing that is not."""
    return page.locator(".os-choice > button:visible")


def expect_scene(page: Page, *names: str) -> None:
    """Wait until these scenes are on the screen: one, none, or on paper all."""
    expect_soon(lambda: page.locator(".os-scene:visible").evaluate_all(_NAMES), list(names))


def take(page: Page, *texts: str) -> None:
    for text in texts:
        choices(page).filter(has_text=text).click()


def expect_remembered(page: Page, *responses: dict[str, Any]) -> None:
    """Wait until these responses are in the page's memory, the oldest first."""
    expect_soon(lambda: [one["response"] for one in record(page)], list(responses))


def expect_way(page: Page, *texts: str) -> None:
    """Wait until these choices are what was chosen so far."""
    taken = page.locator(".os-entry > .os-taken")
    expect(taken).to_have_count(len(texts))
    for place, text in enumerate(texts):
        expect(taken.nth(place)).to_contain_text(text)
