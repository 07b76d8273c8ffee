"""Whoever builds the book has a record of their own, and none of it gets into what is built."""

import os
from pathlib import Path

import pytest

from onesided.notebooks.nobody import RECORD, as_nobody


def test_inside_there_is_an_empty_record_and_afterwards_the_old_one(monkeypatch):
    monkeypatch.setenv(RECORD, "mine")
    with as_nobody():
        inside = os.environ[RECORD]
        assert inside != "mine"
    assert os.environ[RECORD] == "mine"
    assert not Path(inside).parent.exists(), "and it is gone"


def test_where_nothing_was_named_nothing_is_named_afterwards_even_if_something_fails(monkeypatch):
    monkeypatch.delenv(RECORD)
    with pytest.raises(ValueError), as_nobody():
        raise ValueError
    assert RECORD not in os.environ
