"""Waiting for what Playwright cannot wait for: what only a script in the page can say, and what is written elsewhere.

A page's memory is asked and answers later, and a kernel writes an answer down after the page has shown its verdict:
what is read once is read too soon on some machine. Playwright's own `wait_for_function` compiles its string again at
each look, which the policy of the book forbids from the second one on: it holds only where it is true at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page


def wait_until(page: Page, expression: str, argument: Any = None, seconds: float = 5) -> None:
    """Look every 50 ms, from outside, whether the expression is true in the page; fail after so many seconds."""
    for _ in range(int(seconds * 20)):
        if page.evaluate(expression, argument):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{expression} was not true in {page.url} within {seconds} seconds")


def expect_soon(read: Callable[[], Any], wanted: Any, seconds: float = 10) -> None:
    """Read every 50 ms until it is what is wanted, for so many seconds; then fail and say what was read last."""
    until = time.monotonic() + seconds
    while (found := read()) != wanted and time.monotonic() < until:
        time.sleep(0.05)
    assert found == wanted
