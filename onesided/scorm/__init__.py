"""A quiz or a story as a package that a learning platform takes in: SCORM 1.2, with the course's own page inside.

The page is the one that is published, woken over what the platform keeps. It is complete without script, and asks
nobody for anything.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_WHERE = {"package": "package", "package_files": "package", "write_package": "writing"}
__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Kept under its own name, so that the module of the same name cannot take its place.
    globals()[name] = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    return globals()[name]
