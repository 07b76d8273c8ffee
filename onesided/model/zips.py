"""Files as one zip, byte for byte the same wherever and whenever it is made."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

Moment = tuple[int, int, int, int, int, int]
EARLIEST: Moment = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell: what is in it does not depend on the day."""
_PERMISSIONS = 0o100644 << 16


def zipped(files: Mapping[str, bytes], when: Moment = EARLIEST) -> bytes:
    """Return a zip of these files by their paths, in their order, all as of one moment (year to second)."""
    with zipfile.ZipFile(out := BytesIO(), "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, when)
            entry.create_system = 3  # the same permissions wherever it was made
            entry.external_attr = _PERMISSIONS
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return out.getvalue()
