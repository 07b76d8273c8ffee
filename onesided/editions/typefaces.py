"""The two typefaces of what is printed, out of packages that every course has: so it looks alike on every machine.

matplotlib brings STIX, a calm serif for what is read through; reveal.js brings Source Sans, for headings and tables.
Both are under free licences. A PDF holds the letters that it uses.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

_SERIF = {"STIXGeneral": "", "STIXGeneralItalic": "i", "STIXGeneralBol": "b", "STIXGeneralBolIta": "bi"}
_SANS = {"regular": "", "italic": "i", "semibold": "b", "semibolditalic": "bi"}
_FAMILIES = (
    ("Course Serif", "matplotlib", "mpl-data/fonts/ttf/{}.ttf", _SERIF),
    (
        "Course Sans",
        "sphinx_revealjs",
        "_static/revealjs/dist/theme/fonts/source-sans-pro/source-sans-pro-{}.ttf",
        _SANS,
    ),
)


def faces() -> str:
    """Return the `@font-face` rules; where a package lacks a file, a style falls back to what the system has."""
    rules = []
    for family, package, path, names in _FAMILIES:
        found = find_spec(package)
        root = Path(found.origin).parent if found and found.origin else Path()
        for name, kind in names.items():
            file = root / path.format(name)
            if file.is_file():
                weight, style = "600 700" if "b" in kind else "400", "italic" if "i" in kind else "normal"
                rules.append(
                    f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
                    f"src: url({file.as_uri()}); }}"
                )
    return "\n".join(rules)
