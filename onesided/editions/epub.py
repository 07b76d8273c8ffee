"""An edition as an EPUB 3: a file for each leaf, its style, a list of contents and a package that names them all."""

from __future__ import annotations

import copy
import os
import tempfile
import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from bs4 import Tag

from onesided.editions.browser import picture
from onesided.editions.cover import HEIGHT, WIDTH, cover_svg
from onesided.editions.edition import Edition, Leaf
from onesided.editions.front import imprint_section
from onesided.editions.making import element, sheet
from onesided.editions.package import CONTAINER, File, contents, package
from onesided.editions.typefaces import faces
from onesided.editions.words import say
from onesided.editions.xhtml import xhtml

KINDS = {"references": "bibliography", "glossary": "glossary"}
"""What some pages are to an e-reader, by their names."""


def write_epub(edition: Edition, epub: Path) -> Path:
    """Pack an edition as `epub`, and return the path.

    Its time is SOURCE_DATE_EPOCH where that is set, so that two packs are alike.
    """
    moment = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()))
    parts = _files(edition)
    texts = {"META-INF/container.xml": CONTAINER, "EPUB/package.opf": package(edition, parts, moment)}
    texts |= {f"EPUB/{part.path}": part.content for part in parts}
    epub.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(epub, "w") as pack:
        _add(pack, "mimetype", "application/epub+zip", moment, ZIP_STORED)
        for path, text in texts.items():
            _add(pack, path, text, moment, ZIP_DEFLATED)
    return epub


def _add(pack: ZipFile, path: str, content: str | bytes, moment: time.struct_time, how: int) -> None:
    entry = ZipInfo(path, date_time=(max(1980, moment.tm_year), *moment[1:6]))
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    pack.writestr(entry, content)


def _files(edition: Edition) -> list[File]:
    """Every file of the EPUB but those that say what is in it, in the order of reading."""
    language, title = edition.imprint.language, edition.imprint.title
    where = {leaf.name: f"{leaf.name.replace('--', '-')}.xhtml" for leaf in edition.leaves}
    homes = {
        tree["id"]: where[leaf.name]
        for leaf in edition.leaves
        for tree in (leaf.body, *leaf.body.find_all(id=True))
        if tree.get("id")
    }
    cover = _cover(edition)
    shown = element("img", src=cover.path, alt=say("cover-of", title=title))
    bodies = [
        (File("cover", "cover.xhtml", say("cover")), element("body", element("div", shown, class_="cover"))),
        (File("front", "front.xhtml", say("front")), element("body", _front(edition))),
        *(
            (File(f"leaf-{place}", where[leaf.name], leaf.title), _leaf(leaf))
            for place, leaf in enumerate(edition.leaves)
        ),
    ]
    written = []
    for file, body in bodies:
        _turn(body, homes, file.path)
        text = xhtml(file.title, language, body)
        used = [name for name, sign in (("svg", "<svg"), ("mathml", "<math")) if sign in text]
        written.append(File(file.name, file.path, file.title, content=text, properties=" ".join(used), read=True))
    nav = xhtml(say("contents"), language, contents(edition, where, written[0].path))
    style = File("style", "style.css", content=f"{sheet('paper.css')}\n{sheet('epub.css')}", media="text/css")
    listed = File("nav", "nav.xhtml", say("contents"), content=nav, properties="nav", read=True)
    return [*written[:2], listed, *written[2:], style, cover]


def _leaf(leaf: Leaf) -> Tag:
    body = copy.copy(leaf.body)
    for written_on in body.select(".lines, .os-head > .os-paper"):
        written_on.decompose()
    said = [leaf.part] if leaf.part else []
    if leaf.number is not None and leaf.kind == "page":
        said.append(say("chapter", number=leaf.number))
    if said:
        body.insert(0, element("p", " · ".join(said), class_="eyebrow"))
    body["class"] = f"leaf {leaf.kind}"
    kind = "answers" if leaf.kind == "answers" else "chapter" if leaf.number is not None else KINDS.get(leaf.name)
    if kind:
        body["epub:type"] = kind
    return element("body", body)


def _front(edition: Edition) -> Tag:
    imprint = edition.imprint
    return element(
        "section",
        element("h1", imprint.title, class_="book-title"),
        *([element("p", imprint.subtitle, class_="book-subtitle")] if imprint.subtitle else []),
        *([element("p", imprint.author, class_="book-author")] if imprint.author else []),
        imprint_section(edition),
        class_="front",
        epub__type="titlepage",
    )


def _turn(body: Tag, homes: dict[str, str], path: str) -> None:
    """Have the links within the edition lead to the files where things now are."""
    for link in body.select('a[href^="#"]'):
        name = link["href"][1:]
        home = homes[name]
        link["href"] = f"#{name}" if home == path else f"{home}#{name}"


def _cover(edition: Edition) -> File:
    """The cover as a picture of points, which every shelf of books can show; as a drawing where there is no browser."""
    drawing = cover_svg(edition.imprint)
    with tempfile.TemporaryDirectory(prefix="onesided-") as folder:
        page, png = Path(folder) / "cover.html", Path(folder) / "cover.png"
        style = f"<style>{faces()} body {{ margin: 0 }} svg {{ display: block; width: {WIDTH}px }}</style>"
        page.write_text(f"<!doctype html><meta charset=utf-8>{style}{drawing}", encoding="utf-8")
        if picture(page, png, WIDTH, HEIGHT):
            return File(
                "cover-image", "cover.png", content=png.read_bytes(), media="image/png", properties="cover-image"
            )
    return File("cover-image", "cover.svg", content=drawing, media="image/svg+xml", properties="cover-image")
