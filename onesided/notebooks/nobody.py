"""Nobody's record: what notebooks are run with when they are built, checked or made into slides.

Some cells show what follows from the learner's own record. Whoever builds the book has a record too, and not a word of it
may get into what is built, nor into the cache of what was run.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RECORD = "ONESIDED_RECORD"
"""The variable that names the file of the record."""


@contextmanager
def as_nobody() -> Iterator[None]:
    """Have every kernel and command that is started inside find an empty record, and keep nothing of what it writes."""
    before = os.environ.get(RECORD)
    with tempfile.TemporaryDirectory(prefix="onesided-nobody-") as folder:
        os.environ[RECORD] = str(Path(folder) / "record.sqlite3")
        try:
            yield
        finally:
            if before is None:
                del os.environ[RECORD]
            else:
                os.environ[RECORD] = before
