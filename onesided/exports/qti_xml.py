"""Elements of QTI 2.2, and our HTML as the XHTML that it takes."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p2"
MATHS = "http://www.w3.org/1998/Math/MathML"
_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
ALLOWED = {
    "a", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "div", "dl", "dt", "em", "h1", "h2",
    "h3", "h4", "hr", "kbd", "li", "ol", "p", "pre", "q", "small", "span", "strong", "sub", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_KEPT = {"a": ("href",), "td": ("colspan",), "th": ("colspan",)}


def document(name: str, **attributes: str) -> Element:
    """The root of a file of QTI, which says by which schema it can be checked."""
    root = Element(f"{{{QTI}}}{name}", attributes)
    root.set(f"{{{_INSTANCE}}}schemaLocation", f"{QTI} {_SCHEMA}")
    return root


def put(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    """Another element of QTI within this one. Attributes are named as in Python, `baseType` as it is."""
    made = SubElement(parent, f"{{{QTI}}}{name}", attributes)
    made.text = text
    return made


def fill(parent: Element, html: str) -> None:
    """Put our HTML into an element; what QTI does not know becomes its words."""
    _copy(ElementTree.fromstring(f"<div>{html}</div>"), parent)


def file(root: Element) -> bytes:
    """A file of QTI."""
    ElementTree.register_namespace("", QTI)
    ElementTree.register_namespace("m", MATHS)
    ElementTree.register_namespace("xsi", _INSTANCE)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _copy(source: Element, target: Element) -> None:
    _say(target, source.text)
    for child in source:
        name = child.tag.rpartition("}")[2]
        if name == "math":
            target.append(_maths(child))
        elif name in ALLOWED:
            kept = {key: child.attrib[key] for key in _KEPT.get(name, ()) if key in child.attrib}
            _copy(child, SubElement(target, f"{{{QTI}}}{name}", kept))
        else:
            _copy(child, target)
        _say(target, child.tail)


def _maths(source: Element) -> Element:
    made = Element(f"{{{MATHS}}}{source.tag.rpartition('}')[2]}", source.attrib)
    made.text = source.text
    for child in source:
        copied = _maths(child)
        copied.tail = child.tail
        made.append(copied)
    return made


def _say(target: Element, text: str | None) -> None:
    """Add a text behind whatever stands in an element."""
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text
