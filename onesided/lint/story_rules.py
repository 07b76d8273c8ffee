"""The rules for vignettes that look at scenes and their choices, one by one.

Each is a function of a `Story` that yields flags; its docstring is what `--explain` teaches.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from onesided.lint.rules import Flag
from onesided.lint.story import Story, story_rule
from onesided.lint.text import plain
from onesided.lint.vocabulary import Phrases
from onesided.model.complaints import Path
from onesided.model.stories import Stance

STANCES = get_args(Stance)
_CLAIMS_TO_BE_TRUE = Phrases(
    "this is a true story", "based on (?:a )?(?:true|real) (?:story|stories|case|cases|events?|people)",
    "th(?:is|e) (?:story|case) (?:is true|(?:really )?happened)", "names (?:have been|were|are) changed",
    roots=("true", "real", "happened", "changed"),
)  # fmt: skip


@story_rule("V1", "one start", "E", "course rule")
def one_start(story: Story) -> Iterator[Flag]:
    """A story begins in one scene, which exists.

    Whoever writes `start:` names it; a second one would be a second story. The reader of the file sees to it before
    any proof, so that a story that was read has one.
    """
    return iter(())


@story_rule("V4", "two to four choices", "W", "course rule, after the practice of branching cases")
def two_to_four_choices(story: Story) -> Iterator[Flag]:
    """More than four ways on are a list to scan rather than a decision to weigh.

    One way on only turns the page, and more than two such pages in a row leave the reader with nothing to do but
    click.
    """
    scenes = story.vignette.scenes
    single = {name: scene.choices[0].goto for name, scene in scenes.items() if len(scene.choices) == 1}
    for name, scene in scenes.items():
        if len(scene.choices) > 4:
            what = f'scene "{name}" offers {len(scene.choices)} choices'
            yield Flag(("scenes", name, "choices"), what, "Keep the four that differ most")
        second = single.get(name, "")
        third = single.get(second, "")
        if third in single and len({name, second, third}) == 3:
            what = f'scenes "{name}", "{second}" and "{third}" offer one way on each, three in a row'
            yield Flag(("scenes", name, "choices"), what, "Join two of them, or let the reader decide something")


@story_rule("V5", "no false choice", "W", "course rule, after the practice of interactive fiction")
def no_false_choice(story: Story) -> Iterator[Flag]:
    """Two choices that lead to the same scene, do the same and are explained the same are one choice.

    A reader who goes back to try the other one finds that nothing differs, and stops trusting the rest.
    """
    for name, choices in story.decisions.items():
        seen: dict[Any, int] = {}
        for number, choice in enumerate(choices, 1):
            effects = {meter: by for meter, by in choice.effects.items() if by}
            mark = (choice.goto, tuple(sorted(effects.items())), plain(choice.rationale or "").casefold())
            if mark in seen:
                what = f'choices {seen[mark]} and {number} of scene "{name}" do the same, for the same reason'
                place = ("scenes", name, "choices", number - 1)
                yield Flag(place, what, "Let one lead elsewhere, move a meter, or say why it differs")
            seen.setdefault(mark, number)


@story_rule("V7", "a debrief at every ending", "E", "course rule: feedback that explains, Van der Kleij et al. 2015")
def debrief_at_every_ending(story: Story) -> Iterator[Flag]:
    """What a reader takes away is said at the ending, whichever it is.

    The reader of the file sees that every ending has a debrief; what belongs to the path, the decision that
    mattered most and the choices not taken, is added when the story is shown.
    """
    return iter(())


@story_rule("V8", "length does not give the best away", "W", "after Haladyna, Downing & Rodriguez 2002")
def length_gives_nothing_away(story: Story) -> Iterator[Flag]:
    """Authors explain what they believe in, and so the best choice grows longer than the others.

    Readers notice. Over six decisions or more, the best choice may be the longest a little more often than chance
    would have it, and no more.
    """
    hits, chance = 0, []
    for choices in story.decisions.values():
        ranks = [STANCES.index(choice.stance) for choice in choices if choice.stance]
        if len(ranks) < len(choices) or len(set(ranks)) == 1:
            continue
        lengths = [len(plain(choice.text)) for choice in choices]
        longest = lengths.index(max(lengths))
        hits += lengths.count(max(lengths)) == 1 and ranks[longest] == min(ranks)
        chance.append(ranks.count(min(ranks)) / len(ranks))
    if len(chance) >= 6 and hits / len(chance) > sum(chance) / len(chance) + 0.15:
        what = f"the best choice is the longest in {hits} of {len(chance)} decisions; by chance it would be in "
        yield Flag(
            ("scenes",),
            f"{what}{sum(chance):.1f}",
            "Shorten some of the best, or lengthen some of the others",
        )


@story_rule("V12", "a note before what may distress", "E", "course rule")
def note_before_what_may_distress(story: Story) -> Iterator[Flag]:
    """Whoever has lived through something like it should be able to choose not to read on, at no cost.

    A story with a scene marked `sensitive` has a `content_note`. It is shown before anything else, and beside it,
    always, a way to skip the story that keeps the credit.
    """
    for name, scene in story.vignette.scenes.items():
        if scene.sensitive and not story.vignette.content_note:
            what = f'scene "{name}" is sensitive and the story has no content note'
            yield Flag(("scenes", name, "sensitive"), what, "Write one sentence into content_note")


@story_rule("V13", "people are invented", "E", "course rule")
def people_are_invented(story: Story) -> Iterator[Flag]:
    """A reader might take a story for a case report, and its people for real.

    Each story says once that they are not. The template writes the sentence, so that no author can forget it; what an
    author can do is deny it, by calling the story true or its names changed.
    """
    # What the people of a story say of one another is theirs: only the author's own voice is listened to.
    vignette = story.vignette
    told: list[tuple[Path, str | None]] = [(("title",), vignette.title), (("content_note",), vignette.content_note)]
    for name, scene in vignette.scenes.items():
        told += [(("scenes", name, "text"), scene.text), (("scenes", name, "debrief"), scene.debrief)]
    for path, text in told:
        if found := _CLAIMS_TO_BE_TRUE.search(plain(text or "")):
            what = f"“{found[0]}” denies what every story says of itself, that its people are invented"
            yield Flag(path, what, "Leave it out; if it did happen, invent somebody else to whom it happens")
