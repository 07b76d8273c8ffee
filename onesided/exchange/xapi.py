"""Attempts become xAPI 1.0.3 statements, one for each complete attempt, under the attempt's own UUID.

Starting afresh and a story on its way are no statements, for nothing was finished. An attempt that was made on another
meaning than today's says how it went, and nothing about a question that has become another one. `xapi.schema.json`
describes exactly what is made here; the page *The record* explains it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from onesided.exchange.addresses import (
    ANSWERED,
    COMPLETED,
    SKIPPED,
    extension_address,
    quiz_address,
    subject_address,
)
from onesided.exchange.interactions import response_of
from onesided.exchange.subjects import Subject, Subjects
from onesided.judge import judge_key
from onesided.judge.story import judge_story
from onesided.model.digest import meaning
from onesided.model.items import Reflect
from onesided.model.shelf import Shelf
from onesided.model.stories import Vignette

PLATFORMS = {"lab": "JupyterLab", "page": "web page"}


def statements(
    attempts: Iterable[Mapping[str, Any]],
    shelf: Shelf,
    *,
    base: str,
    learner: str,
    plain: Callable[[str], str] | None = None,
    with_reflections: bool = False,
) -> Iterator[dict[str, Any]]:
    """Yield a statement for each complete attempt, in the order given.

    `base` is an address that ends in a slash, from `sound_base`; `learner` the learner's seed, from which a name is
    made that does not give it away, or "" for "anonymous"; `plain` makes words of Markdown, which stays as it is
    without it. What the learner wrote is left out unless `with_reflections`. A quiz that cannot be read raises a
    CourseError.
    """
    subjects = Subjects(shelf, plain or str)
    actor = {"objectType": "Agent", "account": {"homePage": base, "name": _name_of(learner, base)}}
    course = _activity(base, subjects.course)
    for attempt in attempts:
        subject = subjects.find(attempt["name"])
        if subject and subject.meaning != meaning(attempt["digest"]):
            subject = None
        verdict = _verdict(attempt, subject)
        if not verdict or not verdict["complete"]:
            continue
        quiz, is_item, _ = attempt["name"].partition("#")
        around = {"parent": [_activity(quiz_address(base, quiz), subjects.quiz(quiz))]} if is_item else {}
        result = _answered(subject, attempt, verdict, with_reflections) if is_item else _lived(verdict)
        yield {
            "id": attempt["uuid"],
            "actor": actor,
            "verb": _verb(ANSWERED if is_item else SKIPPED if verdict["skipped"] else COMPLETED),
            "object": _activity(
                subject_address(base, attempt["name"], meaning(attempt["digest"])), subject and subject.definition
            ),
            "result": _with_duration(_extended(result, base), attempt["seconds"]),
            "context": _extended(
                {
                    **({"platform": PLATFORMS[attempt["host"]]} if attempt["host"] else {}),
                    "language": subjects.language,
                    "contextActivities": {**around, "grouping": [course]},
                    "extensions": {"digest": attempt["digest"], "occasion": attempt["occasion"] or None},
                },
                base,
            ),
            "timestamp": attempt["time"],
        }


def _verdict(attempt: Mapping[str, Any], subject: Subject | None) -> Mapping[str, Any] | None:
    """The verdict, made anew where that can be done: a record may have come through many hands."""
    if attempt["response"] is None:
        return None
    if subject is None:
        return attempt["verdict"]
    if isinstance(subject.piece, Vignette):
        return judge_story(subject.key, attempt["response"])
    return judge_key(subject.key, attempt["response"]).as_json()


def _answered(
    subject: Subject | None, attempt: Mapping[str, Any], verdict: Mapping[str, Any], with_reflections: bool
) -> dict[str, Any]:
    result: dict[str, Any] = {"completion": True}
    if verdict["credit"] is not None:
        result["success"] = verdict["right"]
        result["score"] = {"scaled": verdict["credit"], "raw": verdict["credit"], "min": 0, "max": 1}
    if subject and (with_reflections or not isinstance(subject.piece, Reflect)):
        response = response_of(subject.piece, attempt["response"])
        result |= {"response": response} if response else {}
    return {**result, "extensions": {"confidence": attempt["confidence"], "hints": int(attempt["hints"])}}


def _lived(verdict: Mapping[str, Any]) -> dict[str, Any]:
    if verdict["skipped"]:
        return {"completion": False, "extensions": {}}
    return {"completion": True, "extensions": {"ending": verdict["ending"], "rank": verdict["rank"]}}


def _extended(part: dict[str, Any], base: str) -> dict[str, Any]:
    """The part of a statement with its extensions under their addresses; without those that say nothing."""
    said = {extension_address(base, word): value for word, value in part["extensions"].items() if value is not None}
    rest = {name: value for name, value in part.items() if name != "extensions"}
    return {**rest, "extensions": said} if said else rest


def _with_duration(result: dict[str, Any], seconds: float | None) -> dict[str, Any]:
    # Receivers may cut a duration to hundredths of a second, so no more is said.
    return (
        result
        if seconds is None
        else {**result, "duration": f"PT{round(seconds, 2):.2f}".rstrip("0").rstrip(".") + "S"}
    )


def _activity(address: str, definition: dict[str, Any] | None) -> dict[str, Any]:
    return {"objectType": "Activity", "id": address, **({"definition": definition} if definition else {})}


def _verb(address: str) -> dict[str, Any]:
    return {"id": address, "display": {"en": address.rpartition("/")[2]}}


def _name_of(learner: str, base: str) -> str:
    # The seed itself stays at home, and at another base the same learner is somebody else.
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{base}{learner}").hex if learner else "anonymous"
