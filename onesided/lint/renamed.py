"""What has become of the names in the list: which are gone, what they seem to be called now, and which are new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from onesided.lint.findings import Finding
from onesided.lint.names import COMMAND, LIST, Names, Part, Piece, names_in, read_list
from onesided.model.complaints import nearest

_LET_GO = f'if the answers to it may be lost, run "{COMMAND}"'
_WORDS = {"quiz": "item", "vignette": "scene"}


def renamed(root: Path, present: Mapping[Piece, Set[str]]) -> list[Finding]:
    """The findings about names, where `present` are the names of the parts of every piece in the course.

    Files are read again only where something is gone. A piece without any part cannot be read, which is said
    elsewhere.
    """
    kept = read_list(root)
    if kept is None:
        return [_say(LIST, 1, "there is no list of the names that answers are remembered by", f'Run "{COMMAND}"', "W")]
    listed, odd = kept
    mend = f'Delete it, or write the whole list anew: run "{COMMAND}"'
    findings = [_say(LIST, line, "this line is not made of kind, name and mark", mend) for line in odd]
    new = {piece: names - listed.get(piece, {}).keys() for piece, names in present.items()}
    new = {piece: names for piece, names in new.items() if names}
    gone = {
        piece: {name: part for name, part in parts.items() if name not in present.get(piece, ())}
        for piece, parts in listed.items()
        if present.get(piece, True)
    }
    found: set[tuple[Piece, str]] = set()
    if any(gone.values()):
        read = names_in(root, new)
        fresh = {piece: {name: read[piece][name] for name in new[piece] if name in read[piece]} for piece in new}
        for piece, parts in gone.items():
            if parts and piece not in present:
                findings.append(_piece_gone(piece, parts, fresh, found))
            else:
                findings += _parts_gone(piece, parts, fresh, found)
    rest = sorted((piece, name) for piece in new for name in new[piece] if (piece, name) not in found)
    if rest:
        piece, name = rest[0]
        count = "1 name is" if len(rest) == 1 else f"{len(rest)} names are"
        such = f"{piece.name}#{name}" if len(rest) == 1 else f"the first is {piece.name}#{name}"
        findings.append(_say(LIST, 1, f"{count} not in the list yet: {such}", f'Run "{COMMAND}"', "W"))
    return findings


def _piece_gone(piece: Piece, parts: Mapping[str, Part], fresh: Names, found: set[tuple[Piece, str]]) -> Finding:
    """A whole quiz or story that is no longer there under its name."""
    marks = {part.mark for part in parts.values()}
    shared = {
        other: (sum(part.mark in marks for part in names.values()), len(parts.keys() & names.keys()))
        for other, names in fresh.items()
        if other.kind == piece.kind
    }
    likely = max(shared, key=lambda other: shared[other], default=None)
    if likely and not any(shared[likely]):
        name = nearest(piece.name, (other.name for other in shared))
        likely = Piece(piece.kind, name) if name else None
    size = f"{len(parts)} {_WORDS[piece.kind]}{'' if len(parts) == 1 else 's'}"
    what = f'the {piece.kind} "{piece.name}" with its {size} is gone'
    mend = f"Name its file {piece.file} again; {_LET_GO}"
    if likely is None:
        return _say(LIST, min(part.line for part in parts.values()), what, mend)
    found.update((likely, name) for name in fresh[likely])
    return _say(likely.file, 1, f'{what}; it seems to be called "{likely.name}" now', mend)


def _parts_gone(
    piece: Piece, parts: Mapping[str, Part], fresh: Names, found: set[tuple[Piece, str]]
) -> Iterator[Finding]:
    """The items or scenes that are no longer in a piece under their names."""
    word = _WORDS[piece.kind]
    for name, part in parts.items():
        what = f'the {word} "{name}" is gone, and with it what learners did there'
        mend = f"Call it {name} again; {_LET_GO}"
        likely = _likely(piece, name, part, parts, fresh, found)
        if likely is None:
            yield _say(piece.file, 1, what, f"Put it back; {_LET_GO}")
            continue
        found.add(likely)
        where = "" if likely[0] == piece else f' in {likely[0].kind} "{likely[0].name}"'
        line = fresh[likely[0]][likely[1]].line
        yield _say(likely[0].file, line, f'{what}; it seems to be "{likely[1]}"{where} now', mend)


def _likely(
    piece: Piece, name: str, part: Part, gone: Mapping[str, Part], fresh: Names, found: set[tuple[Piece, str]]
) -> tuple[Piece, str] | None:
    """What a part seems to be called now: what has its content, here or elsewhere, or else its nearest in name."""
    here = {new: one for new, one in fresh.get(piece, {}).items() if (piece, new) not in found}
    for other, names in ((piece, here), *fresh.items()):
        for new, one in names.items():
            if one.mark == part.mark and other.kind == piece.kind and (other, new) not in found:
                return other, new
    if len(gone) == len(here) == 1:
        return piece, next(iter(here))
    likely = nearest(name, here, cutoff=0.5)
    return (piece, likely) if likely else None


def _say(file: str, line: int, what: str, mend: str, severity: str = "E") -> Finding:
    return Finding(file, line, "X7", severity, "", what, mend)
