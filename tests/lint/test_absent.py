"""What is not in a folder is said where it matters for what is there, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from onesided.lint.absent import absent
from onesided.lint.draft import Draft
from tests.conftest import ROOT

PLAIN, CITING = (Draft("q.yml", ("items", 0), raw) for raw in ({"id": "a"}, {"id": "a", "source": ["bordin1979"]}))
ALL = ("_config.yml", "_toc.yml", "book/objectives.yml", "book/page.md", "book/references.bib")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ALL:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_a_folder_that_has_all_of_it_lacks_nothing(folder: Path) -> None:
    assert list(absent(folder, [CITING])) == [] == list(absent(ROOT, [CITING]))


@pytest.mark.parametrize(
    ("name", "beginnings"),
    [
        ("_config.yml", ("There is no _config.yml, so no book", "Without a name of its own")),
        ("_toc.yml", ("There is no _toc.yml, so no book",)),
        ("book/objectives.yml", ("There is no book/objectives.yml, so objectives are taken as they are",)),
        ("book/page.md", ("There is no page, neither a notebook",)),
        ("book/references.bib", ("There is no book/references.bib, so works are shown by the keys",)),
    ],
)
def test_each_thing_that_is_missing_is_told_with_what_it_means(
    folder: Path, name: str, beginnings: tuple[str, ...]
) -> None:
    (folder / name).unlink()
    said = list(absent(folder, [CITING]))
    assert len(said) == len(beginnings)
    assert all(sentence.startswith(start) for sentence, start in zip(said, beginnings, strict=True))


def test_works_are_missed_only_where_one_is_named(folder: Path) -> None:
    (folder / "book/references.bib").unlink()
    assert list(absent(folder, [PLAIN])) == []
