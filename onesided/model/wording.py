"""What pydantic found, said to an author: who lacks what, and what to write instead.

One sentence for each kind of error. The mend is the description of the field, so that one place says what to
write; kinds of error that know better bring their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from onesided.model.complaints import Finding, Path, nearest
from onesided.model.fields import advice_at, fields_at, types_at
from onesided.model.naming import Words, called, shown, value_at


def findings_of(error: ValidationError, shape: Any, value: Any, words: Words) -> Iterator[Finding]:
    """The findings in a validation error of `value`, which should have had the given shape."""
    details = error.errors(include_url=False, include_input=False)
    faults = [(_path(detail["loc"], value), detail) for detail in details]
    meant: dict[Path, str | None] = {}
    for path, detail in faults:
        if detail["type"] == "extra_forbidden":
            holder = value_at(value, path[:-1])
            free = [name for name in fields_at(shape, value, path[:-1]) if name not in holder]
            meant[path] = nearest(str(path[-1]), free)
    # A misspelt field is one thing to mend, not a missing one and an unknown one.
    misspelt = {(*path[:-1], name) for path, name in meant.items() if name}
    for path, detail in faults:
        if path in meant:
            yield _unknown_field(path, meant[path], shape, value, words)
        elif not (detail["type"] == "missing" and path in misspelt or _is_echo(path, detail, value)):
            yield _said(path, detail, shape, value, words)


def _is_echo(path: Path, detail: Any, value: Any) -> bool:
    """Whether a list only counts as too short because some of its entries have errors of their own."""
    return detail["type"] == "too_short" and len(value_at(value, path)) >= detail["ctx"]["min_length"]


def _unknown_field(path: Path, meant: str | None, shape: Any, value: Any, words: Words) -> Finding:
    known = ", ".join(fields_at(shape, value, path[:-1]))
    mend = f'Did you mean "{meant}"?' if meant else f"Delete it; the fields here are {known}"
    what = f'{called(path[:-1], value, words)} has an unknown field "{shown(path[-1])}"'
    return Finding(path, what, mend)


def _said(path: Path, detail: Any, shape: Any, value: Any, words: Words) -> Finding:
    kind, context = detail["type"], detail.get("ctx", {})
    given, name = value_at(value, path), called(path, value, words)
    advice = advice_at(shape, value, path) or "Write it, or delete the line"
    refused = f'{name} cannot be "{shown(given)}"'
    match kind:
        case "missing":
            return Finding(path, f'{called(path[:-1], value, words)} has no "{path[-1]}"', advice)
        case "union_tag_not_found" if isinstance(given, dict):
            lacking = 'an empty "type"' if "type" in given else 'no "type"'
            return Finding(path, f"{name} has {lacking}", f"Write one of {', '.join(types_at(shape, value, path))}")
        case "union_tag_invalid":
            return _unknown_type(path, shape, value, words)
        case _ if detail["loc"][-1:] == ("[key]",):
            return Finding(path, f'"{shown(path[-1])}" is not a name', "Use lower-case words joined by hyphens")
        case _ if given is None or kind == "string_too_short":
            return Finding(path, f"{name} is empty", advice)
        case "union_tag_not_found" | "model_type" | "model_attributes_type" | "dict_type":
            return Finding(path, f"{name} is not made of fields", "Write one field to a line, as name: value")
        case "tuple_type":
            return Finding(path, f"{name} is not a list", 'Write each entry on a line of its own, after "- "')
        case "string_type":
            return Finding(path, f"{name} is {shown(given)}, not a text", "Write text, in quotes if it has brackets")
        case "string_too_long":
            return Finding(path, f"{name} is too long", f"Use at most {context['max_length']} characters")
        case "too_short" if context["actual_length"]:
            what = f"{name} has only {context['actual_length']}"
            return Finding(path, what, f"Write {context['min_length']} or more")
        case "too_short":
            return Finding(path, f"{name} is empty", advice)
        case "too_long":
            what = f"{name} has {context['actual_length']}"
            return Finding(path, what, f"Keep at most {context['max_length']}")
        case "bool_parsing":
            return Finding(path, refused, "Write true or false")
        case "float_parsing" | "finite_number":
            return Finding(path, refused, "Write a number with a decimal point, such as 0.28")
        case "int_parsing":
            return Finding(path, refused, "Write a whole number")
        case "greater_than_equal":
            return Finding(path, refused, f"The least it can be is {context['ge']:g}")
        case "less_than_equal":
            return Finding(path, refused, f"The most it can be is {context['le']:g}")
    return Finding(path, refused, advice)


def _unknown_type(path: Path, shape: Any, value: Any, words: Words) -> Finding:
    known = types_at(shape, value, path)
    given = shown(value_at(value, (*path, "type")))
    likely = nearest(given, known)
    mend = f'Did you mean "{likely}"?' if likely else f"Write one of {', '.join(known)}"
    return Finding((*path, "type"), f'{called(path, value, words)} has the unknown type "{given}"', mend)


def _path(location: tuple[str | int, ...], value: Any) -> Path:
    """Pydantic's location without what it puts in between: the type of an item, and the mark of a key."""
    path: Path = ()
    entered = False
    for part in location:
        here = value_at(value, path)
        if part == "[key]":
            continue
        if not entered and path and isinstance(path[-1], int) and isinstance(here, dict) and here.get("type") == part:
            entered = True
            continue
        path, entered = (*path, part), False
    return path
