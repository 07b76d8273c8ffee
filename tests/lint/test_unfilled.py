"""Rule X8: blanks that are still blank, each with its file and line; the course's own texts have none."""

from __future__ import annotations

from pathlib import Path

from onesided.lint.unfilled import unfilled
from tests.conftest import ROOT


def said(root: Path) -> list[tuple[str, int, str, str]]:
    return [(one.file, one.line, one.severity, one.what) for one in unfilled(root)]


def test_each_blank_is_found_in_settings_citation_pages_and_questions(tmp_path: Path) -> None:
    for file, text in {
        "_config.yml": "title: A\n# FILL IN: this\n",
        "CITATION.cff": "# FILL IN: that\n# FILL IN: and this\n",
        "book/deep/page.md": "# A page\n\n<!-- FILL IN: whom to ring -->\n",
        "book/quizzes/deep/one.yml": "items:\n  - feedback: 'FILL IN: say why.'\n",
        "book/vignettes/two.yml": "debrief: >-\n  FILL IN: what it was about\n",
    }.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    still = "this is still to be filled in: "
    assert said(tmp_path) == [
        ("_config.yml", 2, "W", f"{still}this"),
        ("CITATION.cff", 1, "W", f"{still}that"),
        ("CITATION.cff", 2, "W", f"{still}and this"),
        ("book/deep/page.md", 3, "W", f"{still}whom to ring"),
        # Learners would read these.
        ("book/quizzes/deep/one.yml", 2, "E", f"{still}say why."),
        ("book/vignettes/two.yml", 2, "E", f"{still}what it was about"),
    ]


def test_what_was_filled_in_is_no_longer_said(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book/page.md").write_text("# Help lines\n\nRing 112. Fill in the form.\n", encoding="utf-8")
    assert said(tmp_path) == [] == said(ROOT)
