"""What is exported: a quiz by its name, and where the passages are that its questions lead back to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onesided.markup.markdown import block, inline
from onesided.markup.messages import sentence
from onesided.model.items import Item, Match, Number, Order, Quiz, Reflect, Sort

_SEE_LINK = re.compile(r'<a href="[^"]*" class="os-see"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """A quiz, and the name by which the course keeps it."""

    name: str
    quiz: Quiz


@dataclass(frozen=True)
class Place:
    """Where the course is published: `site` ends in a slash, and is empty where no address is known.

    `pages` leads from the short name of a page to its path, without an ending.
    """

    site: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)

    def href(self, passage: str) -> str:
        """The address of a passage (`page#heading`), empty where it is not known."""
        page, _, heading = passage.partition("#")
        return f"{self.site}{self.pages[page]}.html#{heading}" if self.site and page in self.pages else ""


def shown(text: str, place: Place) -> str:
    """Our Markdown as the HTML of a block; a link to a passage without an address becomes its words."""
    return _unlinked(str(block(text, place.href)))


def shown_inline(text: str, place: Place) -> str:
    """The same, as one run of text."""
    return _unlinked(str(inline(text, place.href)))


def question(item: Item, place: Place) -> str:
    """The case and the stem as HTML."""
    return "\n".join(shown(text, place) for text in (item.case, item.stem) if text)


def unit(item: Item, place: Place) -> str:
    """The unit of a number as a paragraph after the question, as HTML; empty for any other item."""
    return f"<p>({shown_inline(item.unit, place)})</p>" if isinstance(item, Number) and item.unit else ""


def told(item: Item, place: Place) -> str:
    """What everybody is told who has answered, as HTML: why parts belong where they do, and where to read on."""
    return "\n".join(part for part in (_whole(item, place), reread(item, place)) if part)


def _whole(item: Item, place: Place) -> str:
    match item:
        case Match():
            return reasons([(pair.left, pair.feedback) for pair in item.pairs], place)
        case Sort():
            return reasons([(card.text, card.feedback) for card in item.cards], place)
        case Order():
            return reasons([(step.text, step.feedback) for step in item.steps], place)
        case Reflect():
            return shown(item.model, place)
        case _:
            return ""


def reread(item: Item, place: Place) -> str:
    """A paragraph that leads back to the passage of an item, as HTML; empty where it has none."""
    passage = getattr(item, "see", "")
    if not passage:
        return ""
    # Without an address its heading stands there in words, so that a reader can look it up in the course.
    words = passage.partition("#")[2].replace("-", " ")
    address = place.href(passage)
    target = f'<a href="{address}">{words}</a>' if address else f"<q>{words}</q>"
    return f"<p>{sentence('see')} {target}</p>"


def reasons(rows: list[tuple[str, str]], place: Place) -> str:
    """Parts and why they belong where they belong, as an HTML list, for formats without feedback to each part."""
    entries = (f"<li>{shown_inline(part, place)}: {shown_inline(why, place)}</li>" for part, why in rows)
    return f"<ul>{''.join(entries)}</ul>"


def _unlinked(html: str) -> str:
    return _SEE_LINK.sub(lambda link: link[0] if 'href="http' in link[0] else link[1], html)
