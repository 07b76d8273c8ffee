"""Prose on slides: what is meant to be read together stands whole, of everything else the points do.

Slides are filled up to a number of words, and what is left over goes on to the next one of the same title.
"""

from __future__ import annotations

from onesided.slides.sections import Block, Section
from onesided.slides.sentences import is_bold, point, words
from onesided.slides.words import Words

FULL = 125
"""Words on a slide."""
BRIEF = 60
"""Words of a section that stands whole without being told to."""
ITEM = 40
"""Words of an item of a list that stands whole."""
GAP = 7
"""What the space between two blocks costs, in words."""


def pages(section: Section, say: Words, *, whole: bool = False) -> list[str]:
    """What stands on the slides of a section, in order, as HTML without the title; nothing for a heading alone."""
    whole = whole or is_brief(section)
    shown = [piece for block in section.blocks for piece in _shown(block, say, whole)]
    if not shown:
        return []
    # As few slides as it takes, and none of them with a lonely last line.
    least = len(_filled(shown, FULL))
    even = sum(weight + GAP for _, weight in shown) / least
    found = next(
        made for share in (1.0, 1.1, 1.25, 9.0) if len(made := _filled(shown, min(FULL, even * share))) <= least
    )
    return ["\n".join(page).replace("</ul>\n<ul>", "") for page in found]


def _filled(shown: list[tuple[str, int]], capacity: float) -> list[list[str]]:
    found: list[list[str]] = []
    room = 0.0
    for html, weight in shown:
        if not found or weight > room:
            found.append([])
            room = capacity
        found[-1].append(html)
        room -= weight + GAP
    return found


def is_brief(section: Section) -> bool:
    """Whether a section is so short that it stands whole on its slide."""
    return sum(words(block.text) for block in section.blocks) <= BRIEF


def notes(section: Section, say: Words) -> str:
    """All of a section, for whoever speaks."""
    heading = f"<p><strong>{say.inline(section.title)}</strong></p>\n" if section.title else ""
    return heading + "\n".join(_whole(block, say) for block in section.blocks)


def _shown(block: Block, say: Words, whole: bool) -> list[tuple[str, int]]:
    """The pieces of a block that may stand on slides of their own, each with its words."""
    if block.kind == "list":
        parts = [part if whole or (words(part) <= ITEM and not is_bold(part)) else point(part) for part in block.parts]
        return [(_item(part, place, block.ordered, say), words(part)) for place, part in enumerate(parts, 1)]
    text = point(block.text) if block.kind == "paragraph" and not whole else block.text
    return [(_whole(Block(block.kind, text, title=block.title), say), words(text))]


def _item(part: str, number: int, ordered: bool, say: Words) -> str:
    if ordered:
        return f'<ol start="{number}"><li>{say.inline(part)}</li></ol>'
    return f"<ul><li>{say.inline(part)}</li></ul>"


def _whole(block: Block, say: Words) -> str:
    if block.kind != "box":
        return say.block(block.text)
    title = f'<p class="sl-box-title">{say.inline(block.title)}</p>' if block.title else ""
    return f'<div class="sl-box">{title}{say.block(block.text)}</div>'
