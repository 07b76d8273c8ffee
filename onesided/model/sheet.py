"""A file of the course as read and not yet typed: its values, where each stands, and what is wrong so far.

Whoever finds something to mend names a path; the sheet knows the line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onesided.model.complaints import Complaint, Path


@dataclass
class Sheet:
    """A file as read: its value, the line of each path in it, and what is wrong with its YAML.

    `spoilt` are paths whose value was refused: nothing that is said about them, or below them, is worth
    saying.
    """

    file: str
    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)
    spoilt: set[Path] = field(default_factory=set)

    def line(self, path: Path) -> int:
        """The line, from 1, of what stands at the path, or else of what should have held it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def is_spoilt(self, path: Path) -> bool:
        """Whether the path is, or lies within, something that was refused."""
        return any(path[:length] in self.spoilt for length in range(len(path) + 1))
