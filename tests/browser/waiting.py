"""Waiting for what only a script in the page can say, under a policy that lets no page compile a string.

Playwright's own `wait_for_function` compiles its string again at each look, which the policy of the book forbids from the
second one on: it holds only where it is true at once.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page


def wait_until(page: Page, expression: str, argument: Any = None, seconds: float = 5) -> None:
    """Look every 50 ms, from outside, whether the expression is true in the page; fail after so many seconds."""
    for _ in range(int(seconds * 20)):
        if page.evaluate(expression, argument):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{expression} was not true in {page.url} within {seconds} seconds")
