r"""Formulas in TeX turned into MathML that browsers draw and screen readers speak, without any script.

latex2mathml does the translation, and what it makes is checked and mended: it takes `.28` for a name, leaves unknown
commands standing as text, and lets a fraction go without its denominator. A formula that is broken raises a sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree as ET

from markupsafe import Markup

from onesided.model.complaints import CourseError, excerpt

_SPACE = "{http://www.w3.org/1998/Math/MathML}"
# How many parts an element has; with fewer, a browser draws an error or nothing.
_PARTS = {"mfrac": 2, "msup": 2, "msub": 2, "msubsup": 3, "mover": 2, "munder": 2, "munderover": 3, "mroot": 2}
_NUMBER = re.compile(r"[.\d][\d.]*")
_CLOSE_UP = ("(", ")", "[", "]", "{", "}", "/", "!", "|")
_MINUS = ("\u2212", "-", "+", "\u00b1")


def mathml(tex: str, display: bool = False) -> Markup:
    """The formula as a `<math>` element whose `alttext` says it in one line; `display` sets it on a line of its own.

    A formula that cannot be read raises a CourseError that quotes it and says what is the matter.
    """
    root = _tree(tex)
    root.set("display", "block" if display else "inline")
    root.set("alttext", _line(root).strip())
    text = ET.tostring(root, encoding="unicode")
    return Markup(text.replace("ns0:", "").replace("xmlns:ns0=", "xmlns="))


def spoken(tex: str) -> str:
    """The formula in one line of plain characters, such as `r = .28` or `r^2`."""
    return _line(_tree(tex)).strip()


def _tree(tex: str) -> ET.Element:
    return ET.fromstring(_mended(tex))


@lru_cache(maxsize=512)
def _mended(tex: str) -> str:
    if tex.count("{") != tex.count("}"):
        raise _broken(tex, "its braces do not pair")
    from onesided.markup.tex import REFUSALS, convert  # most pages have no formula, and need not wait for its tables

    try:
        root = ET.fromstring(convert(tex))
    except REFUSALS as reason:
        raise _broken(tex, str(reason) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(reason).__name__).lower()) from None
    except ET.ParseError:
        raise _broken(tex, "it holds a character that means something else in TeX, such as a bare &") from None
    if not "".join(root.itertext()).strip():
        raise _broken(tex, "it is empty")
    _check(root, tex)
    _mend(root)
    return ET.tostring(root, encoding="unicode")


def _broken(tex: str, why: str) -> CourseError:
    return CourseError(
        f"The formula ${excerpt(tex)}$ cannot be read: {why}. "
        r"Correct what stands between the dollar signs, or write \$ where money is meant."
    )


def _name(element: ET.Element) -> str:
    return element.tag.removeprefix(_SPACE)


def _check(root: ET.Element, tex: str) -> None:
    for element in root.iter():
        wanted = _PARTS.get(_name(element))
        if wanted and len(element) != wanted:
            raise _broken(tex, f"a part of it is missing (a {_name(element)} needs {wanted})")
        if "\\" in (element.text or "") and _name(element) != "mtext":
            raise _broken(tex, f"there is no command {(element.text or '').strip()}")


def _mend(element: ET.Element) -> None:
    for child in element:
        _mend(child)
    for child in element:
        if _name(child) == "mi" and _NUMBER.fullmatch(child.text or "") or _name(child) == "mi" and child.text == "%":
            child.tag = f"{_SPACE}mn"
    _join_numbers(element)
    _mark_signs(element)


def _join_numbers(element: ET.Element) -> None:
    """`8` and `%`, or `1`, `{,}` and `000`, are one number: it is read out and broken over lines as one."""
    children = list(element)
    if _name(element) in _PARTS:
        return
    for child in children:
        if _name(child) == "mrow" and len(child) == 1 and child[0].text == ",":
            child.tag, child.text = f"{_SPACE}mn", ","
            child.remove(child[0])
    last: ET.Element | None = None
    for child in children:
        if last is not None and _name(last) == _name(child) == "mn":
            last.text = f"{last.text}{child.text}"
            element.remove(child)
        else:
            last = child


def _mark_signs(element: ET.Element) -> None:
    """A minus after `=` or `(` is a sign and stands close to its number; MathML would space it as a subtraction."""
    before: ET.Element | None = None
    for child in element:
        opens = before is None or (_name(before) == "mo" and (before.text or "") not in (")", "]", "}", "|", "!"))
        if _name(child) == "mo" and child.text in _MINUS and opens:
            child.set("form", "prefix")
        before = child


def _line(element: ET.Element) -> str:
    parts = [_line(child) for child in element]
    match _name(element), parts:
        case "mfrac", [over, under]:
            return f"{_grouped(over)}/{_grouped(under)}"
        case "msup", [base, power]:
            return f"{base}^{_grouped(power)}"
        case "msub", [base, index]:
            return f"{base}_{_grouped(index)}"
        case "msubsup", [base, index, power]:
            return f"{base}_{_grouped(index)}^{_grouped(power)}"
        case "msqrt", _:
            return f"√{_grouped(''.join(parts))}"
        case "mroot", [base, degree]:
            return f"{base}^(1/{degree})"
        case "mo", _ if element.get("form") == "prefix" or element.text in _CLOSE_UP:
            return element.text or ""
        case "mo", _ if element.text == ",":
            return ", "
        case "mo", _:
            return f" {element.text} "
        case _:
            return (element.text or "") + "".join(parts)


def _grouped(text: str) -> str:
    return text.strip() if len(text.strip()) < 2 or re.fullmatch(r"[\w.]+", text.strip()) else f"({text.strip()})"
