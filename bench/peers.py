"""A peer's quiz page: a chapter of the plain book with the chapter's own questions, asked by `jupyterquiz`.

It is the most used of the packages that ask questions in a Jupyter Book (https://pypi.org/project/jupyterquiz): a cell
hands the questions to a script that writes them into the page. It knows three of our types; what it does not know is
left out, so its page has less on it than ours. The package is fetched into a folder of its own for the run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell

from bench.books import Book, plain, shown_on
from onesided.markup.markdown import plain as words
from onesided.model import Shelf
from onesided.model.items import Choice, Choices, Item, Number, Quiz, TrueFalse

PEER = Path(__file__).with_name("peers.txt")
"""The pinned package."""
QUESTION = ".MCButton, .Input-text"
"""What a reader can answer on its page."""


def peer(folder: Path, page: str, course: Path) -> Book:
    """Write a plain book whose page asks the questions of the course's page of that name."""
    book = plain(folder, page)
    shelf, notebook = Shelf(course), nbformat.read(book.file, as_version=4)
    questions = [question for name in shown_on(course, page) for question in questions_of(shelf.quiz(name))]
    code = f"from jupyterquiz import display_quiz\ndisplay_quiz({questions!r})"
    notebook.cells.append(new_code_cell(code, metadata={"tags": ["remove-input"]}))
    nbformat.write(notebook, book.file)
    return book


def surroundings(folder: Path) -> dict[str, str]:
    """Fetch the peer into a folder, and return the environment in which Python finds it."""
    target = folder / "packages"
    fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*fetch, "--target", str(target), "-r", str(PEER)], check=True)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(target), os.environ.get("PYTHONPATH"))))}


def questions_of(quiz: Quiz) -> Iterator[dict[str, Any]]:
    """The questions of a quiz that the peer can ask, as it takes them."""
    for item in quiz.items:
        if question := _question(item):
            yield {"question": words(item.stem), **question}


def _question(item: Item) -> dict[str, Any] | None:
    match item:
        case Choice() | Choices():
            kind = "multiple_choice" if isinstance(item, Choice) else "many_choice"
            return {"type": kind, "answers": [_answer(one.text, one.correct, one.feedback) for one in item.options]}
        case TrueFalse():
            said = {True: item.feedback.true, False: item.feedback.false}
            answers = [_answer(str(value), value == item.answer, said[value]) for value in (True, False)]
            return {"type": "multiple_choice", "answers": answers}
        case Number():
            known = {"type": "value", "value": item.answer, "correct": True, "feedback": words(item.feedback.right)}
            return {"type": "numeric", "answers": [known]}
        case _:
            return None


def _answer(text: str, correct: bool | None, feedback: str) -> dict[str, Any]:
    return {"answer": words(text), "correct": bool(correct), "feedback": words(feedback)}
