"""Light and dark without a script.

The theme's colours hang on an attribute that its script sets; a page without script has no attribute, and so no dark
scheme and no colours in its code. Here the reader's system decides whenever no script has.
"""

from __future__ import annotations

import re

from onesided.bookext.used import selectors

_RULE = re.compile(r"([^{}]+)(\{[^{}]*\})")
_LIGHT = re.compile(r"""html\[data-theme=["']?light["']?\]""")
_DARK = re.compile(r"""html\[data-theme=["']?dark["']?\]""")


def follow_the_system(css: str) -> str:
    """Return the style sheet with light unless dark was chosen, and with dark also where the system asks for it.

    The selectors weigh as much as those they stand for, and each rule stays at its place, so nothing else changes.
    """
    return _RULE.sub(_both, css)


def _both(rule: re.Match[str]) -> str:
    selector, body = rule[1], rule[2]
    light = _LIGHT.sub("html:not([data-theme=dark])", selector)
    if not _DARK.search(selector):
        return light + body
    # Only the part of the list that speaks of dark is repeated for the system's wish.
    dark = ",".join(one for one in selectors(selector) if _DARK.search(one))
    system = _DARK.sub("html:not([data-theme=light],[data-theme=dark])", dark)
    return f"{light}{body}@media (prefers-color-scheme:dark){{{system}{body}}}"
