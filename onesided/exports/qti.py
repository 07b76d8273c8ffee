"""QTI 2.2: a package with a test for each quiz and a file for each question, with the feedback to every answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from onesided.exports.asked import Asked, Place, shown
from onesided.exports.qti_item import item_of
from onesided.exports.qti_xml import document, file, fill, put
from onesided.markup.markdown import plain
from onesided.model.zips import zipped

MANIFEST = "imsmanifest.xml"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"


def qti(quizzes: Sequence[Asked], place: Place, about: str = "") -> bytes:
    """The quizzes as a zip; `about` says where they come from and what may be done with them."""
    files: dict[str, bytes] = {}
    resources: list[tuple[str, str, str, list[str]]] = []
    for asked in quizzes:
        name = asked.name.replace("/", ".")
        items = [f"items/{name}.{item.id}.xml" for item in asked.quiz.items]
        for path, item in zip(items, asked.quiz.items, strict=True):
            files[path] = file(item_of(asked, item, place))
            resources.append((f"I.{name}.{item.id}", "imsqti_item_xmlv2p2", path, []))
        files[f"tests/{name}.xml"] = file(_test(asked, place))
        needed = [f"I.{name}.{item.id}" for item in asked.quiz.items]
        resources.append((f"T.{name}", "imsqti_test_xmlv2p2", f"tests/{name}.xml", needed))
    files[MANIFEST] = _manifest(resources, about)
    # A reader looks for the manifest first; all else goes by its name.
    return zipped({path: files[path] for path in sorted(files, key=lambda one: (one != MANIFEST, one))})


def _test(asked: Asked, place: Place) -> Element:
    """A quiz as an `assessmentTest`; what it says first stands before its questions."""
    name = asked.name.replace("/", ".")
    root = document("assessmentTest", identifier=f"T.{name}", title=plain(asked.quiz.title))
    part = put(root, "testPart", identifier="P", navigationMode="nonlinear", submissionMode="individual")
    section = put(part, "assessmentSection", identifier="S", title=plain(asked.quiz.title), visible="true")
    if asked.quiz.intro:
        fill(put(section, "rubricBlock", view="candidate"), shown(asked.quiz.intro, place))
    for item in asked.quiz.items:
        put(section, "assessmentItemRef", identifier=f"I.{name}.{item.id}", href=f"../items/{name}.{item.id}.xml")
    return root


def _manifest(resources: Iterable[tuple[str, str, str, list[str]]], about: str) -> bytes:
    ElementTree.register_namespace("", _PACKAGE)
    root = Element(f"{{{_PACKAGE}}}manifest", identifier="M")
    if about:
        root.append(ElementTree.Comment(f" {re.sub('--+', '-', about)} "))
    metadata = SubElement(root, f"{{{_PACKAGE}}}metadata")
    SubElement(metadata, f"{{{_PACKAGE}}}schema").text = "QTIv2.2 Package"
    SubElement(metadata, f"{{{_PACKAGE}}}schemaversion").text = "1.0.0"
    SubElement(root, f"{{{_PACKAGE}}}organizations")
    listed = SubElement(root, f"{{{_PACKAGE}}}resources")
    for identifier, kind, path, needed in resources:
        one = SubElement(listed, f"{{{_PACKAGE}}}resource", identifier=identifier, type=kind, href=path)
        SubElement(one, f"{{{_PACKAGE}}}file", href=path)
        for other in needed:
            SubElement(one, f"{{{_PACKAGE}}}dependency", identifierref=other)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
