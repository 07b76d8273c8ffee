"""Strict YAML: nested fields, lists and strings, with the line of each, and a complaint for whatever else
YAML can do.

Every scalar stays the string it was written as, except that a plain `null`, `~` or nothing is None. Parser
events are walked without recursion, so no depth of nesting can exhaust the stack. This room knows nothing
about quizzes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from onesided.model.complaints import Complaint, Path, excerpt, field_name
from onesided.model.files import UNWANTED, character
from onesided.model.sheet import Sheet
from onesided.model.yaml_errors import TooDeep, broken

DEEPEST = 30
"""Levels of nesting. A quiz has six."""

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class _Open:
    """A list or a set of fields that has begun and not ended."""

    path: Path
    value: Any
    dead: bool
    key: str | None = None
    doomed: bool = False

    def awaits_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None


def read_sheet(text: str, file: str) -> Sheet:
    """The sheet of a text that complaints call `file`; never raises."""
    try:
        return _walk(yaml.parse(text, Loader=_FAST), file)
    except (yaml.YAMLError, TooDeep, ValueError, OverflowError):
        pass
    try:
        # The parser in Python says the same on every machine. A bad escape makes it raise ValueError.
        return _walk(yaml.parse(text, Loader=yaml.SafeLoader), file)
    except (yaml.YAMLError, TooDeep, ValueError, OverflowError) as error:
        return Sheet(file, complaints=[broken(error, text, file)], spoilt={()})


def _walk(events: Iterator[yaml.Event], file: str) -> Sheet:
    sheet = Sheet(file)
    stack: list[_Open] = []
    documents = 0
    for event in events:
        line = event.start_mark.line + 1
        match event:
            case yaml.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    _refuse(sheet, line, (), "a second document begins here", "Keep one; delete the line ---")
                    break
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                if len(stack) >= DEEPEST:
                    raise TooDeep(line)
                value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
                path, dead = _place(sheet, stack, value, line, is_scalar=False)
                _refuse_extras(sheet, event, path, line)
                stack.append(_Open(path, value, dead))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                stack.pop()
            case yaml.ScalarEvent():
                plain_null = not event.style and event.value in _NOTHING and not event.tag
                is_key = bool(stack) and stack[-1].awaits_key()
                path, _ = _place(sheet, stack, None if plain_null and not is_key else event.value, line)
                _refuse_extras(sheet, event, path, line)
                if found := UNWANTED.search(event.value):
                    _refuse(sheet, line, path, f"{character(found[0])} is written here as an escape", "Delete it")
            case yaml.AliasEvent():
                path, _ = _place(sheet, stack, None, line, is_scalar=False)
                _refuse(
                    sheet,
                    line,
                    path,
                    f'"*{excerpt(event.anchor)}" refers to another place',
                    "Write the text out",
                )
                sheet.spoilt.add(path)
    return sheet


def _place(sheet: Sheet, stack: list[_Open], value: Any, line: int, is_scalar: bool = True) -> tuple[Path, bool]:
    """Puts a value where it belongs; its path, and whether it was refused with all that follows in it."""
    if not stack:
        sheet.value, sheet.lines[()] = value, line
        return (), False
    top = stack[-1]
    if top.awaits_key():
        return _begin_field(sheet, top, value, line, is_scalar)
    if isinstance(top.value, list):
        path, dead = (*top.path, len(top.value)), top.dead
        top.value.append(value)
    else:
        path, dead = (*top.path, top.key), top.dead or top.doomed
        if not dead:
            top.value[top.key] = value
        top.key, top.doomed = None, False
        return path, dead
    if not dead:
        sheet.lines[path] = line
    return path, dead


def _begin_field(sheet: Sheet, top: _Open, name: Any, line: int, is_scalar: bool) -> tuple[Path, bool]:
    top.key = name if is_scalar else ""
    path = (*top.path, top.key)
    if not is_scalar:
        top.doomed = True
        _refuse(sheet, line, top.path, "the name of a field is not a word", "Write each field as name: value")
    elif name == "<<":
        top.doomed = True
        _refuse(sheet, line, top.path, '"<<" merges fields from another place', "Write the fields out")
        sheet.spoilt.add(top.path)
    elif name in top.value:
        top.doomed = True
        first = sheet.line(path)
        _refuse(
            sheet,
            line,
            path,
            f'"{excerpt(name)}" is written twice, first in line {first}',
            "Keep one of the two",
        )
    elif not top.dead:
        sheet.lines[path] = line
    return path, top.dead or top.doomed


def _refuse_extras(sheet: Sheet, event: yaml.NodeEvent, path: Path, line: int) -> None:
    if event.anchor:
        what = f'"&{excerpt(event.anchor)}" marks a place to refer to'
        _refuse(sheet, line, path, what, "Delete the mark; if it is part of the text, put the text in quotes")
    if event.tag:
        what = f'"{excerpt(event.tag)}" is a tag'
        _refuse(sheet, line, path, what, "Delete it; if it is part of the text, put the text in quotes")


def _refuse(sheet: Sheet, line: int, path: Path, what: str, mend: str) -> None:
    sheet.complaints.append(Complaint(sheet.file, line, field_name(path), what, mend))
