"""A teacher's own folder: the page that teaches it is done as it stands, and what comes of it is a course that works."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from onesided.cli import main, study
from onesided.markup.reference import REFERENCE_MIME
from onesided.model import Shelf
from onesided.model.root import COURSE
from tests.conftest import ROOT
from tests.report.classes import School

PAGE = ROOT / "book/for-teachers/your-own-questions.md"
CHAPTER = "_build/html/notebooks/01-first-chapter.html"
LEFT_OUT = "…"


@dataclass(frozen=True)
class Step:
    """A command of the page, as words without `onesided`, and what the page says that it prints."""

    words: tuple[str, ...]
    shown: str

    @property
    def verb(self) -> str:
        """What it does."""
        return next(word for word in self.words if not word.startswith("-") and "my-questions" not in word)


def steps() -> list[Step]:
    """The commands of the page in their order."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, shown = command.partition("\n")
            name, *words = shlex.split(line)
            assert name == "onesided"
            found.append(Step(tuple(words), shown))
    return found


def snippet() -> str:
    """What the page has its reader write into a notebook."""
    return re.search(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[1]


def assert_shown(step: Step, said: str) -> None:
    """What was printed is what the page shows, where it leaves nothing out."""
    lines = step.shown.splitlines()
    some = [r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line).replace(LEFT_OUT, ".*") + r"\n" for line in lines]
    assert re.fullmatch("".join(some), said), f"onesided {shlex.join(step.words)}\n{said}"


def run_in(place: Path, *words: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "onesided", *words]
    surroundings = {name: value for name, value in os.environ.items() if name != COURSE}
    return subprocess.run(command, cwd=place, env=surroundings, capture_output=True, text=True, check=False)


def previewed(place: Path, step: Step) -> str:
    """What the preview prints, once it has shown the piece and was ended by Ctrl+C."""
    command = [sys.executable, "-m", "onesided", *step.words]
    with subprocess.Popen(
        command, cwd=place, env={**os.environ, "BROWSER": "true"}, stdout=subprocess.PIPE, text=True
    ) as running:
        said = running.stdout.readline()
        page = urllib.request.urlopen(re.search(r"http://127\.0\.0\.1:\d+/", said)[0]).read().decode()
        running.send_signal(signal.SIGINT)
    assert 'data-name="first-chapter/next-weeks-exam"' in page
    return said


def hand_in(course: Path, folder: Path) -> None:
    """Have three students hand in: two what they answered in this course, and one what was asked in the big one."""
    folder.mkdir()
    for number, asked in enumerate((course, course, ROOT)):
        school = School(Shelf(asked))
        made = school.handed(school.attempts(number, share=1), number, f"Student {number}")
        (folder / f"hand-in-{number}.jsonl").write_text(made, encoding="utf-8")


def held(place: Path, step: Step) -> str:
    """What the class prints, once its teacher's page was there and it was ended by Ctrl+C."""
    kept = f"sqlite:///{place.parent / 'classes.sqlite3'}"
    command = [sys.executable, "-m", "onesided", *step.words, "--port", "0", "--database", kept]
    with subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, text=True) as running:
        said = [running.stdout.readline(), running.stdout.readline()]
        page = urllib.request.build_opener(HTTPCookieProcessor(CookieJar())).open(said[1].strip()).read()
        running.send_signal(signal.SIGINT)
        said += running.stdout
    assert "What makes a wrong option worth its place" in page.decode()
    return "".join(said)


def opened(place: Path, step: Step) -> list[str]:
    """The command by which JupyterLab would be started."""
    asked: list[list[str]] = []

    def started(command, **rest):
        asked.append([*command, rest["cwd"], os.environ[COURSE]])
        return subprocess.CompletedProcess(command, 0)

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setattr(study.subprocess, "run", started)
        assert main(step.words) == 0
    return asked[0]


@pytest.fixture(scope="module")
def lived(tmp_path_factory) -> tuple[Path, dict[str, list[str]]]:
    """The folder that comes of the page, its one build included; and what each verb said on the way."""
    place = tmp_path_factory.mktemp("teacher") / "the-course"
    place.mkdir()
    said: dict[str, list[str]] = {}
    for step in steps():
        if step.verb == "report":
            hand_in(place.parent / "my-questions", place.parent / "handed-in")
        if step.verb == "study":
            said["study"] = opened(place, step)
            continue
        if step.verb in ("preview", "class"):
            printed = {"preview": previewed, "class": held}[step.verb](place, step)
        else:
            done = run_in(place, *step.words)
            assert done.returncode == 0 and done.stderr == "", f"{step}\n{done.stdout}{done.stderr}"
            printed = done.stdout
        assert_shown(step, printed)
        said.setdefault(step.verb, []).append(printed)
    return place.parent / "my-questions", said


