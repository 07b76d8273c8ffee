"""Writing a site into a folder: only over what was published before, only what has changed, and the worker last.

A hidden list in the folder says what was published, in the form that `sha256sum -c` reads. A folder that holds anything
else is left alone.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from onesided.model import CourseError
from onesided.publishing.offline import WORKER
from onesided.publishing.site import Site

PUBLISHED = ".published"
"""The name of the list."""
_HALF = ".published-half"  # what is being written; it is ours, should it be left lying


def write(site: Site, folder: Path) -> int:
    """Make the folder hold exactly this site and return how many files were written or removed.

    A folder that holds what was never published is a CourseError, and stays as it is.
    """
    before = _listed(folder)
    _refuse_strangers(folder, before)
    folder.mkdir(parents=True, exist_ok=True)
    # Should this be interrupted, the next run still knows which files are ours.
    (folder / PUBLISHED).write_text(_list(dict.fromkeys(before, "") | _digests(site)), encoding="utf-8")
    changed = sum(_write(folder, path, site[path]) for path in sorted(site, key=_order))
    gone = before - site.keys()
    for path in gone:
        (folder / path).unlink(missing_ok=True)
    for parent in sorted({parent for path in gone for parent in Path(path).parents[:-1]}, reverse=True):
        if (folder / parent).is_dir() and not any((folder / parent).iterdir()):
            (folder / parent).rmdir()
    (folder / PUBLISHED).write_text(_list(_digests(site)), encoding="utf-8")
    return changed + len(gone)


def read(folder: Path) -> Site:
    """Return what was published in a folder, as it lies there now."""
    return {path: (folder / path).read_bytes() for path in sorted(_there(folder) - {PUBLISHED, _HALF})}


def _refuse_strangers(folder: Path, ours: set[str]) -> None:
    if folder.exists() and not folder.is_dir():
        raise CourseError(f"{folder} is a file. Name a folder to publish into.")
    if strangers := sorted(_there(folder) - ours - {PUBLISHED, _HALF}):
        more = f" and {len(strangers) - 2} more" if len(strangers) > 3 else ""
        some = ", ".join(strangers[: 2 if more else 3])
        raise CourseError(
            f"{folder} holds files that were never published: {some}{more}. Nothing was written.",
            "Name an empty folder, or one that was published before and holds nothing else.",
        )


def _listed(folder: Path) -> set[str]:
    if not (folder / PUBLISHED).is_file():
        return set()
    lines = (folder / PUBLISHED).read_text(encoding="utf-8").splitlines()
    return {path for line in lines if (path := line.partition("  ")[2]) and ".." not in Path(path).parts}


def _list(digests: dict[str, str]) -> str:
    return "".join(f"{digest:64}  {path}\n" for path, digest in sorted(digests.items()))


def _digests(site: Site) -> dict[str, str]:
    return {path: hashlib.sha256(content).hexdigest() for path, content in site.items()}


def _there(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()}


def _order(path: str) -> tuple[bool, bool, str]:
    """Where the folder is served meanwhile: a page comes after what it asks for, the worker after all pages."""
    return path == WORKER, path.endswith(".html"), path


def _write(folder: Path, path: str, content: bytes) -> bool:
    file = folder / path
    if file.is_file() and not file.is_symlink() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    (folder / _HALF).write_bytes(content)
    (folder / _HALF).replace(file)
    return True
