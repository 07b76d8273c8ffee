"""The site as one file to hand on: a zip that is unpacked and read without a server, the same for the same pages."""

from __future__ import annotations

import os
import re
import subprocess
import time
import unicodedata
from pathlib import Path

from onesided.model.zips import zipped as packed
from onesided.publishing.own_pages import readme
from onesided.publishing.site import About, Site

README = "README.txt"
_EARLIEST = 315532800  # the first second a zip can tell, in 1980


def zipped(site: Site, about: About, moment: int) -> bytes:
    """Return the zip: one folder with the pages and a short text, every file as of `moment` (seconds since 1970)."""
    top, when = folder_name(about.title), time.gmtime(max(moment, _EARLIEST))[:6]
    files = site | {README: readme(about)}
    return packed({f"{top}/{path}": content for path, content in sorted(files.items())}, when)


def folder_name(title: str) -> str:
    """Return a title as the name of a folder: small letters and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "book"


def moment_of(root: Path) -> int:
    """Return when the course was last changed: what SOURCE_DATE_EPOCH says, else its last commit, else 1980."""
    if (said := os.environ.get("SOURCE_DATE_EPOCH", "")).isdigit():
        return int(said)
    try:
        asked = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:  # no git here
        said = ""
    return int(said) if said.isdigit() else _EARLIEST
