"""The digest of an item or a story: a short mark by which a remembered attempt knows what it was made on.

It has two halves. The first changes when an old response can no longer be read or judged as it was (another
type, key or number of parts, another way through), or when the author says so by a new `edition`, because no program
can see that the same number of options now says something else. The second changes when only the words did, and then
the attempt still holds.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from onesided.model.items import Item
from onesided.model.key import key_of
from onesided.model.stories import Vignette
from onesided.model.story_key import key_of_story

# What the key already says, and what no learner ever sees.
_NOT_WORDING = frozenset({"type", "correct", "answer", "tolerance", "credit", "group", "points", "waive", "edition"})


def digest(item: Item) -> str:
    """`<8 hex digits of the meaning>-<8 hex digits of the wording>`, the same on every machine."""
    return f"{_short(_in_edition(key_of(item), item.edition))}-{_short(_wording(item.model_dump(mode='json')))}"


def story_digest(vignette: Vignette) -> str:
    """The same two halves for a story: while the first holds, a remembered path leads where it led."""
    key = _in_edition(key_of_story(vignette), vignette.edition)
    return f"{_short(key)}-{_short(vignette.model_dump(mode='json', exclude={'waive', 'edition'}))}"


def meaning(mark: str) -> str:
    """The half of a digest that says whether an old response still fits: compare these, not whole digests."""
    return mark.partition("-")[0]


def _in_edition(key: dict[str, Any], edition: int) -> dict[str, Any]:
    return key | {"edition": edition} if edition > 1 else key


def _wording(value: Any) -> Any:
    match value:
        case dict():
            return {name: _wording(inner) for name, inner in value.items() if name not in _NOT_WORDING}
        case list():
            return [_wording(inner) for inner in value]
        case _:
            return value


def _short(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
