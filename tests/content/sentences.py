"""Prose as sentences, each with the citations in it, and how far every one is from the nearest source.

A citation is a link to a line of the references page. A list belongs to the sentence that introduces it by a colon, and
a table is one sentence, since nobody cites in each of its rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onesided.lint.text import plain

CITED = re.compile(r"\[([^\]]*)\]\([^)]*references(?:\.md)?#([\w:.-]+)\)")
NEAR = 2
"""A source may stand this many sentences before or after what it is for."""

_END = re.compile(r"(?<=[.?!:])([”’\"')\]*]*)\s+(?=[“‘\"'(*\[⟦]*[A-Z0-9⟦])")
_NO_END = re.compile(r"(?:\b(?:al|e\.g|i\.e|cf|vs|Dr|Mr|Mrs|Ms|St|No|Eds?|pp?|[A-Z])\.|:)[”’\"')\]*]*$")
_MARK = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")


@dataclass(frozen=True)
class Sentence:
    """A sentence as it is read, the keys cited in it, and its place among those of its section.

    `at` counts sentences; the items of one list all count from the sentence that introduces them.
    """

    text: str
    keys: tuple[str, ...]
    at: int


def sentences(markdown: str) -> list[Sentence]:
    """The sentences of a section, in order; headings and the fences of notes are left out."""
    found: list[Sentence] = []
    at = intro = 0
    for block in blocks(markdown):
        if _MARK.match(block):
            inside = intro
            for text in split(_MARK.sub("", block)):
                inside += 1
                found.append(_sentence(text, inside))
            at = max(at, inside)
            continue
        for text in [block] if block.startswith("|") else split(block):
            at += 1
            found.append(_sentence(text, at))
        intro = at
    return found


def unsourced(found: list[Sentence]) -> list[Sentence]:
    """The sentences with no citation in them, nor within two sentences before or after."""
    cited = [sentence.at for sentence in found if sentence.keys]
    return [sentence for sentence in found if not any(abs(sentence.at - at) <= NEAR for at in cited)]


def blocks(markdown: str) -> list[str]:
    """Paragraphs, list items and tables, each on one line or, for a table, on as many as it has rows."""
    found: list[list[str]] = [[]]
    for line in markdown.splitlines():
        if re.match(r"\s*(?:[`~:]{3,}|:\w+:|#{1,6} |<!--|\([\w.:-]+\)=)", line) or not line.strip():
            found.append([])
        elif _MARK.match(line) or (line.startswith("|") and not (found[-1] and found[-1][0].startswith("|"))):
            found.append([line])
        else:
            found[-1].append(line)
    return [("\n" if lines[0].startswith("|") else " ").join(lines) for lines in found if lines]


def split(paragraph: str) -> list[str]:
    """The sentences of a paragraph, with their links as they are written."""
    links: list[str] = []

    def put_by(match: re.Match[str]) -> str:
        links.append(match[0])
        return f"⟦{len(links) - 1}⟧"

    parts = _END.sub("\\1\0", re.sub(r"\[[^\]]*\]\([^)]*\)", put_by, paragraph)).split("\0")
    joined: list[str] = []
    for part in parts:
        if joined and _NO_END.search(joined[-1]):
            joined[-1] += f" {part}"
        else:
            joined.append(part)
    return [re.sub(r"⟦(\d+)⟧", lambda match: links[int(match[1])], part) for part in joined if part.strip()]


def _sentence(text: str, at: int) -> Sentence:
    keys = tuple(key for _, key in CITED.findall(text))
    return Sentence(plain(CITED.sub("", text)), keys, at)
