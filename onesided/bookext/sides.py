"""Right and left of the theme, for a book that is written from right to left.

The theme says "left" where it means "where a line begins". In a book whose lines begin at the right its style sheet is
written anew with the words that CSS has for that, so that the page is a mirror image and not half of one.
"""

from __future__ import annotations

import re

_START, _END = "inline-start", "inline-end"
_SIDE = {"left": _START, "right": _END}
_CORNER = {
    "top-left": "start-start",
    "top-right": "start-end",
    "bottom-left": "end-start",
    "bottom-right": "end-end",
}

# Every declaration begins after a brace or a semicolon: what stands in a selector or a value stays as it is.
_BEGIN = r"(?<=[{;])\s*"
_BOX = re.compile(_BEGIN + r"(margin|padding|border|scroll-margin|scroll-padding)-(left|right)(-[a-z]+)?\s*:")
_PLACE = re.compile(_BEGIN + r"(left|right)\s*:")
_ROUND = re.compile(_BEGIN + r"border-(top|bottom)-(left|right)-radius\s*:")
_WORD = re.compile(_BEGIN + r"(text-align|float|clear)\s*:\s*(left|right)\b")
_FOUR = re.compile(_BEGIN + r"(margin|padding|inset)\s*:([^;{}]+?)(\s*!important)?(?=[;}])")
_SHADOW = re.compile(r"(box-shadow:\s*inset\s+)((?:[a-z]+\([^()]*\)|[\w.%-]+))(\s+0\s+0\b)")


def sides_follow_the_writing(css: str) -> str:
    """Return the style sheet with sides that mean where lines begin and end; from left to right it says the same."""
    css = _BOX.sub(lambda found: f"{found[1]}-{_SIDE[found[2]]}{found[3] or ''}:", css)
    css = _PLACE.sub(lambda found: f"inset-{_SIDE[found[1]]}:", css)
    css = _ROUND.sub(lambda found: f"border-{_CORNER[f'{found[1]}-{found[2]}']}-radius:", css)
    css = _WORD.sub(_word, css)
    css = _FOUR.sub(_four, css)
    return _SHADOW.sub(r"\g<1>calc(-1*\g<2>)\g<3>", css)


def _word(found: re.Match[str]) -> str:
    side = _SIDE[found[2]]
    return f"{found[1]}:{side.removeprefix('inline-') if found[1] == 'text-align' else side}"


def _four(found: re.Match[str]) -> str:
    """Four values go round the box: where the second and the fourth differ, the sides are said by themselves."""
    name, values, loud = found[1], _values(found[2]), found[3] or ""
    if len(values) != 4 or values[1] == values[3]:
        return found[0]
    top, end, bottom, start = values
    return f"{name}-block:{top} {bottom}{loud};{name}-inline:{start} {end}{loud}"


def _values(text: str) -> list[str]:
    """Split at the blanks that are not inside parentheses."""
    values, depth = [""], 0
    for sign in text.strip():
        depth += (sign == "(") - (sign == ")")
        if sign.isspace() and not depth:
            values.append("")
        else:
            values[-1] += sign
    return [value for value in values if value]
