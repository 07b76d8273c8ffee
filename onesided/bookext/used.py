"""Only the rules of a style sheet that some page can use.

The theme's sheet dresses everything a theme may ever meet; a book meets a fifth of it. A rule stays if each class and
id it names occurs in a page or in a script, for scripts give classes too. What names neither stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[\w-]+")
_NAMES_IN_PAGE = re.compile(r"""\b(?:class|id)=(?:"([^"]*)"|'([^']*)')""")
_RULE = re.compile(r"((?:\s*/\*.*?\*/)*)([^{}]+)\{([^{}]*)\}", re.DOTALL)
_ALTERNATIVES = re.compile(r"\[[^\]]*\]|:(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
_NAMED = re.compile(r"[.#](-?[A-Za-z_](?:[\w-]|\\.)*)")
_EMPTY = re.compile(r"@(?:media|supports|layer|container)[^{};]*\{\s*\}")
_VARIABLE = re.compile(r"""(?<![\w-])(--[\w-]+):(?:"[^"]*"|'[^']*'|\((?:[^()]|\([^()]*\))*\)|[^;{}"'(])*(?:;|(?=\}))""")
_ASKED_FOR = re.compile(r"var\(\s*(--[\w-]+)")


def names_in_pages(pages: Iterable[str]) -> set[str]:
    """Return every class and id that these pages give to something."""
    return {name for page in pages for pair in _NAMES_IN_PAGE.findall(page) for name in (pair[0] or pair[1]).split()}


def variables_asked_for(text: str) -> set[str]:
    """Return what asks for each variable in a text, such as `var(--a-colour`."""
    return {f"var({name}" for name in _ASKED_FOR.findall(text)}


def names_in_styles(sheets: Iterable[str]) -> set[str]:
    """Return every class and id, and every variable, that these style sheets speak of."""
    return {_plain(name) for css in sheets for pattern in (_NAMED, _ASKED_FOR) for name in pattern.findall(css)}


def words_in_scripts(scripts: Iterable[str]) -> set[str]:
    """Return every word of these scripts: any of them may become a class, or ask for a variable."""
    return {word for text in scripts for word in _WORD.findall(text)}


def only_used(css: str, names: set[str], asking: str = "") -> str:
    """Return the style sheet without the rules that name something else, and without variables nobody asks for.

    `names` are the classes and ids that occur; `asking` is further text that may ask for variables: other style
    sheets, pages with styles of their own.
    """

    def keep(rule: re.Match[str]) -> str:
        credit, prelude, body = rule[1], rule[2].strip(), rule[3]
        if prelude.startswith("@"):
            return rule[0]
        kept = [one for one in selectors(prelude) if _may_match(one, names)]
        return credit + (f"{','.join(kept)}{{{body}}}" if kept else "")

    lean = _RULE.sub(keep, css)
    while (emptied := _EMPTY.sub("", lean)) != lean:
        lean = emptied
    asked = set(_ASKED_FOR.findall(lean + asking)) | names
    return _VARIABLE.sub(lambda variable: variable[0] if variable[1] in asked else "", lean)


def selectors(text: str) -> list[str]:
    """Split a list of selectors at its commas, not at those inside parentheses or brackets."""
    found, depth = [""], 0
    for sign in text.strip():
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def _may_match(selector: str, names: set[str]) -> bool:
    # What a rule excludes need not exist, of alternatives one is enough, and a dot in an address names no class.
    plain = _ALTERNATIVES.sub("", selector)
    return all(_plain(name) in names for name in _NAMED.findall(plain))


def _plain(name: str) -> str:
    return name.replace("\\", "")
