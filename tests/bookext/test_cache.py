"""The cache of executed notebooks is named by what their outputs depend on, wherever the course lies."""

from __future__ import annotations

from pathlib import Path

import pytest

import onesided
from onesided.bookext.cache import digest_of_inputs


def a_course(root: Path) -> Path:
    (root / "book/data/more").mkdir(parents=True)
    (root / "book/data/numbers.csv").write_text("y\n1\n")
    (root / "book/data/more/numbers.csv").write_text("y\n2\n")
    (root / "requirements.txt").write_text("numpy==2\n")
    return root


def test_a_copy_of_the_course_in_any_other_folder_finds_the_same_outputs(tmp_path, monkeypatch):
    # The package stands between the two in the order of the alphabet.
    package = tmp_path / "m" / "onesided"
    (package / "figures").mkdir(parents=True)
    for name in ("__init__.py", "figures/drawing.py"):
        (package / name).write_text("")
    monkeypatch.setattr(onesided, "__file__", str(package / "__init__.py"))
    assert digest_of_inputs(a_course(tmp_path / "a")) == digest_of_inputs(a_course(tmp_path / "z"))


@pytest.mark.parametrize("path", ["book/data/numbers.csv", "book/data/more/numbers.csv", "requirements.txt"])
def test_a_table_or_a_pin_that_changes_asks_for_new_outputs(tmp_path, path):
    before = digest_of_inputs(a_course(tmp_path))
    (tmp_path / path).write_text("y\n3\n")
    assert digest_of_inputs(tmp_path) != before


def test_a_table_that_is_renamed_asks_for_new_outputs(tmp_path):
    before = digest_of_inputs(a_course(tmp_path))
    (tmp_path / "book/data/numbers.csv").rename(tmp_path / "book/data/figures.csv")
    assert digest_of_inputs(tmp_path) != before
