"""How a file with a learner's answers is written: whole or not at all, and for the learner's own account alone."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from onesided.model.complaints import CourseError


def write_whole(path: Path, chunks: Iterable[str], *, replace: bool = False) -> None:
    """Write the chunks to `path` as UTF-8, which becomes visible when the last one is there.

    A file that is there is left alone unless `replace`; that, and a place that cannot be written to, is a CourseError.
    Whatever the chunks raise leaves nothing behind.
    """
    fresh = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(chunks)
            if not replace and path.exists():
                raise FileExistsError
            fresh.replace(path)
        except BaseException:
            with suppress(OSError):
                fresh.unlink()
            raise
    except FileExistsError:
        raise CourseError(f"There is a file {path} already, and it was left alone. Choose another name.") from None
    except OSError as error:
        raise CourseError(f"{path} cannot be written: {error.strerror}. Choose another place.") from None


def json_array(values: Iterable[Any]) -> Iterator[str]:
    """One JSON array in pieces, a value to a line; in plain ASCII, which every terminal can show."""
    yield "["
    for number, value in enumerate(values):
        yield f"{',' if number else ''}\n{json.dumps(value)}"
    yield "\n]\n"
