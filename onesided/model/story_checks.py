"""What must hold between the parts of a vignette for it to be played: scenes that exist, endings that end.

Like the checks of a quiz, these read the values as they stand in the file and pass over whatever is missing or of
the wrong kind, which is somebody else's complaint. They look at one scene at a time; what takes the whole story,
such as whether every scene can be reached, is for the lint.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onesided.model.complaints import Finding, Path, nearest
from onesided.model.naming import Words, shown
from onesided.model.stories import Scene
from onesided.model.story_choices import SCENE_WORDS, choice_findings, fields_of, lacks, list_of, unknown_name

VIGNETTE = Words("vignette", holders=frozenset({"scenes"}))
_PEOPLE = ("client", "therapist")


def story_findings(story: Any) -> Iterator[Finding]:
    """All findings about the scenes of a vignette and how they hang together."""
    if not isinstance(story, dict):
        return
    scenes = fields_of(story, "scenes")
    yield from _twins(story, "objectives", "objective")
    yield from _twins(story, "meters", "meter")
    for number, meter in enumerate(list_of(story, "meters")):
        if meter in SCENE_WORDS:
            yield Finding(("meters", number), f'a meter cannot be called "{meter}"', 'Under "requires" it means scenes')
    if scenes:
        yield from unknown_name(("start",), story.get("start"), scenes, "the story starts in", "scene")
    endings: dict[str, str] = {}
    for name, scene in scenes.items():
        if isinstance(scene, dict):
            yield from _scene(story, ("scenes", name), scene, endings)


def _scene(story: dict[str, Any], path: Path, scene: dict[str, Any], endings: dict[str, str]) -> Iterator[Finding]:
    called = f'scene "{shown(path[-1])}"'
    choices, is_ending = scene.get("choices"), "ending" in scene
    is_misspelt = not (lacks(scene, "choices", Scene) and lacks(scene, "ending", Scene))
    if is_ending and "choices" in scene:
        mend = "Take out the choices, or the lines ending, rank and debrief"
        yield Finding((*path, "ending"), f"{called} is an ending and yet has choices", mend)
    elif not is_ending and "choices" not in scene and not is_misspelt:
        mend = "Write choices, or make it an ending with the lines ending, rank and debrief"
        yield Finding(path, f"{called} has no choices and is no ending", mend)
    yield from _ending(path, scene, called, endings)
    objectives = list_of(story, "objectives")
    for number, objective in enumerate(list_of(scene, "touches")):
        place = (*path, "touches", number)
        yield from unknown_name(place, objective, objectives, f"{called} touches", "objective of this vignette")
    for number, line in enumerate(list_of(scene, "lines")):
        who = line.get("who") if isinstance(line, dict) else None
        likely = nearest(who, _PEOPLE) if isinstance(who, str) and who not in _PEOPLE else None
        if likely:
            yield Finding((*path, "lines", number, "who"), f'"{shown(who)}" speaks', f'Did you mean "{likely}"?')
    if isinstance(choices, list):
        yield from choice_findings(story, (*path, "choices"), choices, called)


def _ending(path: Path, scene: dict[str, Any], called: str, endings: dict[str, str]) -> Iterator[Finding]:
    if "ending" not in scene:
        for field in ("rank", "debrief"):
            if field in scene and lacks(scene, "ending", Scene):
                mend = f'Take out "{field}", or make the scene an ending'
                yield Finding((*path, field), f'{called} is no ending and yet has a "{field}"', mend)
        return
    for field, mend in (("rank", "Write good, mixed or poor"), ("debrief", "Write what can be learned from it")):
        if field in scene and scene[field] is None:
            yield Finding((*path, field), f'"{field}" of {called} is empty', mend)
        elif lacks(scene, field, Scene):
            yield Finding((*path, "ending"), f'{called} is an ending and has no "{field}"', mend)
    name = scene["ending"]
    if name is None:
        mend = "Name the ending in a few words, such as kept"
        yield Finding((*path, "ending"), f'"ending" of {called} is empty', mend)
    elif isinstance(name, str) and name in endings:
        what = f'{called} has the same ending "{shown(name)}" as scene "{shown(endings[name])}"'
        yield Finding((*path, "ending"), what, "Give each ending its own name")
    elif isinstance(name, str):
        endings[name] = str(path[-1])


def _twins(story: dict[str, Any], field: str, kind: str) -> Iterator[Finding]:
    names = list_of(story, field)
    for number, name in enumerate(names):
        if isinstance(name, str) and name in names[:number]:
            yield Finding((field, number), f'the {kind} "{shown(name)}" is there twice', "Keep one of the two")
