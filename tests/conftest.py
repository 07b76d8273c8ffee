"""What more than one kind of check needs: the course's folder, the built book, a copy of the course to play with."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from onesided.cli.book import build
from tests import chromium

ROOT = Path(__file__).resolve().parents[1]
COURSE = ("_config.yml", "_toc.yml", "CITATION.cff", "requirements.txt", "book", "notebooks")
"""What makes a folder a course. The machinery is installed, not copied."""

# How long one example takes says more of the machine than of the code, and the first one has templates to read.
settings.register_profile("checks", deadline=None)
settings.load_profile("checks")


@pytest.fixture(scope="session")
def root() -> Path:
    """The course's own folder."""
    return ROOT


@pytest.fixture(autouse=True, scope="session")
def _own_record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No check reads or writes the record of whoever runs it."""
    before = os.environ.get("ONESIDED_RECORD")
    os.environ["ONESIDED_RECORD"] = str(tmp_path_factory.mktemp("record") / "record.sqlite3")
    yield
    if before is None:
        del os.environ["ONESIDED_RECORD"]
    else:
        os.environ["ONESIDED_RECORD"] = before


@pytest.fixture(scope="session")
def built_book() -> Path:
    """The folder of the built book's pages, up to date. Workers that need it at the same time build it once."""
    lock = Path(tempfile.gettempdir()) / f"onesided-book-{os.getuid()}.lock"
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        return build(ROOT)


@pytest.fixture(scope="session")
def chromium_named() -> Iterator[None]:
    """The course's own commands find the browser that the checks have, wherever it came from."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHROMIUM", chromium.ensure())
        yield


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A copy of the course that a check may change."""
    return copy_course(tmp_path / "course")


def copy_course(target: Path) -> Path:
    """Copy the course's content to a new folder and return it."""
    target.mkdir(parents=True)
    for name in COURSE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
        else:
            shutil.copy2(ROOT / name, target / name)
    return target
