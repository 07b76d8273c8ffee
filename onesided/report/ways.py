"""The ways through the stories: how many took each choice, and how many reached each ending.

Of each student the first whole way counts, as the first answer does of a question; where there is none yet, how far
they are. Every ending that somebody reached, at first or later, is counted beside it.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from onesided.markup.markdown import plain
from onesided.report.bank import Story
from onesided.report.counting import Class, Numbers
from onesided.report.judging import COUNTED
from onesided.report.table import Column, Table
from onesided.report.words import say

_STORY_COLUMNS = (
    Column("title"), Column("students", "count"), Column("finished", "count"), Column("skipped", "count"),
    Column("under_way", "count"),
)  # fmt: skip
_CHOICE_COLUMNS = (Column("choice"), Column("taken", "count"), Column("share", "share"), Column("scene"))
_ENDING_COLUMNS = (
    Column("ending"),
    Column("rank"),
    Column("reached", "count"),
    Column("share", "share"),
    Column("ever", "count"),
)


def way_tables(group: Class) -> tuple[Table, Table, Table]:
    """The stories that somebody began, the choices in them, and their endings."""
    ways, ever = _ways(group), _ever(group)
    stories, choices, endings = [], [], []
    for number, story in enumerate(group.bank.stories, len(group.bank.questions)):
        taken: Counter[int] = ways.get(number, Counter())
        if not taken:
            continue
        answers = {each: group.answers[each] for each in taken}
        finished = sum(count for each, count in taken.items() if answers[each].ending is not None)
        skipped = sum(count for each, count in taken.items() if answers[each].skipped)
        about = {"story": story.name, "title": story.title}
        everyone = sum(taken.values())
        under_way = everyone - finished - skipped
        stories.append(
            {**about, "students": everyone, "finished": finished, "skipped": skipped, "under_way": under_way}
        )
        steps: Counter[tuple[str, int]] = Counter()
        for each, count in taken.items():
            for step in set(answers[each].path):
                steps[step] += count
        choices += [{**about, **row} for row in _choices(story, steps)]
        reached = Counter()
        for each, count in taken.items():
            reached[answers[each].ending] += count
        endings += [
            {
                **about, "ending": scene.ending, "rank": say(f"rank-{scene.rank}"), "reached": reached[scene.ending],
                "share": reached[scene.ending] / finished if finished else None, "ever": ever[number, scene.ending],
            }
            for scene in story.vignette.scenes.values() if scene.ending is not None
        ]  # fmt: skip
    return (
        Table("stories", _STORY_COLUMNS, tuple(stories)),
        Table("choices", _CHOICE_COLUMNS, tuple(choices)),
        Table("endings", _ENDING_COLUMNS, tuple(endings)),
    )


def _choices(story: Story, steps: Counter[tuple[str, int]]) -> list[dict[str, object]]:
    """Each choice of the scenes that somebody came through, in the order in which they are written."""
    rows = []
    for name, scene in story.vignette.scenes.items():
        through = sum(steps[name, place] for place in range(len(scene.choices)))
        if through and len(scene.choices) > 1:
            rows += [
                {
                    "scene": name, "choice": plain(choice.text), "stance": choice.stance, "taken": steps[name, place],
                    "share": steps[name, place] / through, "through": through,
                }
                for place, choice in enumerate(scene.choices)
            ]  # fmt: skip
    return rows


def _ways(group: Class) -> dict[int, Counter[int]]:
    """By the number of a story, how many students have each answer as their first whole way, or as their latest."""
    rows, key = _rows(group)
    answers = group.facts.answer[rows]
    whole = np.array([one.complete for one in group.answers] or [False])[answers] if rows.size else np.zeros(0, bool)
    firsts = dict(zip(*_first(key[whole], answers[whole]), strict=True))
    latest = dict(zip(*_first(key[::-1], answers[::-1]), strict=True))
    found: dict[int, Counter[int]] = {}
    for each, answer in {**latest, **firsts}.items():
        found.setdefault(int(each % len(group.bank.pieces)), Counter())[int(answer)] += 1
    return found


def _ever(group: Class) -> Counter[tuple[int, str]]:
    """By story and ending, how many students came to it at any time."""
    rows, key = _rows(group)
    names = sorted({one.ending for one in group.answers if one.ending is not None})
    number = {name: place for place, name in enumerate(names)}
    which = np.array([number.get(one.ending or "", -1) for one in group.answers] or [-1])[group.facts.answer[rows]]
    ended = which >= 0
    reached = np.unique(key[ended] * (len(names) or 1) + which[ended])
    pairs = zip(
        (reached // (len(names) or 1) % len(group.bank.pieces)).tolist(),
        (reached % (len(names) or 1)).tolist(),
        strict=True,
    )
    return Counter((piece, names[place]) for piece, place in pairs)


def _rows(group: Class) -> tuple[Numbers, Numbers]:
    """The facts that are about stories, oldest first for each student and story, and a number for each such pair."""
    facts = group.facts
    rows = np.flatnonzero(np.isin(facts.wording, COUNTED) & (facts.piece >= len(group.bank.questions)))
    return rows, facts.student[rows].astype(np.int64) * len(group.bank.pieces) + facts.piece[rows]


def _first(key: Numbers, values: Numbers) -> tuple[list[int], list[int]]:
    found, places = np.unique(key, return_index=True)
    return found.tolist(), values[places].tolist()
