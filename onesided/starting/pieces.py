"""The first file of a quiz or a story: which objective it serves, where it sends its readers, and its text.

Nothing is written here: a `Start` holds the files to be, so that whoever writes them can first see whether one is in
the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from string import Template

from onesided.lint.pages import passages
from onesided.model import CourseError, Shelf
from onesided.model.complaints import nearest
from onesided.model.pages import page_name, page_paths
from onesided.starting.naming import title_of

OBJECTIVES = "book/objectives.yml"


@dataclass(frozen=True)
class Start:
    """Files to be written, by their paths from the course's folder, and what to tell their author.

    `files` must not be there yet; `helpers` are left alone where they are; `added` is put at the end of a file.
    `choices` are sentences about what was chosen for the author.
    """

    files: Mapping[str, str]
    helpers: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()


def filled(name: str, **gaps: str) -> str:
    """The starting file of this name with its gaps filled."""
    return Template(files("onesided.starting").joinpath("files", name).read_text(encoding="utf-8")).substitute(gaps)


def quiz_files(shelf: Shelf, name: str) -> Start:
    """The start of a quiz `chapter/topic`; CourseError where there is no such chapter yet, or it promises nothing.

    In a folder without any page no chapter is asked for: the quiz gets objectives of its own where it has none.
    """
    chapter, _, topic = name.partition("/")
    if not page_paths(shelf.root):
        return _quiz_alone(shelf, chapter, topic)
    objectives = shelf.aims()
    mine = [found for found, objective in objectives.items() if objective.chapter == chapter]
    pages = {page_name(path) for path in (shelf.root / "notebooks").glob("*.ipynb")}
    if chapter not in pages:
        known = pages | {objective.chapter for objective in objectives.values()}
        likely = nearest(chapter, known - {chapter}, cutoff=0.5)
        hint = f' Did you mean "{likely}/{topic}"?' if likely and chapter not in known else ""
        raise CourseError(
            f'There is no chapter "{chapter}" in notebooks/ yet.{hint} To begin it: onesided new chapter {chapter}'
        )
    if not mine:
        raise CourseError(
            f'No objective belongs to "{chapter}" yet. Add one to {OBJECTIVES}, then try again:\n'
            f"{new_objectives(shelf, chapter).strip()}"
        )
    see = first_passage(shelf, chapter)
    text = filled("quiz.yml", title=title_of(topic), objective=mine[0], see=see)
    chosen = f'Its questions serve the objective "{mine[0]}" and send readers to {see}: write others where they fit.'
    return Start({f"book/quizzes/{name}.yml": text}, choices=(chosen,))


def _quiz_alone(shelf: Shelf, chapter: str, topic: str) -> Start:
    objective, added = objective_for(shelf, chapter)
    see = f"{chapter}#the-first-section"
    text = filled("quiz.yml", title=title_of(topic), objective=objective, see=see)
    chosen = (
        f'Its questions serve the objective "{objective}" and send readers to {see}. There is no such page yet: begin '
        f"it with onesided new chapter {chapter}, or name other passages once there is one."
    )
    return Start({f"book/quizzes/{chapter}/{topic}.yml": text}, added=added, choices=(chosen,))


def new_objectives(shelf: Shelf, chapter: str) -> str:
    """What is to be put at the end of the list of objectives, which may not be there yet, for a chapter without any."""
    head = "" if (shelf.root / OBJECTIVES).is_file() else "# yaml-language-server: $schema=objectives.schema.json\n"
    return head + filled("objectives.yml", chapter=chapter, title=title_of(chapter))


def objective_for(shelf: Shelf, chapter: str) -> tuple[str, dict[str, str]]:
    """An objective of a chapter, and what has to be added to the list for it to be there.

    No list is begun where quizzes or stories did without: it would have to hold all that they name.
    """
    mine = [found for found, objective in shelf.aims().items() if objective.chapter == chapter]
    if mine:
        return mine[0], {}
    begun = bool(shelf.quizzes() or shelf.vignettes()) and not (shelf.root / OBJECTIVES).is_file()
    return f"explain-{chapter}", {} if begun else {OBJECTIVES: new_objectives(shelf, chapter)}


def vignette_files(shelf: Shelf, name: str) -> Start:
    """The start of a story; CourseError where the course has no objective that it could serve.

    In a folder without any page it gets objectives of its own where there are none.
    """
    objective, added = next(iter(shelf.aims()), None), {}
    if objective is None and not page_paths(shelf.root):
        objective, added = objective_for(shelf, name)
    if objective is None:
        raise CourseError(f"There is no objective yet that a story could serve. Add one to {OBJECTIVES}.")
    text = filled("vignette.yml", title=title_of(name), objective=objective)
    chosen = f'It serves the objective "{objective}": name others of {OBJECTIVES} in its place.'
    return Start({f"book/vignettes/{name}.yml": text}, added=added, choices=(chosen,))


def first_passage(shelf: Shelf, chapter: str) -> str:
    """A passage of the chapter that exists, for readers to be sent to until the author names a better one."""
    prefix = f"{chapter}#"
    inside = sorted(found for found in passages(shelf.root) if found.startswith(prefix))
    if not inside:
        raise CourseError(f'The chapter "{chapter}" has no heading to send readers to. Give it one, then try again.')
    return inside[0]
