"""What lies in the folder: files one by one, also those within zips as learning systems hand them over.

Nothing is unpacked onto the disk, and no more of a file is read than a hand-in can have. What cannot be one is named,
with the reason, and passed over.
"""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from onesided.model.complaints import CourseError, excerpt

LARGEST = 50_000_000
"""Bytes of one file: a hundred times what a diligent student hands in."""
LARGEST_ZIP = 2_000_000_000
"""Bytes that one zip may hold when it is unpacked."""
MOST_IN_ZIP = 50_000
DEEPEST = 2
"""Zips within zips: a system packs what students packed."""

BEGINNING = 4096
"""Bytes in which a file of ours says what it is."""
MARK = b'"onesided-'

_NOISE = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a file, as the name of a sentence of the catalogue and what fills its gaps."""

    file: str
    what: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """A file as it was found: its name within the folder, and its bytes."""

    file: str
    data: bytes


def files_in(folder: Path, but: Iterable[Path] = ()) -> list[Path]:
    """All files in a folder and below it, or the one file that is named; without those that a report itself writes.

    CourseError where there is no such place.
    """
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise CourseError(f"There is no folder {folder}. Name the folder that holds the hand-ins, or one zip of them.")
    ours = {path.resolve() for path in but}
    # As every file system gives them in another order, they are sorted; a folder that cannot be entered holds nothing.
    found = (Path(where) / name for where, _, names in os.walk(folder) for name in names)
    return sorted(path for path in found if not _is_noise(path.name) and path.resolve() not in ours)


def found_in(path: Path, folder: Path) -> Iterator[Found | Trouble]:
    """What is in one file: itself, or what a zip holds."""
    name = shown_name(path.name if path == folder else path.relative_to(folder).as_posix())
    try:
        if not path.is_file():
            return
        if path.suffix.lower() == ".zip":
            yield from _unpacked(name, path, 1)
        elif path.stat().st_size > LARGEST:
            yield Trouble(name, "huge", {"limit": LARGEST // 1_000_000})
        else:
            with path.open("rb") as file:
                yield Found(name, _data(file, path.name))
    except OSError as error:
        yield Trouble(name, "unreadable", {"why": error.strerror or type(error).__name__})


def shown_name(name: str) -> str:
    """A name as it may be shown: on one line, and with nothing in it that is not seen."""
    return excerpt(name, 200)


def _unpacked(name: str, source: Path | io.BytesIO, depth: int) -> Iterator[Found | Trouble]:
    try:
        with zipfile.ZipFile(source) as packed:
            members = [one for one in packed.infolist() if not one.is_dir()]
            if len(members) > MOST_IN_ZIP:
                yield Trouble(name, "zip-crowded", {"limit": MOST_IN_ZIP})
                return
            room = LARGEST_ZIP
            for member in members:
                parts = member.filename.split("/")
                if any(map(_is_noise, parts)):
                    continue
                if room <= 0:
                    yield Trouble(name, "zip-huge", {"limit": LARGEST_ZIP // 1_000_000})
                    return
                for found in _member(f"{name}: {shown_name(member.filename)}", packed, member, depth):
                    room -= len(found.data) if isinstance(found, Found) else LARGEST * (found.what == "huge")
                    yield found
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, zlib.error):
        yield Trouble(name, "zip-damaged")


def _member(name: str, packed: zipfile.ZipFile, member: zipfile.ZipInfo, depth: int) -> Iterator[Found | Trouble]:
    if member.flag_bits & 1:
        yield Trouble(name, "zip-locked")
        return
    is_zip = member.filename.lower().endswith(".zip")
    if is_zip and depth >= DEEPEST:
        yield Trouble(name, "zip-deep")
        return
    try:
        with packed.open(member) as file:
            # What the zip says about a size need not be so.
            data = file.read(LARGEST + 1) if is_zip else _data(file, member.filename)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        yield Trouble(name, "zip-damaged")
        return
    if len(data) > LARGEST:
        yield Trouble(name, "huge", {"limit": LARGEST // 1_000_000})
    elif is_zip:
        yield from _unpacked(name, io.BytesIO(data), depth + 1)
    else:
        yield Found(name, data)


def _data(file: IO[bytes], name: str) -> bytes:
    """What is in a file, up to one byte too many; of one that is no JSON by its name and beginning, the beginning."""
    data = file.read(BEGINNING)
    return data + file.read(LARGEST + 1 - len(data)) if name.lower().endswith(".json") or MARK in data else data


def _is_noise(name: str) -> bool:
    return name in _NOISE or name.startswith("._")
