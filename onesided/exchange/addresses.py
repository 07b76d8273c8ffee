"""The names by which statements call things: identifiers below one base, and the words that xAPI has for all.

The base is a name, and nobody opens it. Without a better one it lies below `.invalid`, a domain which is reserved so
that it can never be anybody's.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from onesided.model.complaints import CourseError, excerpt

DEFAULT_BASE = "https://one-sided-by-design.invalid/"

ANSWERED = "http://adlnet.gov/expapi/verbs/answered"
COMPLETED = "http://adlnet.gov/expapi/verbs/completed"
SKIPPED = "http://id.tincanapi.com/verb/skipped"

QUESTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
QUIZ = "http://adlnet.gov/expapi/activities/assessment"
STORY = "http://adlnet.gov/expapi/activities/simulation"
COURSE = "http://adlnet.gov/expapi/activities/course"

_BASE = re.compile(r"https?://[\w.~:/\[\]-]+", re.ASCII)


def sound_base(base: str) -> str:
    """The base with a slash at its end; a CourseError where it is no absolute web address without extras."""
    try:
        host = urlsplit(base).hostname
    except ValueError:
        host = None
    if not host or not _BASE.fullmatch(base):
        raise CourseError(
            f'"{excerpt(base)}" cannot be the base of identifiers. Give a web address such as '
            "https://school.example/one-sided/, without a question mark, a # or a space."
        )
    return base if base.endswith("/") else f"{base}/"


def quiz_address(base: str, quiz: str) -> str:
    """The identifier of a quiz."""
    return f"{base}quizzes/{_path(quiz)}"


def subject_address(base: str, name: str, meaning: str) -> str:
    """The identifier of an item (`quiz#id`) or a story, in one meaning: with another key it is another activity."""
    quiz, is_item, item = name.partition("#")
    place = f"{quiz_address(base, quiz)}/{_path(item)}" if is_item else f"{base}stories/{_path(name)}"
    return f"{place}/{_path(meaning)}"


def extension_address(base: str, word: str) -> str:
    """The identifier of something that we say and xAPI has no property for."""
    return f"{base}extensions/{word}"


def _path(name: str) -> str:
    # Names in a file from elsewhere may hold anything but blanks; an identifier may not.
    return quote(name, safe="/")
