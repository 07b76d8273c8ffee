"""Whether every quiz and story is shown by some page, everything that a page shows is there, and every file in their
folders has a name."""

from __future__ import annotations

from collections.abc import Iterator

from onesided.lint.findings import Finding
from onesided.lint.names import FOLDERS, Kind, Piece
from onesided.model.complaints import nearest
from onesided.model.pages import page_paths
from onesided.model.shelf import Shelf
from onesided.model.shown import shown


def shown_findings(shelf: Shelf) -> Iterator[Finding]:
    """The findings about the pages and the folders of a whole course. Without any page, none has to show a thing."""
    pages = page_paths(shelf.root)
    for kind, known in (("quiz", shelf.quizzes()), ("vignette", shelf.vignettes())):
        places = shown(shelf.root, kind)
        for name in known:
            if pages and name not in places:
                mend = f'Show it in a chapter with {kind}("{name}"), or delete it'
                yield Finding(Piece(kind, name).file, 1, "X2", "W", "", f"no page shows this {kind}", mend)
        for name in places.keys() - set(known):
            likely = nearest(name, known, cutoff=0.5)
            mend = f'The nearest is "{likely}"' if likely else f"Write {Piece(kind, name).file}"
            for place in places[name]:
                yield Finding(*place, "X2", "E", "", f'there is no {kind} "{name}"', mend)
        yield from _strays(shelf, kind, set(known))


def _strays(shelf: Shelf, kind: Kind, known: set[str]) -> Iterator[Finding]:
    folder = shelf.root / FOLDERS[kind]
    for path in sorted(folder.rglob("*.y*ml")):
        if path.suffix != ".yml" or path.relative_to(folder).with_suffix("").as_posix() not in known:
            what, mend = f"the file has no name that a {kind} can have", "Name it in lower-case words joined by hyphens"
            yield Finding(path.relative_to(shelf.root).as_posix(), 1, "X2", "W", "", what, f"{mend}, ending in .yml")
