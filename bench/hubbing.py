"""What one more user costs a JupyterHub: a chapter that was run, beside a notebook that does nothing."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.measures import Measure
from tests import chromium
from tests.browser.lab import RUN_ALL, wait_for_kernel
from tests.conftest import copy_course
from tests.hub import Hub, log_in, memory, running

CHAPTER = "notebooks/01-a-unique-bond.ipynb"
EMPTY = {
    "cells": [
        {"cell_type": "code", "id": "one", "metadata": {}, "source": "1 + 1", "outputs": [], "execution_count": None}
    ],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


def measures() -> Iterator[Measure]:
    """Let one user run a chapter and another a plain notebook; yields what the processes of each hold."""
    with (
        tempfile.TemporaryDirectory(prefix="onesided-bench-") as folder,
        running(Path(folder)) as hub,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium.ensure(), args=chromium.ARGUMENTS)
        copy_course(hub.home("reader") / "course")
        hub.home("plain").mkdir(parents=True)
        (hub.home("plain") / "empty.ipynb").write_text(json.dumps(EMPTY), encoding="utf-8")
        _run(hub, browser, "reader", f"course/{CHAPTER}", ".jp-Notebook .os-quiz.os-awake")
        _run(hub, browser, "plain", "empty.ipynb", ".jp-OutputArea-output")
        ours, plain = memory(hub, "reader"), memory(hub, "plain")
        browser.close()
    yield Measure("a user of a Hub, server", "MB", ours["server"], plain["server"], "a notebook that adds 1 to 1")
    yield Measure("a user of a Hub, kernel of a chapter", "MB", ours["kernels"], plain["kernels"], "its kernel")


def _run(hub: Hub, browser: Browser, user: str, notebook: str, shown: str) -> None:
    """Log in, open a notebook, run it, and wait for what it shows."""
    page = browser.new_page()
    page.set_default_timeout(120_000)
    log_in(page, hub, user, f"/hub/user-redirect/lab/tree/{notebook}")
    wait_for_kernel(page, 120_000)
    page.evaluate(RUN_ALL)
    page.wait_for_selector(shown, state="attached")
