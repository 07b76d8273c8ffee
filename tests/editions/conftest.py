"""The small book, as a whole and as its one chapter."""

from __future__ import annotations

from pathlib import Path

import pytest

from onesided.editions import Edition, book_edition, chapter_edition
from tests.editions.small import write_small_book


@pytest.fixture(autouse=True, scope="session")
def _chromium(chromium_named: None) -> None:
    """A cover is a picture that a browser takes."""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder of a small course, and the folder of its built pages."""
    root = tmp_path_factory.mktemp("small")
    return root, write_small_book(root)


@pytest.fixture(scope="session")
def whole(small: tuple[Path, Path]) -> Edition:
    return book_edition(*small)


@pytest.fixture(scope="session")
def chapter(small: tuple[Path, Path]) -> Edition:
    return chapter_edition(*small, "a-chapter")
