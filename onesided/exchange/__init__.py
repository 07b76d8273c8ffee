"""What the learner may hand to others: attempts as xAPI statements, checked, in a file or at an address they name.

The room knows no record: it is given attempts and hands back statements. It contacts nothing unless it is given an
address, and says nothing about who the learner is.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_WHERE = {
    "CREDENTIALS": "sending",
    "DEFAULT_BASE": "addresses",
    "Endpoint": "sending",
    "Sent": "sending",
    "checked": "checking",
    "endpoint_at": "sending",
    "json_array": "files",
    "misfit": "checking",
    "send": "sending",
    "sound_base": "addresses",
    "statements": "xapi",
    "write_whole": "files",
}
__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
