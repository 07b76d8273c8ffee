"""The course itself may be published: nothing is wrong with the site and the zip that come of its built pages."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from onesided.model.colophon import colophon_of
from onesided.publishing.checks import complaints
from onesided.publishing.offline import WORKER
from onesided.publishing.publish import published, site_of
from tests.conftest import ROOT

KEPT = 2_000_000
"""Bytes, compressed, that a reader's device may fetch by itself to keep the whole book."""


@pytest.fixture(scope="module")
def site(built_book: Path):
    """The pages as they are handed on, and what is known of them. They were built without an address."""
    return site_of(built_book, colophon_of(ROOT).title)


def test_nothing_is_wrong_with_it(site) -> None:
    files, known = site
    assert complaints(published(files, known), known) == []
    assert complaints(files, known) == []


def test_most_of_what_a_build_leaves_is_left_at_home(site, built_book: Path) -> None:
    files, _ = site
    left = {path.relative_to(built_book).as_posix() for path in built_book.rglob("*") if path.is_file()} - files.keys()
    assert not [path for path in files if path.endswith((".map", ".ipynb", ".md", ".woff2", ".ttf", ".mo", ".po"))]
    assert sum(map(len, files.values())) < sum((built_book / path).stat().st_size for path in left)


def test_a_device_fetches_no_more_than_a_picture_or_two(site) -> None:
    files, known = site
    whole = published(files, known)
    text = whole[WORKER].decode()
    told = json.loads(text[text.index("{") : text.index("};") + 1])
    assert {"index.html", known.first} <= set(told["first"]) <= told["files"].keys()
    assert sum(len(gzip.compress(whole[path], 6)) for path in told["files"]) < KEPT
