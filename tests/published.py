"""A small book with all that a published one may have: an address, a repository, launch buttons, somebody to write to."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

import pytest
import yaml

from onesided.cli.book import build
from tests.browser.trialbook import TRIAL

ADDRESS = "https://example.org/bread/"
REPOSITORY = "https://github.com/us/bread"
BINDER, HUB = "https://mybinder.org", "https://hub.example.org"
WRITE_TO = "us@example.org"
CITATION = """\
cff-version: 1.2.0
title: "Bread, slowly: a </script> trial"
authors: [{family-names: Baker, given-names: Ada}]
version: 1.2.0
date-released: 2026-11-22
license: [MIT, CC-BY-4.0]
"""
TOC = "format: jb-book\nroot: book/welcome\nchapters:\n  - file: notebooks/01-looking\n  - file: book/about\n"
ABOUT = "# About\n\nWhat one has to know.\n\n## If you find a mistake\n\nTell us (checked 22 November 2026).\n"


def build_published(factory: pytest.TempPathFactory) -> Path:
    """Build it and return the folder of its pages; workers of one run share it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root = shared / "published"
    with (shared / "published.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if not (root / "_build" / "html" / "index.html").is_file():
            _write(root)
            build(root)
    return root / "_build" / "html"


def _write(root: Path) -> None:
    shutil.copytree(TRIAL, root, ignore=shutil.ignore_patterns(".ipynb_checkpoints"), dirs_exist_ok=True)
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    config["repository"] = {"url": REPOSITORY, "branch": "main"}
    config["launch_buttons"] = {"notebook_interface": "jupyterlab", "binderhub_url": BINDER, "jupyterhub_url": HUB}
    config["sphinx"]["recursive_update"] = True
    config["sphinx"]["config"] |= {
        "html_baseurl": ADDRESS.rstrip("/"),
        "html_static_path": ["pictures"],
        "onesided_report": f"mailto:{WRITE_TO}",
        "onesided_course": {"level": "beginner", "minutes": 30, "audience": ["bakers"]},
    }
    (root / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (root / "_toc.yml").write_text(TOC, encoding="utf-8")
    (root / "CITATION.cff").write_text(CITATION, encoding="utf-8")
    (root / "book" / "about.md").write_text(ABOUT, encoding="utf-8")
    objectives = root / "book" / "objectives.yml"
    objectives.write_text(objectives.read_text(encoding="utf-8").replace("chapter: welcome", "chapter: looking"))
    (root / "pictures").mkdir(exist_ok=True)
    (root / "pictures" / "card.png").write_bytes(b"")