def test_the_page_begins_checks_previews_opens_and_builds(lived):
    folder, said = lived
    assert set(said) == {"new", "check", "preview", "study", "book", "class", "report"}
    assert f"--ServerApp.root_dir={folder}" in said["study"]
    assert "--LabApp.default_url=/lab/tree/notebooks/01-first-chapter.ipynb" in said["study"]
    assert said["study"][-2:] == [folder, str(folder)]


def test_what_is_left_blank_is_named(lived):
    folder, said = lived
    whole = said["check"][1]
    assert "0 errors" in whole and "book/help-lines.md\n  line 3: warning X8" in whole
    assert whole.count("warning X8") == 3, "help lines, authors and licence"


def test_its_book_holds_the_question_and_the_story_without_script(lived):
    folder, _ = lived
    page = BeautifulSoup((folder / CHAPTER).read_text(encoding="utf-8"), "html.parser")
    for script in page("script"):
        script.decompose()
    shelf = Shelf(folder)
    quiz, story = shelf.quiz("first-chapter/first-questions"), shelf.vignette("a-first-story")
    asked = page.select_one("section.os-quiz")
    assert asked["data-name"] == shelf.kept("first-chapter/first-questions")
    for item in quiz.items:
        form = asked.select_one(f'form[data-item="{item.id}"]')
        assert item.stem in form.select_one(".os-stem").get_text(" ", strip=True)
        assert len(form.select("input[name=response]")) == len(item.options)
        feedback = " ".join(part.get_text(" ", strip=True) for part in form.select("details"))
        assert all(option.feedback in feedback for option in item.options)
    told = page.select_one("section.os-story")
    assert told["data-name"] == shelf.kept("a-first-story")
    words = " ".join(told.get_text(" ", strip=True).split())
    for scene in story.scenes.values():
        assert " ".join(scene.text.split())[:60] in words
        assert all(choice.text in words for choice in scene.choices)
    # The folder has no Makefile, so nobody is told to use one.
    assert page.select_one(".book-cite") and not page.select_one(".book-try")
    assert page.select_one('a[href$="help-lines.html"]') and page.select_one('a[href$="#haladyna2002review"]')


def test_its_front_says_its_title_and_its_own_name_is_on_each_page(lived):
    folder, _ = lived
    html = folder / "_build/html"
    assert "<title>My questions</title>" in (html / "index.html").read_text(encoding="utf-8")
    mark = Shelf(folder).kept("")
    assert re.fullmatch(r"--my-questions-[0-9a-f]{6}/", mark)
    assert f'data-mark="{mark}"' in (html / "book/welcome.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("home", [".", "notebooks", "more/of-mine"])
def test_a_notebook_finds_the_bank_of_the_folder_it_lies_in(lived, home, monkeypatch):
    # As JupyterLab starts a kernel: in the folder of the notebook, wherever the server was started.
    folder, _ = lived
    (folder / home).mkdir(parents=True, exist_ok=True)
    monkeypatch.delenv(COURSE, raising=False)
    monkeypatch.chdir(folder.parent)
    notebook = new_notebook(cells=[new_code_cell(snippet())])
    NotebookClient(notebook, resources={"metadata": {"path": str(folder / home)}}).execute()
    (output,) = notebook.cells[0].outputs
    assert output.data[REFERENCE_MIME] == {
        "kind": "quiz",
        "name": "first-chapter/next-weeks-exam",
        "occasion": None,
    }


def test_nothing_is_written_over_by_a_second_start(lived):
    folder, _ = lived
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = run_in(folder.parent, "new", "course", "my-questions", "--title", "Another")
    assert done.returncode == 0 and ": written" not in done.stdout and "added" not in done.stdout
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_the_other_verbs_work_on_it(lived, tmp_path):
    folder, _ = lived
    course, pages = ("--course", str(folder)), str(folder / "_build/html")
    for words in (
        [*course, "slides", "--output", str(tmp_path / "slides")],
        [*course, "epub", "--pages", pages, "--output", str(tmp_path / "b.epub")],
        ["schema", *course],
        ["pages", *course],
        [*course, "record"],
        # Its notebooks are named from its own folder, wherever the command is typed.
        ["notebooks", "notebooks/01-first-chapter.ipynb", *course],
    ):
        done = run_in(tmp_path, *words)
        assert done.returncode == 0 and "Traceback" not in done.stderr, f"{words}\n{done.stdout}{done.stderr}"
    assert "What makes a wrong option worth its place" in (tmp_path / "slides/first-chapter.html").read_text("utf-8")
    assert (tmp_path / "b.epub").stat().st_size > 10_000
    shown = nbformat.read(folder / "notebooks/01-first-chapter.ipynb", as_version=4).cells
    ran = [cell for cell in shown if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in ran) and REFERENCE_MIME in json.dumps(ran[-1].outputs)
