"""What an author waits for while `onesided preview` is open: from saving a file until the change is to be seen."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator

from playwright.sync_api import Page, sync_playwright

from bench.books import Book
from bench.measures import Measure
from tests import chromium

TIMES = 5


def measures(ours: Book) -> Iterator[Measure]:
    """Save the file of a quiz several times, and return the median and the longest wait, in milliseconds."""
    command = [sys.executable, "-m", "onesided", "preview", str(ours.file.relative_to(ours.root)), "--no-browser"]
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=ours.root, stdout=subprocess.PIPE, text=True) as preview:
        assert preview.stdout
        address = re.search(r"http://[^\s]+", preview.stdout.readline())
        assert address, "onesided preview said no address"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
            page = browser.new_page()
            page.goto(address[0])
            page.locator(".os-awake").first.wait_for()
            started = (time.perf_counter() - begun) * 1000
            waits = sorted(_wait(ours, page, f"edit{number}") for number in range(TIMES))
            browser.close()
        preview.terminate()
    yield Measure("onesided preview, until the quiz stands there", "ms", started, None, "")
    yield Measure("onesided preview, from saving to seeing", "ms", waits[TIMES // 2], 1000, "a second")
    yield Measure("the same, the longest of five", "ms", waits[-1], 1000, "a second")


def _wait(ours: Book, page: Page, word: str) -> float:
    begun = time.perf_counter()
    ours.edit(word)
    # Looked for in every frame that is drawn; the way back from the browser is counted too.
    page.wait_for_function("word => document.body?.innerText.includes(word)", arg=word, polling="raf")
    return (time.perf_counter() - begun) * 1000
