"""Both databases that a class may have, each empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onesided.classroom.store import Store, opened
from onesided.classroom.tables import METADATA
from tests import postgres


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    with postgres.running() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'classes.sqlite3'}"
        return
    url = request.getfixturevalue("postgres_url")
    yield url
    with opened(url) as store:
        METADATA.drop_all(store.engine)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with opened(database) as made:
        yield made
