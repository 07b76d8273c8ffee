"""The rules for vignettes about whole paths: how many decisions, how many minutes, which objectives."""

from __future__ import annotations

from collections.abc import Iterator

from onesided.lint.paths import MOST_PATHS
from onesided.lint.reading_time import Way
from onesided.lint.rules import Flag
from onesided.lint.story import Story, story_rule

FEWEST, MOST, LONGEST = 3, 10, 12
"""Decisions on a path, at least and at most, and minutes on a path, at most."""


@story_rule("V10", "not too short, not too long", "W", "course rule; reading at 200 words a minute")
def neither_short_nor_long(story: Story) -> Iterator[Flag]:
    """Fewer than three decisions are a question with a story round it; more than ten, or twelve minutes, tire.

    All paths are gone through, up to 10,000 of them, taking no choice twice on one path.
    """
    if not story.paths.complete:
        what = f"the story has more than {MOST_PATHS} paths, and only the first {len(story.ways)} were looked at"
        yield Flag(("scenes",), what, "Let branches come together sooner", "I")
    if not story.ways:
        return
    shortest = min(story.ways, key=lambda way: way.decisions)
    longest = max(story.ways, key=lambda way: way.decisions)
    slowest = max(story.ways, key=lambda way: way.words)
    if shortest.decisions < FEWEST:
        what = f"the shortest path has {_decisions(shortest.decisions)}: {_named(shortest)}"
        yield Flag(("scenes", shortest.scenes[-1]), what, f"Let every path have {FEWEST} to {MOST}")
    if longest.decisions > MOST:
        what = f"the longest path has {_decisions(longest.decisions)}: {_named(longest)}"
        yield Flag(("scenes", longest.scenes[-1]), what, f"Let every path have {FEWEST} to {MOST}")
    if slowest.minutes > LONGEST:
        what = f"one path takes {slowest.minutes:.1f} minutes to read: {_named(slowest)}"
        yield Flag(("scenes", slowest.scenes[-1]), what, f"Shorten its scenes; {LONGEST} minutes are the most")


@story_rule("V11", "objectives are met on most paths", "W", "course rule")
def objectives_are_met(story: Story) -> Iterator[Flag]:
    """An objective that a reader meets only by luck is not one of the story's.

    On at least half of all paths some scene `touches` it.
    """
    for number, objective in enumerate(story.vignette.objectives):
        met = sum(objective in way.objectives for way in story.ways)
        if story.ways and met < len(story.ways) / 2:
            what = f'"{objective}" is touched on {met} of {len(story.ways)} paths'
            mend = 'Write it under "touches" of the scenes that are about it, or take it out of objectives'
            yield Flag(("objectives", number), what, mend)


def _decisions(count: int) -> str:
    return f"{count} decision{'' if count == 1 else 's'}"


def _named(way: Way) -> str:
    return " > ".join(way.scenes)
