"""The package as a whole: its manifest, its page, and the files beside the page."""

from __future__ import annotations

from importlib.resources import files

from onesided.frontend import classic_package, style
from onesided.model import CourseError, Shelf
from onesided.model.zips import zipped
from onesided.scorm.manifest import MANIFEST, START, manifest
from onesided.scorm.page import LICENCE, PAGE_STYLE, SCRIPT, STYLE, Kind, page


def package(
    shelf: Shelf, name: str, kind: Kind = "quiz", *, mastery: int | None = None, book: str | None = None
) -> bytes:
    """Return the zip of a quiz or a vignette by its name, the same bytes for the same course.

    `mastery` is the score, in percent, from which the platform calls a quiz passed (None: it judges nothing); `book` is
    the address of the published book (None: what the course's settings say). A file that cannot be read, or a mastery
    score for what has no score, is a CourseError.
    """
    return zipped(dict(sorted(package_files(shelf, name, kind, mastery=mastery, book=book).items())))


def package_files(
    shelf: Shelf, name: str, kind: Kind = "quiz", *, mastery: int | None = None, book: str | None = None
) -> dict[str, bytes]:
    """Return the same as files by their paths."""
    if mastery is not None and kind == "vignette":
        raise CourseError("A story has no score, so no mastery score can be asked for. Leave --mastery out.")
    made = page(shelf, kind, name, book)
    texts = {
        START: made.html,
        SCRIPT: classic_package(),
        STYLE: style(),
        **{name: _file(name) for name in (PAGE_STYLE, LICENCE)},
    }
    texts[MANIFEST] = manifest(made.kept, made.title, texts, mastery)
    return {path: text.encode() for path, text in texts.items()}


def _file(name: str) -> str:
    return files("onesided.scorm").joinpath("files", name).read_text(encoding="utf-8")
