"""Writing a package: whole or not at all, and over nothing but an earlier package."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from pathlib import Path

from onesided.model import CourseError
from onesided.scorm.manifest import MANIFEST


def write_package(path: Path, made: bytes) -> Path:
    """Write the package to `path`, making its folder, and return it.

    A file there that is no package stays as it is; that, and a place that cannot be written to, is a CourseError.
    """
    if path.exists() and not _is_package(path):
        raise CourseError(f"{path} is no earlier package, and was left alone. Choose another name.")
    half = path.with_name(f".{path.name}.half")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(made)
        half.replace(path)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        raise CourseError(f"{path} cannot be written: {error.strerror}. Choose another place.") from None
    return path


def _is_package(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return MANIFEST in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False
