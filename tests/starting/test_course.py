"""The first files of a course: whole, sound, its author's own, and written over nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from onesided.cli import main
from onesided.cli.check import check
from onesided.model import Shelf
from onesided.model.colophon import colophon_of
from onesided.notebooks.execute import normalise
from onesided.sources.generated import generated
from onesided.starting import Imprint, course_files

QUIZ, STORY = "first-chapter/first-questions", "a-first-story"


def begun(folder: Path, *options: str) -> Path:
    assert main(["new", "course", str(folder), *options]) == 0
    return folder


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_has_nothing_to_mend_and_only_its_blanks_and_names_to_be_seen_to(tmp_path):
    folder = begun(tmp_path / "My Questions!")
    report = check(Shelf(folder), [])
    assert report.errors == 0 and report.absent == () and (report.quizzes, report.stories) == (1, 1)
    assert [(one.rule, one.file) for one in report.findings] == [
        ("X8", "CITATION.cff"),
        ("X8", "CITATION.cff"),
        ("X8", "book/help-lines.md"),
        ("X7", "book/names.txt"),
    ]
    assert "date-released" not in colophon_of(folder).version and colophon_of(folder).title == "My questions"


def test_its_pages_are_in_its_order_and_its_links_lead_somewhere(tmp_path):
    folder = begun(tmp_path / "mine")
    toc = yaml.safe_load((folder / "_toc.yml").read_text(encoding="utf-8"))
    named = [toc["root"], *(one["file"] for part in toc["parts"] for one in part["chapters"])]
    there = {
        path.relative_to(folder).with_suffix("").as_posix()
        for path in folder.glob("*/*")
        if path.suffix in (".md", ".ipynb")
    }
    assert set(named) == there and len(named) == len(there)
    for name in named:
        path = next(path for path in folder.glob(f"{name}.*") if path.suffix in (".md", ".ipynb"))
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            assert (path.parent / link).is_file(), f"{path}: {link}"
    for path, text in generated(folder).items():
        assert (folder / path).read_text(encoding="utf-8") == text, "a page that is made from data is as it is made"


def test_its_notebooks_are_in_their_normal_form_and_have_places_in_a_deck(tmp_path):
    folder = begun(tmp_path / "mine")
    notebooks = sorted((folder / "notebooks").glob("*.ipynb"))
    assert [path.name for path in notebooks] == ["01-first-chapter.ipynb", "your-record.ipynb"]
    for path in notebooks:
        assert not normalise(path, write=False).changed
        ids = [cell["id"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
        assert len(set(ids)) == len(ids) and all(re.fullmatch(r"[a-z0-9-]{1,64}", id_) for id_ in ids)


def test_what_only_its_author_can_say_is_taken_as_it_is_said(tmp_path):
    title = 'What "alliance" means: 7 \\ 8 $x'
    folder = begun(tmp_path / "mine", "--title", title, "--author", "Ada: van #Loon", "--licence", "CC-BY-SA-4.0")
    found = colophon_of(folder)
    assert (found.title, found.full_title, found.authors[0].name) == (title, title, "Ada: van #Loon")
    assert found.licence.name == "CC BY-SA 4.0"
    assert f"# {title}\n" in (folder / "book/welcome.md").read_text(encoding="utf-8")
    assert [one.file for one in check(Shelf(folder), []).findings if one.rule == "X8"] == ["book/help-lines.md"]


def test_each_course_gets_a_name_of_its_own(tmp_path):
    marks = {Shelf(begun(tmp_path / place / "mine")).kept("") for place in ("one", "two")}
    assert len(marks) == 2 and all(re.fullmatch(r"--mine-[0-9a-f]{6}/", mark) for mark in marks)
    assert re.fullmatch(r"--course-[0-9a-f]{6}/", Shelf(begun(tmp_path / "問題")).kept(""))


def test_where_learners_may_have_answered_already_no_name_is_given(tmp_path):
    # Their answers are remembered without one, and would no longer be found.
    folder = tmp_path / "mine"
    (folder / "book").mkdir(parents=True)
    (folder / "book/names.txt").write_text("quiz a/b#c 00000000\n", encoding="utf-8")
    begun(folder)
    assert Shelf(folder).kept("a/b#c") == "a/b#c"
    assert "onesided_name would keep" in (folder / "_config.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("kept", ["_config.yml", "book/welcome.md", "notebooks/01-first-chapter.ipynb", "CITATION.cff"])
def test_nothing_that_is_there_is_written_over(tmp_path, capsys, kept):
    folder = tmp_path / "mine"
    (folder / kept).parent.mkdir(parents=True)
    (folder / kept).write_text("title: mine, and nobody else's\n", encoding="utf-8")
    begun(folder)
    assert f"{kept}: was there, and left alone" in capsys.readouterr().out
    assert (folder / kept).read_text(encoding="utf-8") == "title: mine, and nobody else's\n"
    before = everything(folder)
    begun(folder, "--title", "Another")
    assert everything(folder) == before


def test_a_folder_of_quizzes_becomes_a_course_that_shows_them(tmp_path, capsys):
    folder = tmp_path / "mine"
    ready = course_files(folder, Imprint()).helpers[f"book/quizzes/{QUIZ}.yml"]
    for name in ("law/duties", "law/rights"):
        (folder / f"book/quizzes/{name}.yml").parent.mkdir(parents=True, exist_ok=True)
        (folder / f"book/quizzes/{name}.yml").write_text(ready, encoding="utf-8")
    (folder / "book/quizzes/law/broken.yml").write_text("title: [", encoding="utf-8")
    before = everything(folder)
    begun(folder)
    after = everything(folder)
    assert before.items() <= after.items()
    assert "book/objectives.yml" not in after and f"book/quizzes/{QUIZ}.yml" not in after
    chapter = json.loads(after["notebooks/01-first-chapter.ipynb"])
    shown = ["".join(cell["source"]) for cell in chapter["cells"] if cell["cell_type"] == "code"]
    assert shown == ["from onesided import quiz", *(f'quiz("law/{name}")' for name in ("broken", "duties", "rights"))]
    # The next steps name a piece that is there.
    assert "preview law/broken" in capsys.readouterr().out
    assert b"## Broken" in after["notebooks/01-first-chapter.ipynb"], "what cannot be read goes by its name"


def test_a_folder_with_chapters_and_pages_gets_an_order_of_them(tmp_path):
    folder = tmp_path / "mine"
    for name in ("notebooks/02-two.ipynb", "notebooks/01-one.ipynb", "notebooks/extra.ipynb", "book/more/page.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("{}", encoding="utf-8")
    toc = yaml.safe_load(course_files(folder, Imprint()).helpers["_toc.yml"])
    chapters, around = ([one["file"] for one in part["chapters"]] for part in toc["parts"])
    assert chapters == ["notebooks/01-one", "notebooks/02-two"]
    assert {"notebooks/extra", "book/more/page", "book/help-lines"} <= set(around)
    assert "notebooks/01-first-chapter.ipynb" not in course_files(folder, Imprint()).helpers


def test_what_is_in_the_way_is_a_sentence(tmp_path, capsys):
    (tmp_path / "file").write_text("mine")
    assert main(["new", "course", str(tmp_path / "file")]) == 1
    assert "is a file, and it was left alone" in capsys.readouterr().err
    (tmp_path / "mine/book").mkdir(parents=True)
    (tmp_path / "mine/book/quizzes").write_text("mine")
    assert main(["new", "course", str(tmp_path / "mine")]) == 1
    said = capsys.readouterr().err
    assert "cannot be written" in said and "Traceback" not in said


def test_inside_a_course_it_is_said_that_it_had_better_lie_outside(course, capsys):
    begun(course / "mine")
    assert f"It lies inside the course {course}." in capsys.readouterr().out
    assert Shelf(course / "mine").quizzes() == (QUIZ,)


def test_works_that_are_named_and_not_there_keep_nothing_from_being_written(tmp_path, capsys):
    folder = tmp_path / "mine"
    ready = course_files(folder, Imprint()).helpers[f"book/quizzes/{QUIZ}.yml"]
    (folder / "book/quizzes/law").mkdir(parents=True)
    citing = ready.replace("    hint:", "    source: [nobody1999]\n    hint:", 1)
    (folder / "book/quizzes/law/duties.yml").write_text(citing, encoding="utf-8")
    begun(folder)
    said = capsys.readouterr().out
    assert "cites nobody1999, which book/references.bib does not have" in said
    assert f"onesided --course {folder} pages" in said and (folder / "_toc.yml").is_file()
