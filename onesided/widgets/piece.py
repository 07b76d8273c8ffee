"""What all pieces of the course have in common when a notebook shows them.

A piece is one anywidget class: Python renders complete HTML, the front end wakes it. Beside the live view its output
carries a reference (what is shown, not how), from which the book renders its page, and a sentence for whoever opens
the notebook without running it. The view is dropped when the notebook is saved; the reference and the sentence stay.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import anywidget
import traitlets

from onesided.frontend import module, style
from onesided.markup.reference import REFERENCE_MIME


@cache
def _front_end() -> tuple[str, str]:
    return module(), style(own=True)


class Piece(anywidget.AnyWidget):
    """A piece of the course in a notebook: complete HTML, and the script that wakes it."""

    html = traitlets.Unicode().tag(sync=True)
    host = traitlets.Unicode("lab").tag(sync=True)

    def __init__(self, *, reference: dict[str, Any], sentence: str, still: str | None = None, **traits: Any) -> None:
        """`reference` is the JSON the book renders from, `sentence` plain text, `still` HTML for a saved notebook."""
        self._reference, self._sentence, self._still = reference, sentence, still
        self._esm, self._css = _front_end()
        super().__init__(**traits)

    def __repr__(self) -> str:
        # anywidget's own repr holds a memory address, which no second run of a notebook can repeat.
        return self._sentence

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        data["text/plain"] = self._sentence
        data[REFERENCE_MIME] = self._reference
        if self._still is not None:
            data["text/html"] = self._still
        return data, metadata
