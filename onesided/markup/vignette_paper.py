"""The paper form of a vignette as plain text: the gamebook first, then what is learned after it."""

from __future__ import annotations

import re

from onesided.markup.markdown import plain
from onesided.markup.messages import sentence
from onesided.markup.vignette import (
    LETTERS,
    condition_words,
    counted_meters,
    effect_words,
    leads_words,
    role_words,
    scene_numbers,
)
from onesided.model.stories import Choice, Scene, Vignette


def vignette_text(vignette: Vignette, name: str) -> str:
    """The story as plain text, its scenes under the same numbers as in the page of this name."""
    numbers = scene_numbers(vignette, name)
    scenes = [(number, vignette.scenes[scene]) for scene, number in numbers.items()]
    parts = [*_under(plain(vignette.title), "="), ""]
    if vignette.content_note:
        parts += [f"{sentence('story-note')}: {plain(vignette.content_note)}", ""]
    parts += [
        sentence("story-meta", count=vignette.minutes),
        f"{sentence('story-of-' + vignette.perspective)} {sentence('story-invented')}",
        "",
        sentence("story-how"),
        f"{sentence('story-way')} ____ ____ ____ ____ ____ ____ ____ ____",
        "",
    ]
    for number, scene in scenes:
        parts += [*_under(sentence("scene", number=number), "-"), *_scene(scene, numbers), ""]
    parts += [*_under(sentence("after-story"), "="), "", *_after(scenes)]
    if counted := counted_meters(vignette):
        parts += _tally(scenes, counted)
    leads = [leads_words(vignette, numbers, scene) for scene in numbers]
    parts += [*_under(sentence("map"), "-"), *leads, ""]
    if vignette.discuss:
        asked = [f"{number}. {plain(question)}" for number, question in enumerate(vignette.discuss, 1)]
        parts += [*_under(sentence("discuss"), "-"), *asked, ""]
    return "\n".join(parts).rstrip() + "\n"


def _scene(scene: Scene, numbers: dict[str, int]) -> list[str]:
    said = [f"{role_words(line.who)}: {plain(line.says)}" for line in scene.lines]
    parts = [*_paragraphs(scene.text), *said]
    if scene.ending:
        parts += ["", f"{sentence('ending', ending=plain(scene.ending))}. {sentence(f'rank-{scene.rank}')}"]
    else:
        parts += ["", *(_to_choose(letter, choice, numbers) for letter, choice in _lettered(scene))]
    return parts


def _to_choose(letter: str, choice: Choice, numbers: dict[str, int]) -> str:
    only = condition_words(numbers, choice.requires) if choice.requires else ""
    turn = sentence("turn-to", number=numbers[choice.goto])
    return "   " + " ".join(part for part in (f"{letter}.", plain(choice.text), only, turn) if part)


def _after(scenes: list[tuple[int, Scene]]) -> list[str]:
    parts = _under(sentence("debriefs"), "-")
    for number, scene in scenes:
        if scene.debrief:
            named = sentence("ending", ending=plain(scene.ending or ""))
            parts += [f"{sentence('scene', number=number)}. {named}", *_paragraphs(scene.debrief), ""]
    parts += _under(sentence("rationales"), "-")
    for number, scene in scenes:
        for letter, choice in _lettered(scene):
            if choice.rationale:
                stance = f" {sentence(f'stance-{choice.stance}')}" if choice.stance else ""
                parts += [f"{number}{letter}.{stance} {plain(choice.rationale)}"]
            if choice.also_defensible:
                parts += [f"    {sentence('also-defensible')} {plain(choice.also_defensible)}"]
    inner = [
        f"{number}. {role_words(who)}: {plain(felt)}"
        for number, scene in scenes
        if scene.inner
        for who, felt in (("client", scene.inner.client), ("therapist", scene.inner.therapist))
        if felt
    ]
    return [*parts, "", *([*_under(sentence("other-side"), "-"), *inner, ""] if inner else [])]


def _tally(scenes: list[tuple[int, Scene]], counted: list[str]) -> list[str]:
    rows = [
        f"{number}{letter}: {moved}"
        for number, scene in scenes
        for letter, choice in _lettered(scene)
        if (moved := effect_words(choice.effects, counted))
    ]
    return [*_under(sentence("tally"), "-"), sentence("tally-how"), *rows, ""]


def _lettered(scene: Scene) -> list[tuple[str, Choice]]:
    return list(zip(LETTERS, scene.choices, strict=False))


def _paragraphs(text: str) -> list[str]:
    return [plain(part) for part in re.split(r"\n[ \t]*\n", text.strip())]


def _under(title: str, line: str) -> list[str]:
    return [title, line * len(title)]
