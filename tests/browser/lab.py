"""A JupyterLab in a process of its own, and the few things a test does in it."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

TOKEN = "for-the-checks"
RUN_ALL = "window.jupyterapp.commands.execute('notebook:run-all-cells')"
SAVE = "window.jupyterapp.commands.execute('docmanager:save')"


def wait_for_kernel(page: Page, milliseconds: int = 90_000) -> None:
    """Wait until a notebook is open and its kernel can be given work."""
    page.wait_for_selector(".jp-NotebookPanel .jp-CodeCell", timeout=milliseconds)
    # The status bar knows; the indicator in the tool bar is there before the kernel is, and the first cell is lost.
    page.wait_for_function(
        "() => [...document.querySelectorAll('.jp-StatusBar-TextItem')].some(e => /\\| Idle/.test(e.textContent))",
        timeout=milliseconds,
    )


def rows_of(record: Path) -> list[dict[str, Any]]:
    """The attempts that a record's file holds by now, oldest first: none where there is no file yet."""
    if not record.is_file():
        return []
    with closing(sqlite3.connect(record)) as base:
        base.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in base.execute("select * from attempts order by time")]
        except sqlite3.OperationalError:  # being made, its tables still to come
            return []


class Lab:
    """One server on one folder. It keeps nothing outside the folder it was given for its own files."""

    def __init__(self, course: Path, own: Path) -> None:
        self.course, self.own, self.process = course, own, None
        self.record = own / "record" / "record.sqlite3"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        folders = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTERLAB_WORKSPACES_DIR", "JUPYTERLAB_SETTINGS_DIR")
        environment = {
            **os.environ,
            **{name: str(self.own / name.lower()) for name in (*folders, "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")},
            "ONESIDED_RECORD": str(self.record),
        }
        # Started as `make study` starts it, plus what a test needs: a port and token, and the application in the page.
        command = [
            sys.executable, "-m", "onesided", "study", "--allow-root", "--no-browser", "--ip=127.0.0.1",
            f"--ServerApp.port={self.port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}",
            "--LabApp.expose_app_in_browser=True",
        ]  # fmt: skip
        self.log = (self.own / "lab.log").open("w")
        self.process = subprocess.Popen(
            command, cwd=self.course, env=environment, stdout=self.log, stderr=self.log, start_new_session=True
        )
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{self.origin}/api?token={TOKEN}", timeout=2)
                return
            except OSError:
                assert self.process.poll() is None, f"JupyterLab stopped: {(self.own / 'lab.log').read_text()[-2000:]}"
                time.sleep(0.25)
        raise AssertionError(f"JupyterLab did not start: {(self.own / 'lab.log').read_text()[-2000:]}")

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
        self.log.close()

    def open(self, page: Page, notebook: str) -> None:
        """Open a notebook in a fresh workspace and wait until its kernel can be given work."""
        page.goto(f"{self.origin}/lab/tree/{notebook}?reset&token={TOKEN}")
        wait_for_kernel(page)

    def run_all(self, page: Page, pieces: int = 1) -> None:
        """Run every cell and wait until so many pieces of the course are awake."""
        page.evaluate(RUN_ALL)
        page.wait_for_function(
            f"() => document.querySelectorAll('.jp-Notebook .os-awake').length >= {pieces}", timeout=120_000
        )

    def kept(self) -> list[dict[str, Any]]:
        """What the learner's record holds by now: its rows, oldest first; responses and verdicts as JSON.

        The page shows a verdict before the kernel has written it down: wait for the row that was just made.
        """
        return rows_of(self.record)

    def save(self, page: Page) -> None:
        page.evaluate(SAVE)
