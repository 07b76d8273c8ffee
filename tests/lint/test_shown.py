"""Rule X2: what no page shows, what a page shows that is not there, and files without a name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onesided.lint.shown import shown_findings
from onesided.model import Shelf

FILES = ("book/quizzes/chapter/topic.yml", "book/quizzes/other.yml", "book/vignettes/the-gift.yml")
CODE = 'quiz("chapter/topic")\nvignette("the-gift", occasion="after")'
PAGE = "# A page\n\n```{quiz} other\n```\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for file in (*FILES, "notebooks/01-x.ipynb", "book/page.md"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("title: T\n")
    write(tmp_path, CODE, PAGE)
    return tmp_path


def write(root: Path, code: str, page: str) -> None:
    cells = [{"cell_type": "markdown", "source": ["# T\n"]}, {"cell_type": "code", "source": code.splitlines(True)}]
    (root / "notebooks/01-x.ipynb").write_text(json.dumps({"cells": cells}, indent=1))
    (root / "book/page.md").write_text(page)


def said(root: Path) -> list[tuple[str, str, str]]:
    return [(one.file, one.severity, one.what) for one in shown_findings(Shelf(root))]


@pytest.mark.parametrize(
    ("code", "page"),
    [
        (CODE, PAGE),
        ('quiz("other"); quiz("chapter/topic")', "```{vignette} the-gift\n```\n"),
        ("vignette('the-gift')", "```{quiz} other\n```\n\n```{quiz} chapter/topic\n```\n"),
    ],
)
def test_what_is_shown_is_left_alone(course, code, page):
    write(course, code, page)
    assert said(course) == []


@pytest.mark.parametrize(
    ("code", "page", "file", "severity", "what"),
    [
        (CODE, "# A page\n", FILES[1], "W", "no page shows this quiz"),
        ('quiz("chapter/topic")', PAGE, FILES[2], "W", "no page shows this vignette"),
        (f'{CODE}\nquiz("chapter/topics")', PAGE, "notebooks/01-x.ipynb", "E", 'there is no quiz "chapter/topics"'),
        (f'{CODE}\nvignette("gift")', PAGE, "notebooks/01-x.ipynb", "E", 'there is no vignette "gift"'),
        (CODE, f"{PAGE}\n```{{vignette}} a-gift\n```\n", "book/page.md", "E", 'there is no vignette "a-gift"'),
        (f'{CODE}\nquiz("the-gift")', PAGE, "notebooks/01-x.ipynb", "E", 'there is no quiz "the-gift"'),
    ],
)
def test_what_is_not_shown_or_not_there_is_said(course, code, page, file, severity, what):
    write(course, code, page)
    assert said(course) == [(file, severity, what)]


def test_a_page_is_named_with_the_line(course):
    write(course, CODE, f"{PAGE}\n```{{vignette}} a-gift\n```\n")
    (found,) = shown_findings(Shelf(course))
    assert found.line == 6 and 'The nearest is "the-gift"' in found.mend


@pytest.mark.parametrize(
    "file", ["book/quizzes/Not A Name.yml", "book/vignettes/gift.yaml", "book/vignettes/a_gift.yml"]
)
def test_a_file_without_a_name_is_a_stray(course, file):
    (course / file).touch()
    assert [(where, severity) for where, severity, _ in said(course)] == [(file, "W")]


def test_without_any_page_none_has_to_show_a_thing(tmp_path: Path) -> None:
    (tmp_path / "book/quizzes").mkdir(parents=True)
    (tmp_path / "book/quizzes/other.yml").write_text("title: T\n")
    assert said(tmp_path) == []
    (tmp_path / "book/page.md").write_text("# A page\n")
    assert said(tmp_path) == [("book/quizzes/other.yml", "W", "no page shows this quiz")]
