"""An item as a draft: whatever is there of it, in the form the rules ask for.

Rules run on drafts, not on the checked model, because an author should hear about a bad stem and a missing feedback
at once: what a file lacks is empty here, and nothing raises.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from onesided.lint.text import content, plain
from onesided.model.complaints import Path

BLANK = "FILL IN:"
"""How a text begins that its author has still to write."""


@dataclass(frozen=True)
class Option:
    """One answer to pick: where it stands, its text, whether it is a key."""

    path: Path
    text: str
    correct: bool
    feedback: str

    @cached_property
    def plain(self) -> str:
        """The text as it is read."""
        return plain(self.text)

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of its words of content."""
        return content(self.text)


@dataclass(frozen=True)
class Feedback:
    """A feedback, what it answers (`about`), and whether that was right (None: neither, as for a card)."""

    path: Path
    text: str
    about: str
    right: bool | None
    misconception: str = ""


@dataclass(frozen=True)
class Draft:
    """An item: its place in the file, its fields as texts, and the raw value for whatever is rarer."""

    file: str
    path: Path
    raw: dict[str, Any]
    shuffle: bool = True

    def text(self, name: str) -> str:
        """A field that is a text, or nothing."""
        found = self.raw.get(name)
        return found.strip() if isinstance(found, str) else ""

    def list(self, name: str) -> list[Any]:
        """A field that is a list, or an empty one."""
        found = self.raw.get(name)
        return found if isinstance(found, list) else []

    @cached_property
    def id(self) -> str:
        """The item's id, empty where there is none."""
        return self.text("id")

    @cached_property
    def type(self) -> str:
        """The item's type, empty where there is none."""
        return self.text("type")

    @cached_property
    def stem(self) -> str:
        """The stem, as written."""
        return self.text("stem")

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The options, in the order written."""
        found = enumerate(self.list("options"))
        return tuple(
            Option((*self.path, "options", number), _text(o, "text"), o.get("correct") == "true", _text(o, "feedback"))
            for number, o in found
            if isinstance(o, dict)
        )

    @cached_property
    def keys(self) -> tuple[Option, ...]:
        """The options that are right."""
        return tuple(option for option in self.options if option.correct)

    @cached_property
    def distractors(self) -> tuple[Option, ...]:
        """The options that are wrong."""
        return tuple(option for option in self.options if not option.correct)

    @cached_property
    def key(self) -> Option | None:
        """The one key of a single choice with distractors; None where the item has no such thing."""
        return self.keys[0] if self.type == "choice" and len(self.keys) == 1 and self.distractors else None

    @cached_property
    def feedbacks(self) -> tuple[Feedback, ...]:
        """Every feedback there should be; one that is missing is there with an empty text.

        A blank that is still to be filled in is none yet: it is named once, and not also judged as if it were meant.
        """
        return tuple(one for one in _feedbacks(self) if not one.text.startswith(BLANK))


def _feedbacks(item: Draft) -> Iterator[Feedback]:
    own = item.raw.get("feedback")
    own = own if isinstance(own, dict) else {}
    match item.type:
        case "choice" | "choices":
            for o, raw in zip(item.options, (o for o in item.list("options") if isinstance(o, dict)), strict=True):
                yield Feedback((*o.path, "feedback"), o.feedback, o.text, o.correct, _text(raw, "misconception"))
        case "true-false":
            for said in ("true", "false"):
                place, right = (*item.path, "feedback", said), item.raw.get("answer") == said
                yield Feedback(place, _text(own, said), item.stem, right, item.text("misconception"))
        case "number":
            yield Feedback((*item.path, "feedback", "right"), _text(own, "right"), item.stem, True)
            yield Feedback((*item.path, "feedback", "other"), _text(own, "other"), item.stem, False)
            yield from _listed(item, "also", "answer", False)
        case "sort":
            yield from _listed(item, "cards", "text", None)
        case "match":
            yield from _listed(item, "pairs", "left", None, "right")
        case "order":
            yield from _listed(item, "steps", "text", None)


def _listed(item: Draft, name: str, *about: Any) -> Iterator[Feedback]:
    right = next((part for part in about if not isinstance(part, str)), None)
    fields = [part for part in about if isinstance(part, str)]
    for number, raw in enumerate(item.list(name)):
        if isinstance(raw, dict):
            said = " ".join(_text(raw, field) for field in fields)
            place = (*item.path, name, number, "feedback")
            yield Feedback(place, _text(raw, "feedback"), said, right, _text(raw, "misconception"))


def _text(raw: dict[str, Any], name: str) -> str:
    found = raw.get(name)
    return found.strip() if isinstance(found, str) else ""
