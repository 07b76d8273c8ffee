"""Printing a page to a PDF by a Chromium that is on this machine, through its command line: nothing else is needed.

The page is a file, holds no script and asks for nothing; should it ask all the same, no host is found.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from onesided.model import CourseError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
)
OLDEST = 131
"""The first Chromium that prints running heads and page numbers."""

_ARGUMENTS = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_TIMEOUT = 600


def find_browser() -> str | None:
    """Return the path of a Chromium: the one that CHROMIUM names, one on the PATH, one in its usual place; or None."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    for name in NAMES:
        if found := shutil.which(name):
            return found
    return next((path for place in PLACES if Path(path := os.path.expandvars(place)).is_file()), None)


def browser() -> str:
    """Return the path of a Chromium; where there is none, a CourseError says what to do."""
    if found := find_browser():
        return found
    named = os.environ.get("CHROMIUM")
    missing = f"CHROMIUM names {named}, which is no program here" if named else "No Chromium, Chrome or Edge was found"
    raise CourseError(f"{missing}. Install one, or put its path into the environment variable CHROMIUM.")


def print_to_pdf(page: Path, pdf: Path) -> None:
    """Print an HTML file. A browser that cannot do it is a CourseError."""
    if not _make(pdf, page, f"--print-to-pdf={pdf}", "--no-pdf-header-footer", "--generate-pdf-document-outline"):
        raise CourseError(f"{browser()} printed nothing. Update it, or name another one in CHROMIUM.")


def picture(page: Path, png: Path, width: int, height: int) -> bool:
    """Take a picture of an HTML file, so many pixels wide and high; return whether there was a browser to do it."""
    if find_browser() is None:
        return False
    return _make(png, page, f"--screenshot={png}", f"--window-size={width},{height}", "--hide-scrollbars")


def _make(made: Path, page: Path, *asked: str) -> bool:
    """Have the browser make a file of a page; return whether it did."""
    made.unlink(missing_ok=True)
    # As root, and in many containers, there is nothing that Chromium could build its sandbox from. The page is our own.
    rootly = getattr(os, "geteuid", lambda: 1)() == 0
    for sandbox in (["--no-sandbox"],) if rootly else ([], ["--no-sandbox"]):
        _run(page, *sandbox, *asked)
        if made.is_file():
            return True
    return False


def _run(page: Path, *asked: str) -> None:
    with tempfile.TemporaryDirectory(prefix="onesided-", ignore_cleanup_errors=True) as profile:
        command = [browser(), *_ARGUMENTS, f"--user-data-dir={profile}", *asked, page.resolve().as_uri()]
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=_TIMEOUT)
        except subprocess.TimeoutExpired:
            said = f"{command[0]} did not finish in {_TIMEOUT} seconds. Close other programs, and try again."
            raise CourseError(said) from None
        except OSError as error:
            raise CourseError(f"{command[0]} does not start: {error.strerror}. Name another one in CHROMIUM.") from None
