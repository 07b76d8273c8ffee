"""What must hold of the choices of a scene: they lead to scenes, move meters and ask for what there is.

The names an author can get wrong are looked up here, and the nearest one that exists is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onesided.model.complaints import Finding, Path, nearest
from onesided.model.items import Part
from onesided.model.naming import shown
from onesided.model.stories import Choice

SCENE_WORDS = ("seen", "not_seen")
"""What means scenes in `requires`; every other name there is a meter."""


def choice_findings(story: dict[str, Any], path: Path, choices: list[Any], scene: str) -> Iterator[Finding]:
    """All findings about the choices at this path of a story; `scene` is what a sentence calls their scene."""
    seen: dict[str, int] = {}
    for number, choice in enumerate(choices):
        if not isinstance(choice, dict):
            continue
        place, called = (*path, number), f"choice {number + 1} of {scene}"
        yield from unknown_name(
            (*place, "goto"), choice.get("goto"), fields_of(story, "scenes"), f"{called} leads to", "scene"
        )
        for meter in fields_of(choice, "effects"):
            yield from unknown_name(
                (*place, "effects", meter), meter, list_of(story, "meters"), f"{called} moves", "meter"
            )
        yield from _requires(story, (*place, "requires"), choice, called)
        if len(choices) > 1:
            for field, mend in (
                ("stance", "Write sound, arguable, risky or harmful"),
                ("rationale", "Write why experts see it so"),
            ):
                if lacks(choice, field, Choice):
                    yield Finding(place, f'{called} has no "{field}"', mend)
        if choice.get("stance") == "arguable" and lacks(choice, "also_defensible", Choice):
            mend = "Write the other view that can be defended"
            yield Finding(place, f'{called} is arguable and has no "also_defensible"', mend)
        text = choice.get("text")
        plain = " ".join(text.split()).casefold() if isinstance(text, str) else ""
        if plain and plain in seen:
            what = f"{called} has the same text as choice {seen[plain]}"
            yield Finding((*place, "text"), what, "Change one of the two")
        elif plain:
            seen[plain] = number + 1


def _requires(story: dict[str, Any], path: Path, choice: dict[str, Any], called: str) -> Iterator[Finding]:
    requires = choice.get("requires")
    if not isinstance(requires, dict):
        return
    if not requires:
        yield Finding(path, f'"requires" of {called} is empty', "Delete the line: the choice is always open")
    scenes, meters = fields_of(story, "scenes"), list_of(story, "meters")
    for field in SCENE_WORDS:
        for number, name in enumerate(list_of(requires, field)):
            place = (*path, field, number)
            yield from unknown_name(place, name, scenes, f'"{field}" of {called} names', "scene")
            if field == "not_seen" and name in list_of(requires, "seen"):
                what = f'{called} requires that "{shown(name)}" was seen and that it was not'
                yield Finding(place, what, "Keep one of the two")
    for meter, bounds in requires.items():
        if meter in SCENE_WORDS:
            continue
        if meter not in meters:
            known = [*SCENE_WORDS, *meters]
            yield from unknown_name(
                (*path, meter), meter, known, f"{called} requires", "meter", "What may stand here is"
            )
        elif isinstance(bounds, dict):
            low, high = _whole(bounds.get("min")), _whole(bounds.get("max"))
            if not bounds:
                yield Finding((*path, meter), f'"{meter}" of {called} has no bounds', "Write min, max or both")
            elif low is not None and high is not None and low > high:
                what = f'{called} requires a "{meter}" of at least {low} and at most {high}'
                yield Finding((*path, meter), what, "Write the smaller number under min")


def unknown_name(
    path: Path, name: Any, known: Iterable[Any], does: str, kind: str, list_as: str | None = None
) -> Iterator[Finding]:
    """A finding if the name is none of those known, which proposes the nearest, or lists a few."""
    names = [word for word in known if isinstance(word, str)]
    if not isinstance(name, str) or not name.strip() or name in names:
        return
    likely = nearest(name, names, cutoff=0.5)
    listed = f"{list_as or 'There are'} {', '.join(map(shown, names[:12]))}" if names else f"There is no {kind} at all"
    mend = f'Did you mean "{shown(likely)}"?' if likely else listed
    yield Finding(path, f'{does} "{shown(name)}", which is no {kind}', mend)


def lacks(holder: dict[str, Any], field: str, kind: type[Part]) -> bool:
    """Whether a field of this kind is not there; one that is misspelt is complained about as that."""
    strange = (name for name in holder if name not in kind.model_fields)
    return holder.get(field) is None and not any(nearest(name, [field]) for name in strange)


def fields_of(holder: Any, name: str) -> dict[str, Any]:
    """The fields under a name; none where there are none to be had."""
    found = holder.get(name) if isinstance(holder, dict) else None
    return found if isinstance(found, dict) else {}


def list_of(holder: Any, name: str) -> list[Any]:
    """The list under a name; empty where there is none to be had."""
    found = holder.get(name) if isinstance(holder, dict) else None
    return found if isinstance(found, list) else []


def _whole(value: Any) -> int | None:
    try:
        return int(value) if isinstance(value, str) else None
    except ValueError:
        return None
