"""A reader's visit to a page, as Chromium sees it: what it asks for, when it can be answered, what jumps meanwhile."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from onesided.publishing.weight import compressed
from tests.serving import served as serve

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
}
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
SLOWER = 4
"""How many times slower than this machine an old phone is."""
SLOW_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""Its network: milliseconds there and back, bytes a second."""

_TEXT = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"}

# The clocks stop inside the page, at the change itself: asking from outside would add the way there and back.
_WATCH = """
    window.shifted = 0;
    new PerformanceObserver(list => {
        for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
    }).observe({ type: "layout-shift", buffered: true });
    new MutationObserver(() => {
        if (document.querySelector("ANSWERABLE")) window.firstAnswerable ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
"""
_TIMES = """() => {
    const [{ domContentLoadedEventEnd, loadEventEnd }] = performance.getEntriesByType("navigation");
    const [painted] = performance.getEntriesByName("first-contentful-paint");
    return {
        painted: painted?.startTime ?? loadEventEnd, parsed: domContentLoadedEventEnd, loaded: loadEventEnd,
        answerable: window.firstAnswerable ?? null,
    };
}"""
# What came from the cache has no size of its own; what another host would have sent cannot be known here.
_BROUGHT = """() => performance.getEntries()
    .filter(({ entryType, transferSize }) => ["navigation", "resource"].includes(entryType) && transferSize)
    .map(({ name }) => name)"""


@dataclass(frozen=True)
class Visit:
    """A cold visit, in milliseconds since the navigation began: `painted` is when the first words are in sight;
    `answerable` is None where nothing can be answered.

    `here` are the files asked of the site, `elsewhere` the addresses asked of other hosts; `shifted` is the sum of the
    layout shifts, `heap` the bytes of the page's scripts and of what they hold.
    """

    painted: float
    parsed: float
    loaded: float
    answerable: float | None
    shifted: float
    heap: float
    here: frozenset[str]
    elsewhere: frozenset[str]

    @property
    def requests(self) -> int:
        """How much was asked for."""
        return len(self.here) + len(self.elsewhere)


def cold(
    browser: Browser, address: str, answerable: str, screen: dict[str, Any] = LAPTOP, *, slowly: bool = False
) -> Visit:
    """Visit a page with an empty cache; `answerable` selects what a reader can answer once it is there.

    `slowly` is as an old phone would on its network, which is slowed down between the browser and the page: the
    addresses of other hosts, which nobody answers here, fail as soon as ever.
    """
    with fresh(browser, screen) as context:
        page = context.new_page()
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url))
        page.add_init_script(_WATCH.replace("ANSWERABLE", answerable))
        session = context.new_cdp_session(page)
        if slowly:
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", SLOW_NETWORK)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address, wait_until="load", timeout=120_000)
        # Not "networkidle": a page that asks hosts which cannot be reached would be waited for in vain.
        page.wait_for_timeout(500)
        times = page.evaluate(_TIMES)
        shifted = page.evaluate("() => window.shifted")
        session.send("HeapProfiler.collectGarbage")
        heap = session.send("Runtime.getHeapUsage")["usedSize"]
    origin = "://".join(urlsplit(address)[:2])
    here = frozenset(_path(url) for url in asked if url.startswith(f"{origin}/"))
    elsewhere = frozenset(url for url in asked if url.startswith("http") and not url.startswith(f"{origin}/"))
    return Visit(**times, shifted=shifted, heap=heap, here=here, elsewhere=elsewhere)


def second(browser: Browser, first: str, then: str, folder: Path) -> float:
    """Read one page and go on to the next; return the kilobytes, compressed, that the second one brought."""
    with fresh(browser, LAPTOP) as context:
        page = context.new_page()
        page.goto(first, wait_until="load")
        page.goto(then, wait_until="load")
        page.wait_for_timeout(300)
        return kilobytes(folder, {_path(url) for url in page.evaluate(_BROUGHT) if url.startswith("http")})


def kilobytes(folder: Path, paths: set[str] | frozenset[str]) -> float:
    """Return the size of these files as a host sends them, compressed."""
    return sum(compressed(folder / path) for path in paths if (folder / path).is_file()) / 1000


@contextmanager
def fresh(browser: Browser, screen: dict[str, Any]) -> Iterator[BrowserContext]:
    """A context of the browser with an empty cache and nothing remembered."""
    context = browser.new_context(**screen)
    yield context
    context.close()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A page that has been loaded, for a while."""
    with fresh(browser, LAPTOP) as context:
        page = context.new_page()
        page.goto(address, wait_until="load")
        yield page


def served(folder: Path) -> AbstractContextManager[str]:
    """The address of a folder that is served on loopback, with what a static host says of keeping files."""
    return serve(folder, _Host)


class _Host(SimpleHTTPRequestHandler):
    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Compress what is text, as any host does."""
        path = Path(self.translate_path(self.path))
        if not path.is_file() or path.suffix not in _TEXT:
            return super().send_head()
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def end_headers(self) -> None:
        """Let a browser keep what it got for ten minutes, as GitHub Pages does."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *said: object) -> None:
        """Say nothing."""


def _path(url: str) -> str:
    return unquote(urlsplit(url).path).lstrip("/")
