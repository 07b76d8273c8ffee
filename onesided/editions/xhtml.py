"""Trees of HTML as the strict XHTML that e-readers ask for."""

from __future__ import annotations

from bs4 import Tag

_SVG, _MATHS = "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"
# A reader of HTML writes names in small letters; XML is particular about these.
_TAGS = {
    name.lower(): name
    for name in ("clipPath", "foreignObject", "linearGradient", "radialGradient", "textPath", "feGaussianBlur")
}
_ATTRIBUTES = {
    name.lower(): name
    for name in (
        *("viewBox", "preserveAspectRatio", "clipPathUnits", "gradientUnits", "gradientTransform", "markerHeight"),
        *("markerWidth", "markerUnits", "patternUnits", "patternTransform", "refX", "refY", "textLength"),
        *("lengthAdjust", "pathLength", "startOffset", "spreadMethod"),
    )
}


def xhtml(title: str, language: str, body: Tag, style: str = "style.css") -> str:
    """Return a whole XHTML document around a `<body>`. The tree is changed where XML asks for it."""
    _mend(body)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" '
        f'xml:lang="{language}">\n<head>\n<meta charset="utf-8"/>\n<title>{escaped(title)}</title>\n'
        f'<link rel="stylesheet" type="text/css" href="{style}"/>\n</head>\n'
        f"{body.decode(formatter='minimal')}\n</html>\n"
    )


def escaped(text: str) -> str:
    """Return text as XML, in an element or in double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _mend(body: Tag) -> None:
    for drawing in body.find_all("svg"):
        drawing["xmlns"] = _SVG
        for part in (drawing, *drawing.find_all(True)):
            part.name = _TAGS.get(part.name, part.name)
            part.attrs = {_ATTRIBUTES.get(name, name): value for name, value in part.attrs.items()}
    for formula in body.find_all("math"):
        formula["xmlns"] = _MATHS
