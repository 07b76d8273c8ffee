"""A quiz or a story as a package that a learning platform takes in: SCORM 1.2, with the course's own page inside.

The page is the one that is published, woken over what the platform keeps. It is complete without script, and asks
nobody for anything.
"""

from __future__ import annotations

from onesided.model.late import names_of

_WHERE = {"package": "package", "package_files": "package", "write_package": "writing"}
__all__ = sorted(_WHERE)
__getattr__ = names_of(__name__, _WHERE)
