"""What a teacher learns from what students handed in: a folder of hand-ins becomes a report on the class.

Nothing in a file is trusted: each answer is judged anew, first answers count, and what cannot be read is named and left
out. Words that somebody wrote for themselves are never shown.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_WHERE = {"Report": "making", "class_report": "making", "report": "making"}
__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Kept under its own name, so that the module of the same name cannot take its place.
    globals()[name] = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    return globals()[name]
