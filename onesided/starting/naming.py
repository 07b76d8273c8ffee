"""What a new piece may be called. A name becomes a path, an address and the key of what learners answered, so it is
chosen once: words in lower case, joined by hyphens, and for a quiz the chapter before them."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from onesided.model import CourseError
from onesided.model.complaints import excerpt

Kind = Literal["quiz", "vignette", "chapter"]
LONGEST = 60
"""Letters of a part of a name. It stands in addresses and in lists; a sentence belongs into the title."""

_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOMES = {"quiz": "book/quizzes/", "vignette": "book/vignettes/", "chapter": "notebooks/"}
_EXAMPLES = {"quiz": "a-chapter/some-topic", "vignette": "the-loan", "chapter": "how-trust-grows"}


def sound_name(kind: Kind, said: str) -> str:
    """The name that an author meant; the path of its file will do. CourseError proposes the nearest that is sound."""
    name = said.removeprefix("./").removeprefix(_HOMES[kind]).removesuffix(".yml").removesuffix(".ipynb").strip("/")
    parts = name.split("/")
    likely = "/".join(filter(None, map(slug_of, parts)))
    if kind == "chapter":
        likely = re.sub(r"^\d+-", "", likely)
    if len(parts) != (2 if kind == "quiz" else 1):
        quiz = "a quiz is named by its chapter and its topic"
        shape = quiz if kind == "quiz" else f"a {kind} has one name and no folder"
        example = likely.replace("/", "-") if kind != "quiz" and likely else _EXAMPLES[kind]
        raise CourseError(f'"{excerpt(said)}" cannot be the name: {shape}. Try: onesided new {kind} {example}')
    if likely != name:
        why = "its number is added" if re.fullmatch(r"\d+-[a-z0-9-]+", name) else "lower-case words joined by hyphens"
        proposal = likely if likely.count("/") == name.count("/") and likely else _EXAMPLES[kind]
        raise CourseError(f'"{excerpt(said)}" cannot be the name: {why}. Try: onesided new {kind} {proposal}')
    if any(len(part) > LONGEST for part in parts):
        short = "/".join(part[:LONGEST].rpartition("-")[0] or part[:LONGEST] for part in parts)
        raise CourseError(f"The name is too long: {LONGEST} letters are enough. Try: onesided new {kind} {short}")
    return name


def title_of(slug: str) -> str:
    """The words of a name as a title: `how-trust-grows` is "How trust grows"."""
    words = slug.replace("-", " ")
    return words[:1].upper() + words[1:]


def slug_of(part: str) -> str:
    """The nearest sound name to some words; an empty text where they have no letters that could be in one."""
    plain = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode().lower().replace("'", "")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if _PART.fullmatch(slug) else ""
