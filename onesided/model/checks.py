"""What must hold between the fields of a quiz for it to be judged: one right answer, groups that exist, one
id each.

The checks read the values as they stand in the file, before they are typed, and pass over whatever is missing
or of the wrong kind: that is somebody else's complaint, and an author should hear both at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from onesided.model.complaints import Finding, Path, nearest
from onesided.model.naming import Words, called, shown
from onesided.model.scalars import Real

QUIZ = Words("quiz")
_REAL = TypeAdapter(Real)


def quiz_findings(quiz: Any) -> Iterator[Finding]:
    """All findings about the items of a quiz."""
    items = [(("items", number), item) for number, item in enumerate(_list(quiz, "items")) if isinstance(item, dict)]
    yield from _twins([((*path, "id"), item.get("id")) for path, item in items], "the id", "Give each item its own id")
    for path, item in items:
        name = called(path, quiz, QUIZ)
        match item.get("type"):
            case "choice" | "choices":
                yield from _options(path, item, name)
            case "number":
                yield from _numbers(path, item)
            case "sort":
                yield from _cards(path, item)
            case "match":
                yield from _pairs(path, item, name)
            case "order":
                steps = _texts(path, item, "steps", "text")
                yield from _twins(steps, "the step", "Two equal steps have no order: change one of them")


def _options(path: Path, item: dict[str, Any], name: str) -> Iterator[Finding]:
    yield from _twins(_texts(path, item, "options", "text"), "the option", "Change one of the two", fold=True)
    options = _list(item, "options")
    marks = [option.get("correct", "false") for option in options if isinstance(option, dict)]
    if len(marks) < max(2, len(options)) or not {"true", "false"}.issuperset(m for m in marks if isinstance(m, str)):
        return
    place, right = (*path, "options"), marks.count("true")
    if not right:
        yield Finding(place, f"{name} has no right option", 'Write "correct: true" into the option that is right')
    elif item["type"] == "choice" and right > 1:
        mend = "Keep one of them, or make the type choices"
        yield Finding(place, f"{name} has {right} right options, and the type choice has one", mend)
    elif item["type"] == "choices" and right == len(marks):
        yield Finding(place, f"every option of {name} is right", "Add one that is wrong")


def _numbers(path: Path, item: dict[str, Any]) -> Iterator[Finding]:
    answer, tolerance = _number(item.get("answer")), _number(item.get("tolerance", "0"))
    if answer is None or tolerance is None:
        return
    seen: dict[float, int] = {}
    for index, foreseen in enumerate(_list(item, "also")):
        given = _number(foreseen.get("answer")) if isinstance(foreseen, dict) else None
        place, name = (*path, "also", index, "answer"), f"foreseen number {index + 1}"
        if given is None:
            continue
        if abs(given - answer) <= tolerance + 1e-9 * max(1.0, abs(answer)):
            what = f"{name}, {given:g}, lies within the tolerance and would be judged right"
            yield Finding(place, what, "Take it out, or make the tolerance smaller")
        if given in seen:
            yield Finding(place, f"{name} is the same as {seen[given]}", "Keep one of the two")
        seen.setdefault(given, index + 1)


def _cards(path: Path, item: dict[str, Any]) -> Iterator[Finding]:
    groups = [group.strip() for group in _list(item, "groups") if isinstance(group, str)]
    yield from _twins(_texts(path, item, "groups"), "the group", "Keep one of the two", fold=True)
    yield from _twins(_texts(path, item, "cards", "text"), "the card", "Change one of the two", fold=True)
    for place, group in _texts(path, item, "cards", "group"):
        if groups and isinstance(group, str) and group.strip() and group.strip() not in groups:
            likely = nearest(group.strip(), groups)
            mend = f'Did you mean "{likely}"?' if likely else f"The groups are {', '.join(map(shown, groups))}"
            yield Finding(place, f'card {place[-2] + 1} belongs to "{shown(group)}", which is no group', mend)


def _pairs(path: Path, item: dict[str, Any], name: str) -> Iterator[Finding]:
    yield from _twins(_texts(path, item, "pairs", "left"), "the left side", "Change one of the two", fold=True)
    yield from _twins(_texts(path, item, "spare"), "the spare right side", "Keep one of the two", fold=True)
    rights = [text.strip() for _, text in _texts(path, item, "pairs", "right") if isinstance(text, str)]
    if len(rights) > 1 and len(rights) == len(_list(item, "pairs")) and len(set(rights)) == 1:
        yield Finding((*path, "pairs"), f"all right sides of {name} are the same", "Make them differ, or use choices")
    for place, spare in _texts(path, item, "spare"):
        if isinstance(spare, str) and spare.strip() and spare.strip() in rights:
            what = f'"{shown(spare)}" is spare, and yet right for pair {rights.index(spare.strip()) + 1}'
            yield Finding(place, what, "Spare sides fit nothing: take it out, or change it")


def _twins(texts: list[tuple[Path, Any]], kind: str, mend: str, fold: bool = False) -> Iterator[Finding]:
    """A finding for each text that is the same as an earlier one; with `fold`, whatever its capitals."""
    seen: dict[str, str] = {}
    for path, text in texts:
        if not isinstance(text, str) or not text.strip():
            continue
        plain = " ".join(text.split())
        plain = plain.casefold() if fold else plain
        if plain in seen:
            yield Finding(path, f'{kind} "{shown(text)}" is there twice, first as {seen[plain]}', mend)
        else:
            number = next(part for part in reversed(path) if isinstance(part, int))
            seen[plain] = f"number {number + 1}"


def _texts(path: Path, item: dict[str, Any], name: str, field: str | None = None) -> list[tuple[Path, Any]]:
    entries = [((*path, name, number), entry) for number, entry in enumerate(_list(item, name))]
    if field is None:
        return entries
    return [((*place, field), entry.get(field)) for place, entry in entries if isinstance(entry, dict)]


def _list(holder: Any, name: str) -> list[Any]:
    found = holder.get(name) if isinstance(holder, dict) else None
    return found if isinstance(found, list) else []


def _number(value: Any) -> float | None:
    try:
        return _REAL.validate_python(value)
    except ValidationError:
        return None
