"""Reading JavaScript and CSS just closely enough to take out what only people need.

A scanner tells code from comments, strings, templates and regular expressions, so that nothing inside a string is
mistaken for a comment. Where it cannot be sure, it leaves the text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CODE = r"[^/'\"`]+"
_COMMENT = r"//[^\n]*|/\*.*?\*/"
_STRING = r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\""
_REGEX = r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*"
_PIECE = re.compile(rf"(?P<comment>{_COMMENT})|(?P<string>{_STRING})|(?P<slash>/)|(?P<code>{_CODE})", re.DOTALL)
# The string is there to be stepped over: what it holds is no comment.
_CSS_COMMENT = re.compile(rf"/\*.*?\*/|({_STRING})", re.DOTALL)
# A slash opens a regular expression where a value may begin, and divides anywhere else.
_VALUE_MAY_BEGIN = re.compile(r"(?:^|[(,=:\[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|new|void|delete))\s*$")


class SourceError(Exception):
    """A text that cannot be read as JavaScript; the message is a sentence."""


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text cut into (kind, piece): code, comment, string, template or regex. Joined, the pieces are the text."""
    at, before = 0, ""
    while at < len(text):
        if text[at] == "`":
            end = _template_end(text, at)
            kind, piece = "template", text[at:end]
        else:
            found = _PIECE.match(text, at)
            if not found:
                raise SourceError(f"A string that begins at {text[at : at + 20]!r} does not end on its line.")
            kind, piece = str(found.lastgroup), found.group()
            if kind == "slash":
                kind, piece = _slash(text, at, before)
        yield kind, piece
        at += len(piece)
        if kind != "comment":
            before = (before + piece)[-40:]


def without_comments(text: str, css: bool = False) -> str:
    """The same program without comments, indentation and empty lines. Strings and templates stay to the letter."""
    if css:
        return _tight(_CSS_COMMENT.sub(lambda found: found[1] or "", text))
    kept: list[str] = []
    held: list[str] = []
    for kind, piece in pieces(text):
        if kind == "comment":
            # A comment over several lines ends a line, as far as automatic semicolons go.
            kept.append("\n" if "\n" in piece else " ")
        elif kind == "template":
            held.append(piece)
            kept.append(f"\0{len(held) - 1}\0")
        else:
            kept.append(piece)
    return re.sub(r"\0(\d+)\0", lambda m: held[int(m[1])], _tight("".join(kept)))


def _tight(text: str) -> str:
    return "\n".join(line for line in (raw.strip() for raw in text.splitlines()) if line) + "\n"


def _slash(text: str, at: int, before: str) -> tuple[str, str]:
    if not _VALUE_MAY_BEGIN.search(before):
        return "code", "/"
    found = re.compile(_REGEX).match(text, at)
    if not found:
        raise SourceError(f"A regular expression that begins at {text[at : at + 20]!r} does not end on its line.")
    return "regex", found.group()


def _template_end(text: str, start: int) -> int:
    """The place after a template that begins at `start`; what stands in its gaps may hold templates again."""
    at = start + 1
    while at < len(text):
        if text[at] == "\\":
            at += 2
        elif text[at] == "`":
            return at + 1
        elif text.startswith("${", at):
            at = _gap_end(text, at + 2)
        else:
            at += 1
    raise SourceError(f"A template that begins at {text[start : start + 20]!r} never ends.")


def _gap_end(text: str, start: int) -> int:
    depth, at = 1, start
    while at < len(text):
        if text[at] == "`":
            at = _template_end(text, at)
            continue
        if text[at] in "'\"":
            found = re.compile(_STRING).match(text, at)
            at = found.end() if found else at + 1
            continue
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
        if not depth:
            return at
    raise SourceError("The gap of a template never ends.")
