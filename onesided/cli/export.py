"""`onesided export`: quizzes, or one story, in a form that other systems take in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from onesided.model import CourseError, Shelf, find_shelf
from onesided.model.complaints import nearest

if TYPE_CHECKING:
    from onesided.exports import Asked, Place

MORE = """\
moodle, gift, qti and anki take quizzes, folders of quizzes, or without a name all of the course; scorm packs one quiz
or one story as it is published. What a format cannot keep is said on standard error. Nothing is sent anywhere.
"""


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser("export", help="write questions for a learning platform", epilog=MORE)
    parser.add_argument("format", choices=(*FORMATS, "scorm"), help="what to write")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="a quiz, a folder of quizzes; with scorm a quiz or story"
    )
    parser.add_argument(
        "--output", type=Path, default=None, metavar="FILE", help="the file to write (default: in _build)"
    )
    packed = parser.add_argument_group("with scorm")
    packed.add_argument("--mastery", type=int, metavar="PERCENT", help="the score from which a quiz counts as passed")
    packed.add_argument("--url", default="", help="the address of the published book, where links may lead")
    parser.set_defaults(run=run, refuse=parser.error)


def run(chosen: argparse.Namespace) -> int:
    """Write the file, say where it is, and say what it does not keep."""
    if chosen.format == "scorm":
        return _pack(chosen)
    if chosen.mastery is not None or chosen.url:
        chosen.refuse("--mastery and --url go with scorm")
    from onesided.exports import Asked, losses

    shelf = find_shelf()
    quizzes = [Asked(name, shelf.quiz(name)) for name in named(shelf, chosen.names)]
    ending, write = FORMATS[chosen.format]
    if chosen.output and chosen.output.is_file():  # perhaps the questions that somebody wrote
        raise CourseError(f"There is a file {chosen.output} already, and it was left alone. Choose another name.")
    file = chosen.output or shelf.root / "_build" / "exports" / f"questions{ending}"
    content = write(shelf, quizzes)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise CourseError(
            f"{file} cannot be written: {error.strerror}. Choose another file with --output, then try again."
        ) from None
    print(file)
    for loss in losses(chosen.format, quizzes):
        print(loss, file=sys.stderr)
    return 0


def named(shelf: Shelf, names: Sequence[str]) -> list[str]:
    """The quizzes of these names and in these folders, each once; without a name, all. Others are a CourseError."""
    known = shelf.quizzes()
    if not known:
        raise CourseError(f"There is no quiz in {shelf.root} to export. To begin one: onesided new quiz FOLDER/NAME")
    found: list[str] = []
    missing: list[str] = []
    for name in names:
        wanted = name.strip("/")
        inside = [quiz for quiz in known if quiz == wanted or quiz.startswith(f"{wanted}/")]
        found += inside
        missing += [] if inside else [_unknown(wanted, shelf)]
    if missing:
        raise CourseError(*missing)
    return list(dict.fromkeys(found)) if names else list(known)


def _unknown(name: str, shelf: Shelf) -> str:
    if name in shelf.vignettes():
        return f'"{name}" is a story, which only a package can tell. To make one: onesided export scorm {name}'
    known = shelf.quizzes()
    folders = {PurePosixPath(quiz).parent.as_posix() for quiz in known} - {"."}
    likely = nearest(name, [*known, *folders], cutoff=0.5)
    hint = f"The nearest is {likely}." if likely else f"There are {', '.join(sorted(folders) or known)}."
    return f'No quiz and no folder of quizzes is called "{name}". {hint}'


def _pack(chosen: argparse.Namespace) -> int:
    """Write a SCORM package."""
    # Imported here, because they take longer than the other verbs need wait.
    from onesided.preview import find_piece
    from onesided.publishing import site_address
    from onesided.scorm import package, write_package

    if len(chosen.names) != 1:
        chosen.refuse("scorm packs one quiz or one story: name it")
    piece = find_piece(find_shelf(), chosen.names[0])
    book = site_address(chosen.url) if chosen.url else None
    made = package(piece.shelf, piece.name, piece.kind, mastery=chosen.mastery, book=book)
    home = piece.shelf.root / "_build" / "scorm"
    print(write_package(chosen.output or home / f"{piece.name.replace('/', '-')}.zip", made))
    return 0


def _gift(shelf: Shelf, quizzes: Sequence[Asked]) -> bytes:
    from onesided.exports import gift

    return gift(quizzes, _place(shelf), _about(shelf)).encode()


def _moodle(shelf: Shelf, quizzes: Sequence[Asked]) -> bytes:
    from onesided.exports import moodle
    from onesided.model.colophon import colophon_of

    licence = colophon_of(shelf.root).licence
    return moodle(quizzes, _place(shelf), licence.name if licence else "")


def _anki(shelf: Shelf, quizzes: Sequence[Asked]) -> bytes:
    from onesided.exports import anki
    from onesided.model.colophon import course_title
    from onesided.publishing.archive import moment_of

    return anki(quizzes, _place(shelf), course_title(shelf.root), moment_of(shelf.root), _about(shelf))


def _qti(shelf: Shelf, quizzes: Sequence[Asked]) -> bytes:
    from onesided.exports import qti

    return qti(quizzes, _place(shelf), _about(shelf))


def _about(shelf: Shelf) -> str:
    """Where the questions come from, and what may be done with them."""
    from onesided.model.colophon import colophon_of

    colophon = colophon_of(shelf.root)
    authors, licence = ", ".join(one.name for one in colophon.authors), colophon.licence
    return ". ".join(filter(None, (colophon.full_title, authors, licence.name if licence else "")))


def _place(shelf: Shelf) -> Place:
    from onesided.exports import Place
    from onesided.model.colophon import colophon_of
    from onesided.model.pages import page_paths

    pages = {name: path.rpartition(".")[0] for name, path in page_paths(shelf.root).items()}
    return Place(colophon_of(shelf.root).address, pages)


FORMATS = {
    "moodle": (".xml", _moodle),
    "gift": (".gift.txt", _gift),
    "qti": (".qti.zip", _qti),
    "anki": (".apkg", _anki),
}
"""Each format's name: the ending of its file, and what makes its bytes from a shelf and quizzes."""
