"""A teacher's own questions from other systems: GIFT and Moodle XML become quizzes of ours, blanks and all.

What is read is never changed, and what cannot be kept is said with its line. `brought` does the whole of it; nothing is
written here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onesided.imports.banking import banked
from onesided.imports.files import file_of
from onesided.imports.foreign import Heard, Remark, fresh
from onesided.imports.gift import read_gift
from onesided.imports.moodle import read_moodle
from onesided.imports.texts import decoded
from onesided.model import CourseError
from onesided.starting import slug_of

READERS = {"gift": read_gift, "moodle": read_moodle}
"""What reads each format."""


@dataclass(frozen=True)
class Brought:
    """Files to be written, by the names of their quizzes; how many questions they hold; and what to look at."""

    files: Mapping[str, str]
    questions: int
    remarks: tuple[Remark, ...]


def brought(data: bytes, form: str, folder: str, title: str, objective: str, see: str) -> Brought:
    """The quizzes that a file becomes, in this folder of quizzes, one for each of its categories.

    What stands in no category goes into a quiz of this title. CourseError where nothing in the file can be read.
    """
    text, was_old = decoded(data)
    heard: Heard = READERS[form](text)
    if was_old:
        heard.remark(1, "The file is in an old encoding. Look at letters with accents and at quotation marks.")
    files: dict[str, str] = {}
    count = 0
    for group in heard.groups:
        made = banked(group, group.title or title, objective, see)
        heard.remarks += made.remarks
        if items := made.quiz["items"]:
            name = slug_of(group.title or title) or "questions"
            files[fresh(f"{folder}/{name}", files)] = file_of(made.quiz)
            count += len(items)
    if not files:
        why = [str(remark) for remark in heard.remarks] or ["There is no question in it."]
        raise CourseError("Nothing in the file could be taken over.", *why)
    return Brought(files, count, tuple(sorted(heard.remarks, key=lambda remark: remark.line)))


__all__ = ["READERS", "Brought", "Remark", "brought"]
