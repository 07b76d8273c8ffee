"""What a page may weigh: an old phone in a bad network shall not wait."""

from __future__ import annotations

from collections.abc import Iterator

from onesided.publishing.checks.seen import Seen
from onesided.publishing.weight import weigh

BYTES, REQUESTS = 200_000, 12
"""At most, of a page and everything it loads, as a server sends it to a browser that has nothing yet."""


def over_budget(seen: Seen) -> Iterator[str]:
    """Name each page that is too heavy or asks too often, with its heaviest files."""
    for path in seen.pages:
        weight = weigh(seen.site, path)
        if weight.bytes > BYTES:
            heaviest = sorted(weight.files, key=lambda file: -weight.files[file])[:3]
            parts = ", ".join(f"{file} {_kilobytes(weight.files[file])}" for file in heaviest)
            yield f"{path} weighs {_kilobytes(weight.bytes)}, and {_kilobytes(BYTES)} is the most. Heaviest: {parts}."
        if weight.requests > REQUESTS:
            yield f"{path} takes {weight.requests} requests, and {REQUESTS} are the most. Join files, or load less."


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.0f} kB"
