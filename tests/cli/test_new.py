"""`onesided new`: what it writes is sound at once, it loses nothing that was there, and it proposes a better name."""

from __future__ import annotations

import json
import re

import pytest

from onesided.cli import main
from onesided.cli.check import check
from onesided.lint.stories import prove, prove_agents
from onesided.model import Shelf
from onesided.notebooks.execute import execute, normalise
from tests.content.test_notebooks import DIRECTIVES, source

PROMISED = """
tell-apart:
  chapter: promised-already
  verb: tell
  level: understand
  text: Tell two things apart.
"""


@pytest.fixture
def new(course, monkeypatch, capsys):
    """Runs the command in a copy of the course; gives its exit code and all that it said."""
    monkeypatch.chdir(course)

    def run(*arguments):
        code = main(["new", *arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def notebook_of(course, chapter):
    (path,) = (course / "notebooks").glob(f"*-{chapter}.ipynb")
    return path


def everything(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_quiz_has_nothing_to_mend_but_that_no_page_shows_it(course, new):
    code, said = new("quiz", "a-unique-bond/some-topic")
    assert code == 0 and "book/quizzes/a-unique-bond/some-topic.yml: written" in said
    assert 'quiz("a-unique-bond/some-topic")' in said and "onesided preview a-unique-bond/some-topic" in said
    shelf = Shelf(course)
    quiz = shelf.quiz("a-unique-bond/some-topic")
    assert {shelf.objectives()[item.objective].chapter for item in quiz.items} == {"a-unique-bond"}
    assert not check(shelf, ["a-unique-bond/some-topic"]).findings
    findings = [found for found in check(shelf, []).findings if "some-topic" in found.file]
    assert [(found.rule, found.what) for found in findings] == [("X2", "no page shows this quiz")]


def test_a_new_story_is_proved_and_no_agent_wins_it(course, new):
    code, said = new("vignette", "the-loan")
    assert code == 0 and 'vignette("the-loan")' in said
    shelf = Shelf(course)
    proof = prove(shelf.vignette("the-loan"))
    assert proof.findings == () and proof.complete
    assert len(proof.endings) == 3 and proof.decisions == (3, 3) and len(shelf.vignette("the-loan").scenes) == 8
    runs = {name: prove(shelf.vignette(name)).runs for name in shelf.vignettes()}
    assert prove_agents(runs)["the-loan"] == ()
    assert set(shelf.vignette("the-loan").objectives) <= set(shelf.objectives())


@pytest.mark.parametrize("chapter", ["what-silence-does", "promised-already"])
def test_a_new_chapter_has_all_its_parts_and_nothing_to_mend(course, new, chapter):
    with (course / "book/objectives.yml").open("a", encoding="utf-8") as objectives:
        objectives.write(PROMISED)
    before, toc = ((course / path).read_text(encoding="utf-8") for path in ("book/objectives.yml", "_toc.yml"))
    code, said = new("chapter", chapter)
    assert code == 0 and f"      - file: notebooks/{notebook_of(course, chapter).stem}\n" in said
    assert (course / "_toc.yml").read_text(encoding="utf-8") == toc
    after = (course / "book/objectives.yml").read_text(encoding="utf-8")
    assert after.startswith(before) and (after == before) == (chapter == "promised-already")
    shelf = Shelf(course)
    promised = {name for name, one in shelf.objectives().items() if one.chapter == chapter}
    quizzes = [name for name in shelf.quizzes() if name.startswith(f"{chapter}/")]
    asked = {item.objective for name in quizzes for item in shelf.quiz(name).items}
    assert asked and asked <= promised
    report = check(shelf, [])
    # X7 tells of every new name until it is kept.
    assert not [one for one in report.findings if one.rule != "X7" and (chapter in str(one) or one.severity == "E")]
    assert len(quizzes) == 4 and prove(shelf.vignette(chapter)).findings == ()
    text = notebook_of(course, chapter).read_text(encoding="utf-8")
    shown = set(re.findall(r'quiz\(\\"([\w/-]+)\\"', text))
    assert shown == set(quizzes) and f'vignette(\\"{chapter}\\")' in text
    assert 6 <= len(shelf.quiz(f"{chapter}/chapter-quiz").items) <= 8


def test_a_new_chapter_keeps_the_order_and_the_form_of_a_finished_one(course, new):
    new("chapter", "what-silence-does")
    assert not normalise(notebook_of(course, "what-silence-does"), write=False).changed
    mine, finished = (
        json.loads(notebook_of(course, chapter).read_text(encoding="utf-8"))["cells"]
        for chapter in ("what-silence-does", "a-unique-bond")
    )
    ours = [cell["id"] for cell in mine]
    assert len(set(ours)) == len(ours)
    common = [cell["id"] for cell in finished if cell["id"] in ours]
    assert len(common) > 12 and [id_ for id_ in ours if id_ in common] == common
    theirs = {cell["id"]: cell["metadata"] for cell in finished}
    assert all(cell["metadata"] == theirs[cell["id"]] for cell in mine if cell["id"] in theirs)
    for cell in mine:
        used = set(re.findall(r"^`{3}\{([\w-]+)\}", source(cell), re.MULTILINE))
        assert used <= DIRECTIVES
        for link in re.findall(r"\]\((\.\./[^)#]+)", source(cell)):
            assert (course / "notebooks" / link).is_file(), link


def test_a_new_chapter_can_be_run(course, new):
    new("chapter", "what-silence-does")
    (outcome,) = execute([notebook_of(course, "what-silence-does")])
    assert outcome.problem is None and outcome.changed


def test_numbers_are_the_next_that_are_free(course, new):
    for path in (course / "notebooks").iterdir():
        path.unlink()
    for name in ("00-welcome", "01-first", "03-later"):
        (course / f"notebooks/{name}.ipynb").write_text("{}")
    for name, number in (("one-more", "02"), ("and-another", "04")):
        assert new("chapter", name)[0] == 0
        assert (course / f"notebooks/{number}-{name}.ipynb").is_file()


@pytest.mark.parametrize(
    ("kind", "name"),
    [("quiz", "a-unique-bond/chapter-quiz"), ("vignette", "the-gift"), ("chapter", "a-unique-bond")],
)
def test_nothing_is_written_over(course, new, kind, name):
    before = everything(course)
    code, said = new(kind, name)
    assert code == 1 and "already" in said
    assert everything(course) == before


def test_quizzes_that_were_written_first_are_kept(course, new):
    written = course / "book/quizzes/what-silence-does/chapter-quiz.yml"
    written.parent.mkdir()
    written.write_text("mine")
    code, said = new("chapter", "what-silence-does")
    assert code == 0 and "chapter-quiz.yml: was there, and left alone" in said
    assert written.read_text() == "mine"


BAD = [
    ("quiz", "Some Topic", "new quiz a-chapter/some-topic"),
    ("quiz", "a-unique-bond/Some Topic!", "new quiz a-unique-bond/some-topic"),
    ("quiz", "a-unique-bond/café", "new quiz a-unique-bond/cafe"),
    ("quiz", "a/b/c", "new quiz a-chapter/some-topic"),
    ("quiz", "../../etc/passwd", "new quiz a-chapter/some-topic"),
    ("quiz", "a-unique-bnd/topic", 'Did you mean "a-unique-bond/topic"?'),
    ("quiz", "not-begun-yet/topic", "onesided new chapter not-begun-yet"),
    ("quiz", "welcome/topic", "Add one to book/objectives.yml"),
    ("quiz", f"a-unique-bond/{'long-' * 20}name", "too long"),
    ("vignette", "The_Loan", "new vignette the-loan"),
    ("vignette", "a/b", "new vignette a-b"),
    ("vignette", "∂", "new vignette the-loan"),
    ("chapter", "07-what-silence-does", "new chapter what-silence-does"),
    ("chapter", "../out", "new chapter out"),
    ("chapter", "glossary", "already: book/glossary.md"),
]


@pytest.mark.parametrize(("kind", "name", "remedy"), BAD, ids=[f"{kind} {name[:20]}" for kind, name, _ in BAD])
def test_a_name_that_cannot_be_is_refused_with_a_remedy(course, new, kind, name, remedy):
    before = everything(course.parent)
    code, said = new(kind, name)
    assert code == 1 and remedy in said and "Traceback" not in said
    assert everything(course.parent) == before


def test_the_path_of_the_file_is_as_good_as_the_name(course, new):
    assert new("vignette", "./book/vignettes/the-loan.yml")[0] == 0
    assert (course / "book/vignettes/the-loan.yml").is_file()


def test_a_folder_that_cannot_be_written_to_is_a_sentence(course, new):
    (course / "book/quizzes/what-silence-does").write_text("a file, not a folder")
    code, said = new("chapter", "what-silence-does")
    assert code == 1 and "cannot be written" in said and "Traceback" not in said


def test_an_objective_is_added_after_a_list_without_a_last_line_end(course, new):
    path = course / "book/objectives.yml"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert new("chapter", "what-silence-does")[0] == 0
    assert {"client-options", "explain-what-silence-does"} <= set(Shelf(course).objectives())
