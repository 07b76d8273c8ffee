"""What tells an e-reader what is in an EPUB: the package with its metadata, and the list of contents."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from bs4 import Tag

from onesided.editions.edition import Edition, Leaf
from onesided.editions.making import element
from onesided.editions.words import say
from onesided.editions.xhtml import escaped

CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityHazard", "none"),
)
"""What schema.org has names for: how an edition can be read, and by what."""


@dataclass(frozen=True)
class File:
    """A file of an EPUB: its id, its path beside the package, its title; `read` where it has a place in the reading."""

    name: str
    path: str
    title: str = ""
    content: str | bytes = ""
    media: str = "application/xhtml+xml"
    properties: str = ""
    read: bool = False


def package(edition: Edition, files: list[File], moment: time.struct_time) -> str:
    """Return the package document; `moment` is when the edition was made, in universal time."""
    imprint = edition.imprint
    maths = any("mathml" in file.properties for file in files)
    formulas = [("accessibilityFeature", "MathML")] if maths else []
    access = [*ACCESS, *formulas, ("accessibilitySummary", say("access"))]
    licence = imprint.licence
    lines = [
        f'<dc:identifier id="id">urn:uuid:{uuid5(NAMESPACE_URL, imprint.address or imprint.title)}</dc:identifier>',
        f"<dc:title>{escaped(_title(edition))}</dc:title>",
        f"<dc:language>{imprint.language}</dc:language>",
        *([f"<dc:creator>{escaped(imprint.author)}</dc:creator>"] if imprint.author else []),
        *([f"<dc:date>{imprint.released}</dc:date>"] if imprint.released else []),
        *([f"<dc:rights>{licence.name}, {licence.url}</dc:rights>"] if licence else []),
        *([f'<link rel="dcterms:license" href="{licence.url}"/>'] if licence else []),
        f'<meta property="dcterms:modified">{time.strftime("%Y-%m-%dT%H:%M:%SZ", moment)}</meta>',
        *(f'<meta property="schema:{name}">{escaped(value)}</meta>' for name, value in access),
        '<meta name="cover" content="cover-image"/>',
    ]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{imprint.language}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_joined(lines)}</metadata>\n'
        f"<manifest>\n{_joined(map(_item, files))}</manifest>\n"
        f"<spine>\n{_joined(_read(file) for file in files if file.read)}</spine>\n</package>\n"
    )


def contents(edition: Edition, where: dict[str, str], cover: str) -> Tag:
    """Return the body of the list of contents; `where` are the leaves' files by their names."""

    def entry(leaf: Leaf) -> Tag:
        number = f"{leaf.number}. " if leaf.number is not None and leaf.kind == "page" else ""
        return element("li", element("a", f"{number}{leaf.title}", href=where[leaf.name]))

    entries: list[Tag] = []
    for part, leaves in edition.parts():
        below = [entry(leaf) for leaf in leaves]
        entries += [element("li", element("span", part), element("ol", *below))] if part else below
    start = next((leaf for leaf in edition.leaves if leaf.number is not None), edition.leaves[0])
    marks = [
        ("cover", cover, say("cover")),
        ("toc", "nav.xhtml", say("contents")),
        ("bodymatter", where[start.name], say("start")),
    ]
    landmarks = [element("li", element("a", words, href=path, epub__type=kind)) for kind, path, words in marks]
    return element(
        "body",
        element("nav", element("h1", say("contents")), element("ol", *entries), epub__type="toc", id="toc"),
        element("nav", element("h2", say("landmarks")), element("ol", *landmarks), epub__type="landmarks", hidden=""),
    )


def _title(edition: Edition) -> str:
    imprint = edition.imprint
    return f"{imprint.title}: {imprint.subtitle}" if imprint.subtitle else imprint.title


def _item(file: File) -> str:
    properties = f' properties="{file.properties}"' if file.properties else ""
    return f'<item id="{file.name}" href="{file.path}" media-type="{file.media}"{properties}/>'


def _read(file: File) -> str:
    return f'<itemref idref="{file.name}"/>'


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
