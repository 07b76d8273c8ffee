"""What an author begins with: a quiz, a story, a chapter or a course, sound from its first day, about writing such.

A blank form would be refused by the check, and a form full of "replace me" would teach its author to ignore it. So the
files here hold real questions about good questions, ready to be previewed, checked, and written over.
"""

from onesided.starting.chapter import chapter_files
from onesided.starting.course import Imprint, course_files
from onesided.starting.imported import Home, begin_imported
from onesided.starting.naming import Kind, slug_of, sound_name, title_of
from onesided.starting.pieces import Start, quiz_files, vignette_files

__all__ = [
    "Home",
    "Imprint",
    "Kind",
    "Start",
    "begin_imported",
    "chapter_files",
    "course_files",
    "quiz_files",
    "slug_of",
    "sound_name",
    "title_of",
    "vignette_files",
]
