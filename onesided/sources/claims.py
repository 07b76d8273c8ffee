"""The page of claims: what a popular account says, how the course corrects it, and where it does so.

It is written from `book/for-teachers/claims.yml`, so that a teacher finds the passage and the questions for each claim,
and a claim that has lost its place is noticed: `{C1: {claim, correction, chapter, section, items}}`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from onesided.model.complaints import CourseError, nearest
from onesided.model.pages import page_paths
from onesided.sources.citations import prose

CLAIMS = "book/for-teachers/claims.yml"
PAGE = "book/for-teachers/claims.md"
FIELDS = ("claim", "correction", "chapter", "section", "items")
HEAD = """\
# Claims, and where they are treated

The course began with a popular account of the subject. Here is each thing that it claims, in our words, what the course
says instead or besides, and where. The names of the questions are those under which `onesided preview` opens a quiz.

| | The account says | The course says | Passage | Questions |
|---|---|---|---|---|
"""


def claims(root: Path) -> dict[str, dict[str, Any]]:
    """Return the claims by their numbers, in the order of the file; all that is wrong with it is said at once."""
    found = yaml.safe_load((root / CLAIMS).read_text(encoding="utf-8"))
    wrong = [f"{CLAIMS}: {number}: {what}" for number, claim in found.items() for what in _problems(claim, root)]
    if wrong:
        raise CourseError(*wrong)
    return found


def claims_page(root: Path) -> str:
    """Return the text of the page, one row for each claim."""
    pages = page_paths(root)
    return HEAD + "".join(_row(number, claim, root, pages) for number, claim in claims(root).items())


def _problems(claim: dict[str, Any], root: Path) -> list[str]:
    problems = [f'"{field}" is missing. Write it, items as a list.' for field in FIELDS if field not in claim]
    problems += [f'"{field}" is not known. Leave it out.' for field in claim if field not in FIELDS]
    chapter, pages = str(claim.get("chapter", "")), page_paths(root)
    if chapter not in pages:
        near = nearest(chapter, pages)
        problems.append(f'there is no page "{chapter}". ' + (f"The nearest is {near}." if near else "Name one."))
    return problems


def _row(number: str, claim: dict[str, Any], root: Path, pages: dict[str, str]) -> str:
    page, section = pages[claim["chapter"]], claim["section"]
    there = os.path.relpath(page, PurePosixPath(PAGE).parent).replace(os.sep, "/")
    title, *headings = re.findall(r"^#+ +(.+)$", prose(root / page), re.MULTILINE) or [claim["chapter"]]
    heading = next((heading for heading in headings if _slug(heading) == section), "")
    passage = f"{title}: [{heading or section}]({there}#{section})" if section else f"[{title}]({there})"
    questions = ", ".join(f"`{item}`" for item in claim["items"]) or "–"
    return f"| {number} | {_cell(claim['claim'])} | {_cell(claim['correction'])} | {passage} | {questions} |\n"


def _slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
