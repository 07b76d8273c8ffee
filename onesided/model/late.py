"""Rooms whose names are loaded when they are first asked for, so that importing a room costs nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def names_of(room: str, where: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a room: `where` leads from each of its names to the module of the room that has it.

    AttributeError for any other name.
    """

    def found(name: str) -> Any:
        if name not in where:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        value = getattr(import_module(f"{room}.{where[name]}"), name)
        # Kept under its own name, so that a module of the same name cannot take its place.
        setattr(sys.modules[room], name, value)
        return value

    return found
