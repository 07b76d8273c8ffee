"""What a reader waits for: bytes and requests, the first item that can be answered, what jumps, the verdict.

The chapter is visited with an empty cache beside the same chapter of a plain book, and beside a peer's page that asks
the questions the peer can ask. Each number is the median of several visits.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, sync_playwright

from bench.books import Book
from bench.measures import Measure
from bench.peers import QUESTION
from bench.visiting import LAPTOP, PHONE, Visit, cold, kilobytes, opened, second, served
from onesided.publishing.weight import pages, weigh
from tests import chromium

VISITS = 5
PLAIN, PEER = "plain book", "jupyterquiz"
_AWAKE = ".os-quiz.os-awake"
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


@dataclass(frozen=True)
class Site:
    """A book that is served: where it is, and its visits to the chapter, on each screen and with an old phone."""

    book: Book
    address: str
    laptop: tuple[Visit, ...]
    phone: tuple[Visit, ...]
    slow: tuple[Visit, ...]

    def median(self, of: Callable[[Visit], float]) -> float:
        """The median of something over the visits on a laptop."""
        return statistics.median(map(of, self.laptop))

    @property
    def shifted_on_a_phone(self) -> float:
        """The median of the layout shifts there."""
        return statistics.median(visit.shifted for visit in self.phone)

    @property
    def weight(self) -> float:
        """Kilobytes that the chapter asks of the site, compressed."""
        return kilobytes(self.book.html, self.laptop[0].here)


def measures(ours: Book, plain: Book, peer: Book, chapter: str, following: str) -> Iterator[Measure]:
    """Weigh all pages, visit the chapter in each book, and go on to the following one."""
    yield from _heaviest(ours, plain)
    with (
        sync_playwright() as playwright,
        served(ours.html) as our_site,
        served(plain.html) as plain_site,
        served(peer.html) as peer_site,
    ):
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        us, beside, asking = (
            Site(book, site, *_visits(browser, f"{site}/{chapter}", question))
            for book, site, question in (
                (ours, our_site, _AWAKE),
                (plain, plain_site, ".nothing-can-be-answered"),
                (peer, peer_site, QUESTION),
            )
        )
        for other, name in ((beside, PLAIN), (asking, PEER)):
            yield from _beside(us, other, name)
        yield from _answerable(us, asking)
        for other, name in ((beside, PLAIN), (asking, PEER)):
            brought = [
                second(browser, f"{site.address}/{chapter}", f"{site.address}/{following}", site.book.html)
                for site in (us, other)
            ]
            yield Measure("the next chapter, compressed", "kB", *brought, name)
        yield Measure("chapter, click to verdict", "ms", _click_to_verdict(browser, f"{our_site}/{chapter}"), None, "")
        browser.close()


def _heaviest(ours: Book, plain: Book) -> Iterator[Measure]:
    """What the files of the pages say, without a visit: the tests hold each page of ours to a budget."""
    both = sorted(set(pages(ours.html)) & set(pages(plain.html)) - {"index.html"})
    weights = [[weigh(book.html, page) for page in both] for book in (ours, plain)]
    for of, unit, scale in (("bytes", "kB", 1000), ("requests", "", 1)):
        most = [max(getattr(weight, of) for weight in some) / scale for some in weights]
        yield Measure(f"heaviest of {len(both)} pages, {of}", unit, *most, PLAIN)


def _visits(browser: Browser, address: str, answerable: str) -> Iterator[tuple[Visit, ...]]:
    for screen, slowly in ((LAPTOP, False), (PHONE, False), (PHONE, True)):
        yield tuple(cold(browser, address, answerable, screen, slowly=slowly) for _ in range(VISITS))


def _beside(us: Site, other: Site, name: str) -> Iterator[Measure]:
    yield Measure("chapter, first visit, compressed", "kB", us.weight, other.weight, name)
    of: Callable[[Visit], float]
    for what, unit, of in (
        ("chapter, requests", "", lambda visit: visit.requests),
        ("chapter, requests to other hosts", "", lambda visit: len(visit.elsewhere)),
        ("chapter, navigation to load", "ms", lambda visit: visit.loaded),
        ("chapter, scripts in memory", "MB", lambda visit: visit.heap / 1e6),
        ("chapter, layout shift on a laptop", "", lambda visit: visit.shifted),
    ):
        yield Measure(what, unit, us.median(of), other.median(of), name)
    for what, of in (
        ("chapter with an old phone, to the first words", lambda visit: visit.painted),
        ("chapter with an old phone, to load", lambda visit: visit.loaded),
    ):
        yield Measure(what, "ms", *(statistics.median(map(of, site.slow)) for site in (us, other)), name)
    yield Measure("chapter, layout shift on a phone", "", us.shifted_on_a_phone, other.shifted_on_a_phone, name)


def _answerable(us: Site, peer: Site) -> Iterator[Measure]:
    """The first item to answer, since the navigation and since the page was there; before that, it is below zero."""
    for what, since in (
        ("chapter, navigation to the first answerable item", lambda visit: 0),
        ("the same, after DOMContentLoaded (50 at most)", lambda visit: visit.parsed),
    ):
        yield Measure(what, "ms", _when(us, since), _when(peer, since), PEER)


def _when(site: Site, since: Callable[[Visit], float]) -> float:
    times = [visit.answerable - since(visit) for visit in site.laptop if visit.answerable is not None]
    assert times, f"Nothing in {site.book.root} could be answered: its page is not what is looked for."
    return statistics.median(times)


def _click_to_verdict(browser: Browser, address: str) -> float:
    with opened(browser, address) as page:
        page.locator(_AWAKE).first.wait_for()
        forms = page.locator(".os-awake form.os-item[data-type=choice], .os-awake form.os-item[data-type=true-false]")
        return statistics.median(form.evaluate(_CLICK) for form in forms.all())
