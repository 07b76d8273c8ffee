"""From a paragraph to what of it stands on a slide.

A slide that shows a page of prose is read by nobody, and what is said aloud beside it is not heard. So a paragraph
gives its point: the words in bold that it opens with and the sentence they stand in, or else its first sentence. All of
it stands in the speaker's notes.
"""

from __future__ import annotations

import re

LEAST = 14
"""Words that a point has, where its paragraph has as many: a shorter first sentence says little by itself."""
OPENING = 3
"""How many words into a paragraph bold type still counts as its opening."""

_END = re.compile(r"""[.?!…]["'”’»)*]*\s+(?=["'“‘«(\[*$]*[A-Z0-9“‘"'(\[*])""")
_NOT_AN_END = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St|No|vs|cf|pp?|e\.g|i\.e|al|[A-Z])\.)\s+$")
_BOLD = re.compile(rf"(?:\S+\s+){{0,{OPENING}}}?\*\*(.+?)\*\*", re.DOTALL)
_LINK = re.compile(r"\]\([^)]*\)")
_QUOTED = ("“", '"', "‘", "*“")


def sentences(text: str) -> list[str]:
    """Return the sentences of a Markdown paragraph, as they are written there, none of them cut within a link."""
    found, begun = [], 0
    for end in _END.finditer(text):
        if not _NOT_AN_END.search(text[begun : end.end()]) and _whole(text[begun : end.end()]):
            found.append(text[begun : end.end()].strip())
            begun = end.end()
    return [*found, rest] if (rest := text[begun:].strip()) else found


def point(text: str) -> str:
    """Return what of a Markdown paragraph stands on a slide, as Markdown.

    A paragraph that opens with somebody's words goes on until they are answered, so that no slide says what its text
    denies.
    """
    parts = sentences(text)
    if is_bold(text):
        return " ".join(parts[: 2 if _is_sentence(text) else 1])
    if parts and parts[0].startswith(_QUOTED):
        least = 3
    else:
        least = 1
    while least < len(parts) and words(" ".join(parts[:least])) < LEAST:
        least += 1
    return " ".join(parts[:least])


def is_bold(text: str) -> bool:
    """Whether a paragraph opens with words in bold, which are what it is about."""
    return bool(_BOLD.match(text))


def words(text: str) -> int:
    """How many words a reader sees, without the addresses of links."""
    return len(_LINK.sub("]", text).split())


def _is_sentence(text: str) -> bool:
    """Whether the bold opening is a sentence by itself, such as a question, so that the next one belongs to it."""
    found = _BOLD.match(text)
    return found is not None and text.startswith("**") and found[1].rstrip().endswith((".", "?", "!", ":"))


def _whole(text: str) -> bool:
    """Whether every bracket and every bold word that is opened in a text is closed in it."""
    return text.count("[") == text.count("]") and text.count("(") == text.count(")") and text.count("**") % 2 == 0
