"""What a person would call the thing at a path of a file: `option 2`, `item "three-parts"`, `the quiz`.

Complaints are read by people who see a text with lines, not a tree with indices; lists count from 1 here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onesided.model.complaints import Path, excerpt

# Where taking an s away from the name of a list does not give the name of its entry.
_ENTRIES = {
    "also": "foreseen number",
    "waive": "waiver",
    "spare": "spare right side",
    "touches": "touched objective",
    "discuss": "question",
    "seen": "scene",
    "not_seen": "scene",
}


@dataclass(frozen=True)
class Words:
    """What a kind of file is called, such as "quiz", and, where names stand at its top, what each names.

    `holders` are the fields, in the plural, whose entries go by names of their own, such as "scenes".
    """

    whole: str
    entry: str = ""
    holders: frozenset[str] = frozenset()


def called(path: Path, value: Any, words: Words) -> str:
    """The thing at the path of a value, as the subject of a sentence."""
    match path:
        case ():
            return f"the {words.whole}"
        case (*holder, str(name), int(number)):
            identity = value_at(value, (*holder, name, number, "id"))
            if isinstance(identity, str) and identity:
                return f'{name.removesuffix("s")} "{excerpt(identity)}"'
            return f"{_ENTRIES.get(name) or name.removesuffix('s')} {number + 1}"
        case (str(holder), str(name)) if holder in words.holders:
            return f'{holder.removesuffix("s")} "{excerpt(name)}"'
        case (str(name),) if words.entry:
            return f'{words.entry} "{excerpt(name)}"'
    return f'"{excerpt(str(path[-1]))}" of {called(path[:-1], value, words)}'


def value_at(value: Any, path: Path) -> Any:
    """What stands at the path, or None."""
    for part in path:
        match value:
            case dict() if part in value:
                value = value[part]
            case list() if isinstance(part, int) and part < len(value):
                value = value[part]
            case _:
                return None
    return value


def shown(value: Any) -> str:
    """A value, short enough to be quoted."""
    match value:
        case str():
            return excerpt(value)
        case list():
            return "a list"
        case dict():
            return "a set of fields"
    return str(value)
