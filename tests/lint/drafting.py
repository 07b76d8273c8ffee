"""Items for checks, written short: a clean item of each type, and what a case says differently.

In a table, `options` are texts with a star before each key; feedback that a case does not give is made so that no rule
about feedback has anything to say.
"""

from __future__ import annotations

from typing import Any

import yaml

from onesided.lint import Course, check_text

COURSE = Course(
    objectives={"an-objective": ("seasons", "orbit")},
    misconceptions={"nearer-is-warmer"},
    sources={"known1999work"},
    passages={"page#heading", "page#other"},
    glossary=frozenset({"Alliance", "Rupture", "Real relationship", "NATO"}),
)
_OPTIONS = ["*Its axis is tilted", "Its path is an oval", "Its speed varies a lot"]
_STARTS = ("Long ago", "Meanwhile", "Nearby", "Upstairs", "Perhaps", "Outside", "Elsewhere", "Indoors")
_NOTES = (
    "gardeners noticed pale violet crocuses", "sailors counted heavy copper coins", "bakers measured coarse rye flour",
    "painters mixed glossy indigo pigment", "miners carried battered tin lanterns", "weavers knotted scarlet woollen thread",
    "farmers mended crooked wooden gates", "drummers tuned enormous kettle drums",
)  # fmt: skip


def made(case: dict[str, Any], number: int = 0) -> dict[str, Any]:
    """The item that a case describes."""
    item: dict[str, Any] = {"id": f"item-{number}", "type": "choice", "objective": "an-objective"}
    item |= {"stem": "What makes winter colder than summer on Earth?", "see": "page#heading"}
    given = {name: value for name, value in case.items() if name not in ("options", "feedback", "rules", "because")}
    item |= given
    feedback = case.get("feedback", [])
    if item["type"] in ("choice", "choices"):
        if item["type"] == "choices":
            item.setdefault("credit", "each")
        texts = case.get("options", _OPTIONS)
        item["options"] = [_option(text, index, feedback) for index, text in enumerate(texts)]
    elif item["type"] == "true-false":
        item.setdefault("answer", "true")
        item["feedback"] = feedback or {"true": _neutral(item["stem"], 0), "false": _neutral(item["stem"], 1)}
    elif item["type"] == "number":
        item.setdefault("answer", "8")
        item["feedback"] = feedback or {"right": _neutral("eight", 0), "other": _neutral("another", 1)}
    return {name: value for name, value in item.items() if value is not None}


def _option(text: Any, index: int, feedback: list[Any]) -> dict[str, Any]:
    text = str(text)
    option: dict[str, Any] = {"text": text.removeprefix("*")}
    if text.startswith("*"):
        option["correct"] = "true"
    said = feedback[index] if index < len(feedback) else _neutral(option["text"], index)
    if isinstance(said, dict):
        return option | said
    return option | ({"feedback": said} if said else {})


def _neutral(text: str, index: int) -> str:
    return f"{_STARTS[index % 8]} {_NOTES[index % 8]}, which is why “{text}” is answered here because of that alone."


def rules_found(items: list[dict[str, Any]], course: Course = COURSE, severities: str = "EWI", **quiz: Any) -> set[str]:
    """The ids of the rules that flag a quiz of these items."""
    text = yaml.safe_dump({"title": "A quiz", **quiz, "items": items}, allow_unicode=True, sort_keys=False)
    return {found.rule for found in check_text(text, "quiz.yml", course).findings if found.severity in severities}
