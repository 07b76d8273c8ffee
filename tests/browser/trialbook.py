"""A small book with every type of item and a story, built and served once for all browser checks of a run."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from onesided.cli.book import build

TRIAL = Path(__file__).parent / "trial"
WELCOME, ELSEWHERE, STORY = "book/welcome.html", "book/elsewhere.html", "book/story.html"
LOOKING, FOREIGN = "notebooks/01-looking.html", "notebooks/02-foreign.html"


def build_trial(factory: pytest.TempPathFactory) -> Path:
    """Build the trial book outside the course and return its pages' folder; workers of one run share it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    html = shared / "trial-built" / "_build" / "html"
    with (shared / "trial.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if not (html / "index.html").is_file():
            shutil.copytree(
                TRIAL,
                shared / "trial",
                ignore=shutil.ignore_patterns(".ipynb_checkpoints"),
                dirs_exist_ok=True,
            )
            build(shared / "trial", shared / "trial-built")
    return html
