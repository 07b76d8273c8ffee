"""Each check of this room has a record of its own, in a folder that is not there yet."""

import pytest


@pytest.fixture(autouse=True)
def record(tmp_path, monkeypatch):
    path = tmp_path / "kept" / "record.sqlite3"
    monkeypatch.setenv("ONESIDED_RECORD", str(path))
    return path
