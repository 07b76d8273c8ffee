"""The reader's complaints about a quiz, as its sheet shows them, so that a check reads each file once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pydantic import TypeAdapter, ValidationError

from onesided.model.checks import QUIZ, quiz_findings
from onesided.model.complaints import Complaint, field_name
from onesided.model.items import Quiz
from onesided.model.links import link_findings
from onesided.model.sheet import Sheet
from onesided.model.wording import findings_of


@cache
def _shape() -> TypeAdapter[Quiz]:
    return TypeAdapter(Quiz)


# What a Markdown link, a picture or an autolink needs, or an escape that could hide it. Few files have any.
_MAY_LINK = re.compile(r"\][(\[:]|<|\\\\")


def complaints_of(sheet: Sheet, text: str) -> Iterator[Complaint]:
    """What the reader of the course says about a quiz, from its sheet and its text; nothing is parsed again."""
    yield from sheet.complaints
    if sheet.value is None:
        if not sheet.complaints:
            yield Complaint(sheet.file, 1, "", "the file is empty", "Write into it, or delete it")
        return
    found = [*quiz_findings(sheet.value), *(link_findings(sheet.value, QUIZ) if _MAY_LINK.search(text) else ())]
    try:
        _shape().validate_python(sheet.value)
    except ValidationError as error:
        found += findings_of(error, Quiz, sheet.value, QUIZ)
    for one in found:
        if not sheet.is_spoilt(one.path):
            yield Complaint(sheet.file, sheet.line(one.path), field_name(one.path), one.what, one.mend)
