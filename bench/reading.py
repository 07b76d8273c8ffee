"""What a reader waits for: the bytes and requests of a page, the first item to answer, the verdict after a click.

Chromium visits the pages with an empty cache, and says where it loads what the tests' counter did not foresee.
"""

from __future__ import annotations

import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from bench.books import Book
from bench.measures import Measure
from onesided.publishing.weight import compressed, pages, weigh
from tests import chromium

VISITS = 7
# The clock stops inside the page, at the change itself: asking from outside would add the way there and back.
_WATCH = """
    new MutationObserver(() => {
        if (document.querySelector(".os-quiz.os-awake")) window.firstAnswerable ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
"""
_LOADED = "() => performance.getEntriesByType('navigation')[0].loadEventEnd"
_ANSWERABLE = "() => window.firstAnswerable"
_CLICK = """form => new Promise(resolve => {
    form.querySelector("input[type=radio]").click();
    const status = form.querySelector(".os-status");
    const begun = performance.now();
    new MutationObserver((_, watch) => {
        if (!status.textContent.trim()) return;
        watch.disconnect();
        // Two frames on, the reader sees it.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
    }).observe(status, { subtree: true, childList: true, characterData: true });
    form.querySelector(".os-check").click();
})"""


def measures(ours: Book, plain: Book, chapter: str) -> Iterator[Measure]:
    """Weigh every page both books have, and visit the chapter."""
    beside = "plain book"
    both = sorted(set(pages(ours.html)) & set(pages(plain.html)) - {"index.html"})
    with sync_playwright() as playwright, served(ours.html) as our_site, served(plain.html) as plain_site:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        for page in both:
            asked = [_asked(browser, f"{site}/{page}") for site in (our_site, plain_site)]
            sizes = [_kilobytes(book.html, some) for book, some in zip((ours, plain), asked, strict=True)]
            yield Measure(f"{page}, compressed", "kB", *sizes, beside)
            yield Measure(f"{page}, requests", "", *map(len, asked), beside)
            if unforeseen := asked[0] - weigh(ours.html, page).files.keys():
                print(f"  {page} also loads {', '.join(sorted(unforeseen))}, which its files do not say")
        address = f"{our_site}/{chapter}"
        loaded, first = _medians(browser, address, _LOADED, _ANSWERABLE)
        (plain_loaded,) = _medians(browser, f"{plain_site}/{chapter}", _LOADED)
        yield Measure("chapter, navigation to load", "ms", loaded, plain_loaded, beside)
        what = "chapter, navigation to the first answerable item"
        yield Measure(what, "ms", first, plain_loaded, f"{beside}, to load")
        yield Measure("chapter, click to verdict", "ms", _click_to_verdict(browser, address), None, "")
        browser.close()


@contextmanager
def _visit(browser: Browser, address: str) -> Iterator[Page]:
    # A new context has an empty cache.
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(address, wait_until="load")
    yield page
    context.close()


def _asked(browser: Browser, address: str) -> set[str]:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    context.close()
    origin = "://".join(urlsplit(address)[:2])
    here = {urlsplit(url).path.lstrip("/") for url in asked if url.startswith(origin)}
    return here | {url for url in asked if url.startswith("http") and not url.startswith(origin)}


def _kilobytes(folder: Path, asked: set[str]) -> float:
    return sum(compressed(folder / path) for path in asked if (folder / path).is_file()) / 1000


def _medians(browser: Browser, address: str, *clocks: str) -> list[float]:
    """Visit a page several times and return the median of each clock, in milliseconds since the navigation began."""
    times = []
    for _ in range(VISITS):
        with _visit(browser, address) as page:
            for clock in clocks:
                page.wait_for_function(clock)
            times.append([page.evaluate(clock) for clock in clocks])
    return [statistics.median(column) for column in zip(*times, strict=True)]


def _click_to_verdict(browser: Browser, address: str) -> float:
    with _visit(browser, address) as page:
        page.wait_for_function(_ANSWERABLE)
        forms = page.locator(".os-awake form.os-item[data-type=choice], .os-awake form.os-item[data-type=true-false]")
        return statistics.median(form.evaluate(_CLICK) for form in forms.all())


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *said: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder that is served on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
