"""The manifest of a package: what SCORM 1.2 asks for to take in one quiz or one story, and no more.

The schemas are called by their names, as platforms know them; they are not copied into the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onesided.markup.environment import environment_of
from onesided.model import CourseError

MANIFEST = "imsmanifest.xml"
START = "index.html"


def manifest(kept: str, title: str, files: Iterable[str], mastery: int | None = None) -> str:
    """Return `imsmanifest.xml` for the piece that is remembered by the name `kept`; `files` are all others in the zip.

    `mastery` is the score, in percent, from which the platform calls it passed; by default it judges nothing. What is
    no percentage is a CourseError.
    """
    if mastery is not None and not 0 <= mastery <= 100:
        raise CourseError(f"A mastery score is a percentage, and {mastery} is none. Write a number from 0 to 100.")
    values = {"id": _identifier(kept), "title": title, "files": sorted(files), "mastery": mastery, "start": START}
    return environment_of("onesided.scorm").get_template("imsmanifest.xml.j2").render(**values)


def _identifier(kept: str) -> str:
    return f"onesided-{re.sub(r'[^a-z0-9]+', '-', kept).strip('-')}"
