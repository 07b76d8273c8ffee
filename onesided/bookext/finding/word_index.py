"""The index that a search reads: a small script that tells the places of the book, and which words lead to which.

What a result shows, its title and summary, is not in the list of words: the page reads it there. Words that a fifth of
all places have tell little apart and are left out of the list; they are found where they are shown.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from onesided.bookext.finding.book import Found
from onesided.bookext.finding.place import Place
from onesided.bookext.finding.words import Words

TELLS = "onesided-index"
"""The event by which the script hands the index over: the one form that works from a server and from a disk alike."""
COMMON, FEW = 1 / 5, 20
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def index_script(pages: Iterable[Found], about: Mapping[str, str], words_of: Words) -> str:
    """Return the script. The same book gives the same text."""
    detail = json.dumps(_detail(list(pages), about, words_of), ensure_ascii=False, separators=(",", ":"))
    # Two signs end a line in a script and not in JSON.
    detail = detail.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'dispatchEvent(new CustomEvent("{TELLS}",{{detail:{detail}}}));\n'


def _detail(pages: list[Found], about: Mapping[str, str], words_of: Words) -> dict[str, Any]:
    places = [place for page in pages for place in page.places]
    aims = {name: words_of(text) for name, text in about.items()}
    leads: dict[str, list[int]] = defaultdict(list)
    count: Counter[str] = Counter()
    for number, place in enumerate(places):
        listed = place.said.union(*(aims.get(name, ()) for name in place.about)) - place.shown
        count.update(place.shown | listed)
        for word in listed:
            leads[word].append(number)
    common = sorted(word for word, found in count.items() if found > max(COMMON * len(places), FEW))
    words = sorted(leads.keys() - set(common))
    return {
        "pages": [[page.address, page.title, page.weight, [_told(place) for place in page.places]] for page in pages],
        "words": " ".join(words),
        "leads": ";".join(_steps(leads[word]) for word in words),
        "common": " ".join(common),
    }


def _told(place: Place) -> list[str]:
    told = [place.kind, place.anchor, place.title, place.summary]
    return told if place.summary else told[:-1]


def _steps(numbers: list[int]) -> str:
    """Ascending numbers as the steps from each to the next, in base 36: most steps are short."""
    return ",".join(_base36(number - before) for before, number in zip([0, *numbers], numbers, strict=False))


@cache  # there are as many numbers as places, and forty times as many steps
def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits
