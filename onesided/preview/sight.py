"""What the browser is shown: the page, the styles and the script as they are now, and a version that tells them apart.

All of it is made from files, and made anew only when one of them was written. The version is taken from what came of
it, so that saving a file that changes nothing here does not reload the page.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, Template, TemplateError
from markupsafe import Markup

import onesided
from onesided.frontend import JoinError, classic, style
from onesided.lint import Finding, Report, rule_named
from onesided.lint.formats import told
from onesided.lint.rules import SEVERITIES
from onesided.markup.environment import environment_of
from onesided.model import CourseError
from onesided.model.complaints import closed
from onesided.preview.piece import Piece

Check = Callable[[Piece], Report]
"""The report of `onesided check` on a piece."""

_ROOMS = Path(onesided.__file__).parent
_OURS = {"frontend": (".mjs", ".css", ".json"), "markup": (".j2",), "preview": (".j2", ".mjs", ".css")}
"""The files of the machinery that are read again. Python is not: after changing it, start the preview again."""
_SETTLED = 0.03
"""Seconds for which nothing may have been written before it is read: a file is never met half saved."""
_PATIENCE = 20
"""How often that is tried, where something writes without end."""


@dataclass(frozen=True)
class View:
    """What is served: `files` by their address, as text, and the `version` of them all."""

    version: str
    files: dict[str, str]


class Sight:
    """The views of one piece, each made when it is first asked for after something was written."""

    def __init__(self, piece: Piece, check: Check) -> None:
        self.piece = piece
        self._check = check
        self._lock = threading.Lock()
        self._marks: object = None
        self._view = View("", {})

    def view(self) -> View:
        """The piece as it is now."""
        with self._lock:
            if (marks := self._now()) != self._marks:
                for _ in range(_PATIENCE):
                    if (settled := self._after_a_moment()) == marks:
                        break
                    marks = settled
                self._view, self._marks = _view(self.piece, self._check), marks
            return self._view

    def _after_a_moment(self) -> object:
        time.sleep(_SETTLED)
        return self._now()

    def _now(self) -> object:
        return tuple(_marks(_watched(self.piece)))


def _watched(piece: Piece) -> Iterator[Path]:
    book = piece.shelf.root / "book"
    yield piece.path
    for found in (book.glob("*.yml"), book.glob("*.bib"), book.rglob("*.md")):
        yield from sorted(found)
    yield from sorted((piece.shelf.root / "notebooks").glob("*.ipynb"))
    for room, endings in _OURS.items():
        yield from sorted(path for path in (_ROOMS / room).rglob("*") if path.suffix in endings)


def _marks(paths: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        try:
            found = path.stat()
        except OSError:
            yield str(path), 0, 0  # deleted, or between two names while it is saved
        else:
            yield str(path), found.st_mtime_ns, found.st_size


def _view(piece: Piece, check: Check) -> View:
    problems: list[str] = []
    html, styles, script = Markup(), "", ""
    findings: list[dict[str, str]] = []
    proofs: list[str] = []
    try:
        html = Markup(piece.html())
        report = check(piece)
        gravest_first = sorted(report.findings, key=lambda found: list(SEVERITIES).index(found.severity))
        findings = [_in_words(found, piece) for found in gravest_first]
        proofs = [told(proof) for proof in report.proofs.values()]
    except CourseError as error:
        problems += error.sentences
    except TemplateError as error:
        problems.append(f"A template cannot be used: {closed(str(error))} Mend it in onesided/markup/templates.")
    try:
        styles, script = style(), classic()
    except (JoinError, OSError) as error:
        problems.append(str(error))
    own = {name: _own(name) for name in ("preview.css", "preview.mjs")}
    texts = {"/onesided.css": styles, "/onesided.js": script, **{f"/{name}": text for name, text in own.items()}}
    values = {"piece": piece, "html": html, "problems": problems, "findings": findings, "proofs": proofs}
    shown = _page().render(**values, version="")
    version = hashlib.sha256("\0".join([shown, *texts.values()]).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return View(version, {"/": _page().render(**values, version=version), **texts})


def _in_words(found: Finding, piece: Piece) -> dict[str, str]:
    """A finding in the words of the page, with what its rule teaches."""
    try:
        reason = rule_named(found.rule).reason
    except CourseError:
        reason = ""
    return {
        "how": SEVERITIES[found.severity],
        "where": f"line {found.line}" if found.file == piece.file else f"{found.file}, line {found.line}",
        "rule": found.rule,
        "item": found.item,
        "what": closed(found.what[:1].upper() + found.what[1:]),
        "mend": closed(found.mend),
        "reason": reason,
    }


def _own(name: str) -> str:
    return files("onesided.preview").joinpath("files", name).read_text(encoding="utf-8")


def _page() -> Template:
    return _environment().get_template("page.html.j2")


@cache
def _environment() -> Environment:
    loader = PackageLoader("onesided.preview", "files")
    return environment_of(loader)
