"""A school on the real course, a folder for what its students hand in, and a report on that."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from onesided.model import Shelf
from onesided.report import class_report
from tests.conftest import ROOT
from tests.report.classes import School


@pytest.fixture(scope="session")
def school() -> School:
    return School(Shelf(ROOT), now=datetime(2026, 3, 20, 12, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where hand-ins are put."""
    path = tmp_path / "class"
    path.mkdir()
    return path


@pytest.fixture
def reported(folder: Path):
    """Reports on the folder, by the course's own questions."""
    return lambda **others: class_report(folder, shelf=Shelf(ROOT), **others)
