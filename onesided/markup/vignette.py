"""A vignette as a complete gamebook: scenes that lead to each other by number, and what is learned after them.

Without script, and on paper, it is read as it is; the front end wakes it. Links need targets, so scenes have
ids, made of the story's name and the occasion: one story may stand on a page twice, on two occasions.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from onesided.judge.shuffle import shown_order
from onesided.judge.story import key_of_story
from onesided.markup.markdown import Href, plain
from onesided.markup.messages import sentence
from onesided.markup.quiz import Cite, Heading, figure_text, speech, template
from onesided.markup.story_map import story_map
from onesided.model.colophon import Colophon
from onesided.model.digest import story_digest
from onesided.model.stories import Bounds, Requires, Vignette

LETTERS = "abcdefgh"
"""A choice on paper is a letter after the number of its scene, `7b`; the model allows eight."""

HELP_LINES = "help-lines#help-lines"


def vignette_html(
    vignette: Vignette,
    name: str,
    *,
    href: Href | None = None,
    cite: Cite | None = None,
    heading: Heading | None = None,
    occasion: str | None = None,
    away: str | None = None,
    colophon: Colophon | None = None,
    anchor: str | None = None,
) -> str:
    """The vignette of this name as one `<section class="onesided os-story">`, the same text on every machine.

    `href` turns a passage into a link's address (by default, the heading on this page); `cite` and `heading` are what
    `quiz_html` takes, for stories to come that name sources or passages; `occasion` is the place where it is shown;
    `away` is the address of a plain page, for a reader who has to leave at once (None: the host has another way);
    `colophon` is what the course says of itself, for whoever reports a problem; `anchor` is an id for the story as a
    whole.
    """
    key, numbers = key_of_story(vignette), scene_numbers(vignette, name)
    return template("vignette").render(
        vignette=vignette,
        name=colophon.kept(name) if colophon else name,
        occasion=occasion,
        away=away,
        colophon=colophon,
        root=anchor,
        key=key,
        mark=story_digest(vignette),
        numbers=numbers,
        counted=counted_meters(vignette),
        map=story_map(key, numbers),
        leads=partial(leads_words, vignette, numbers),
        anchor=partial(_anchor, name, occasion),
        condition=partial(condition_words, numbers),
        letters=LETTERS,
        role=role_words,
        words=_words,
        effect=effect_words,
        help_lines=HELP_LINES,
        **speech(href, cite, heading),
    )


def note_exit_html(away: str) -> str:
    """The way out of sight for a content note that stands before a passage; `away` is the plain page's address."""
    return template("note-exit").render(away=away, **speech(None, None)).strip()


def scene_numbers(vignette: Vignette, name: str) -> dict[str, int]:
    """Scenes by name, each with its number, in the order of numbers: the start is 1, the rest are shuffled.

    The seed is the story's name. Where the story allows it, no scene stands right after one that leads to it:
    a gamebook should not make sense when it is read in a row.
    """
    others = [scene for scene in vignette.scenes if scene != vignette.start]
    left = [others[index] for index in shown_order(f":{name}", len(others))]
    order = [vignette.start]
    while left:
        follows = {choice.goto for choice in vignette.scenes[order[-1]].choices}
        order.append(next((scene for scene in left if scene not in follows), left[0]))
        left.remove(order[-1])
    return {scene: number for number, scene in enumerate(order, 1)}


def leads_words(vignette: Vignette, numbers: dict[str, int], name: str) -> str:
    """What the map shows of the scene of this name, in words: where it leads, or how the story ends there."""
    scene, number = vignette.scenes[name], numbers[name]
    if scene.ending:
        words = (sentence("scene", number=number), sentence("ending", ending=plain(scene.ending)))
        return f"{'. '.join(words)}. {sentence(f'rank-{scene.rank}')}"
    *most, last = dict.fromkeys(str(numbers[choice.goto]) for choice in scene.choices)
    scenes = sentence("and").join([", ".join(most), last] if most else [last])
    return sentence("map-leads", number=number, scenes=scenes)


def counted_meters(vignette: Vignette) -> list[str]:
    """The meters that some choice asks for, in the order of the story: those to be counted on paper."""
    choices = [choice for scene in vignette.scenes.values() for choice in scene.choices]
    asked = {meter for choice in choices if choice.requires for meter in choice.requires.bounds()}
    return [meter for meter in vignette.meters if meter in asked]


def condition_words(numbers: dict[str, int], requires: Requires) -> str:
    """When a choice is open, in a sentence that names scenes by their numbers."""
    parts = [
        *(sentence("if-seen", number=numbers[scene]) for scene in requires.seen),
        *(sentence("if-not-seen", number=numbers[scene]) for scene in requires.not_seen),
        *(found for meter, bounds in requires.bounds().items() if (found := _bounds_words(meter, bounds))),
    ]
    return sentence("only-if", conditions=sentence("and").join(parts)) if parts else ""


def effect_words(effects: dict[str, int], counted: list[str]) -> str:
    """What a choice does to the counted meters, such as `trust +1, frame −2`; an empty text for nothing."""
    return ", ".join(
        f"{_words(meter)} {'+' if effects[meter] > 0 else ''}{figure_text(effects[meter])}"
        for meter in counted
        if effects.get(meter)
    )


def role_words(who: str) -> str:
    """Who speaks, in words: client and therapist from the catalogue, others by the author's name."""
    return sentence(f"role-{who}") if who in ("client", "therapist") else _words(who).capitalize()


def _bounds_words(meter: str, bounds: Bounds) -> str:
    values: dict[str, Any] = {"meter": _words(meter)}
    match bounds.min, bounds.max:
        case None, None:
            return ""
        case low, None:
            return sentence("if-least", low=figure_text(low), **values)
        case None, high:
            return sentence("if-most", high=figure_text(high), **values)
        case low, high if low == high:
            return sentence("if-exactly", low=figure_text(low), **values)
        case low, high:
            return sentence("if-between", low=figure_text(low), high=figure_text(high), **values)


def _anchor(name: str, occasion: str | None, *parts: str) -> str:
    """An id. Two hyphens part what is joined: names have single ones, so no two ids can fall together."""
    place = [re.sub(r"[^a-z0-9]+", "-", occasion.lower()).strip("-")] if occasion else []
    return "--".join(["os-story", name, *place, *parts])


def _words(slug: str) -> str:
    return plain(slug.replace("-", " "))
