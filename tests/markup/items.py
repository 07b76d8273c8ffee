"""One small quiz with an item of every type, which the checks of this room share."""

from __future__ import annotations

from typing import Any

from onesided.model.items import Quiz

NAME = "a-chapter/every-type"
COMMON = {"objective": "an-aim", "see": "a-chapter#a-heading"}
UNGRADED = {"objective": "an-aim"}

ITEMS: dict[str, dict[str, Any]] = {
    "choice": {
        **COMMON,
        "case": "Two people meet.",
        "stem": "Which *one* is it?",
        "hint": "Think of $r^2$.",
        "source": ["author1999title"],
        "options": [
            {"text": "The first", "correct": True, "feedback": "Because it is."},
            {"text": "The second", "feedback": "Because it is not."},
            {"text": "The third", "feedback": "It is not either."},
        ],
    },
    "choices": {
        **COMMON,
        "stem": "Which two? Select all that apply.",
        "credit": "each",
        "options": [
            {"text": "One", "correct": True, "feedback": "Yes, since it is one."},
            {"text": "Two", "correct": True, "feedback": "Yes, since it is two."},
            {"text": "Three", "feedback": "No, since it is three."},
        ],
    },
    "true-false": {
        **COMMON,
        "stem": "It holds.",
        "answer": False,
        "feedback": {"true": "It does not hold.", "false": "Right, it does not."},
    },
    "number": {
        **COMMON,
        "stem": "How many?",
        "answer": -8,
        "tolerance": 0.5,
        "unit": "percent",
        "feedback": {"right": "That many.", "other": "Count again."},
        "also": [{"answer": 28, "feedback": "That is another number."}],
    },
    "sort": {
        **COMMON,
        "stem": "Sort them.",
        "groups": ["Here", "There"],
        "cards": [
            {"text": "A card", "group": "There", "feedback": "It goes there."},
            {"text": "Another", "group": "Here", "feedback": "It goes here."},
        ],
    },
    "match": {
        **COMMON,
        "stem": "Match them.",
        "spare": ["Nobody's"],
        "pairs": [
            {"left": "Salt", "right": "Pepper", "feedback": "They stand together."},
            {"left": "Thunder", "right": "Lightning", "feedback": "They come together."},
        ],
    },
    "order": {
        **COMMON,
        "stem": "Put them in order.",
        "steps": [
            {"text": "Begin", "feedback": "First."},
            {"text": "Go on", "feedback": "Then."},
            {"text": "End", "feedback": "Last."},
        ],
    },
    "scale": {
        **UNGRADED,
        "stem": "How much?",
        "points": 3,
        "low": "A little",
        "high": "A lot",
        "after": "Many say two.",
    },
    "reflect": {**UNGRADED, "stem": "What do you think?", "model": "Somebody else thinks otherwise."},
}


def quiz_of(*types: str, **changes: Any) -> Quiz:
    """A quiz with one item of each of these types (all, if none is named); `changes` are changes to the quiz."""
    items = [{"id": f"an-item-of-{kind}", "type": kind, **ITEMS[kind]} for kind in types or ITEMS]
    return Quiz.model_validate({"title": "Every type", "items": items, **changes})


def quiz_saying(text: str) -> Quiz:
    """A quiz that says this text in every place where an author may say something."""
    item = {**ITEMS["choice"], "case": text, "stem": text, "hint": text, "id": "an-item", "type": "choice"}
    item["options"] = [
        {"text": text, "correct": True, "feedback": text},
        {"text": f"not {text}", "feedback": text},
    ]
    return Quiz.model_validate({"title": text, "intro": text, "items": [item]})
