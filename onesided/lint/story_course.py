"""What a story names of the course around it: objectives that are declared, passages that exist, and no text that was
left to be written later."""

from __future__ import annotations

from collections.abc import Iterator

from onesided.lint.course import Course
from onesided.lint.findings import Finding
from onesided.lint.soundness import dangling_links, unknown_objective
from onesided.lint.structure import leftover
from onesided.lint.text import cut
from onesided.model.links import texts
from onesided.model.sheet import Sheet


def surroundings(sheet: Sheet, course: Course) -> Iterator[Finding]:
    """The findings about what stands in a story's file, whether it can be read as a story or not."""
    story = sheet.value if isinstance(sheet.value, dict) else {}
    named = story.get("objectives")
    for number, objective in enumerate(named if isinstance(named, list) else ()):
        if isinstance(objective, str) and (said := unknown_objective(objective, course)):
            yield Finding(sheet.file, sheet.line(("objectives", number)), "S5", "E", "", *said)
    for path, text in texts(story):
        if leftover(text):
            what = f"“{cut(text)}” is a placeholder"
            yield Finding(sheet.file, sheet.line(path), "S6", "E", "", what, "Write the text")
    for flag in dangling_links(story, (), course):
        yield Finding(sheet.file, sheet.line(flag.path), "X6", "E", "", flag.what, flag.mend)
