"""The proof of a vignette: what the rules find in it, how many paths there are, and how the agents fare.

`prove` takes a story that was read without a complaint; `prove_agents` takes all of them, because whether an agent
wins too often is a question about the whole shelf.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from onesided.lint import story_paths, story_reach, story_rules
from onesided.lint.agents import AGENTS, Run
from onesided.lint.findings import Finding
from onesided.lint.rules import SEVERITIES, Flag, Severity
from onesided.lint.story import STORY_RULES, Story, story_rule
from onesided.model.complaints import Path
from onesided.model.stories import Vignette

ROOMS = (story_rules, story_reach, story_paths)
"""The modules whose rules are in the list as soon as they are imported."""

FEW, SHARE = 6, 0.35
"""Below how many stories no agent may win any, and what share of them it may win from then on."""


@dataclass(frozen=True)
class StoryFinding:
    """One thing to look at in a story: the rule, how grave it is, the path in the file, what is wrong, what to do."""

    rule: str
    severity: Severity
    path: Path
    what: str
    mend: str

    def at(self, file: str, line: Callable[[Path], int]) -> Finding:
        """The same as a finding in a file; `line` gives the line of a path, as a sheet does."""
        return Finding(file, line(self.path), self.rule, self.severity, "", self.what, self.mend)


@dataclass(frozen=True)
class Proof:
    """What is known of a story: its findings, gravest first; its paths, whether these are all; its agents.

    `decisions` and `minutes` are the least and the most on a path; `endings` counts the paths to each ending, and
    `objectives` is the share of paths, from 0 to 1, that touch each. All are empty where no path leads to an ending.
    """

    findings: tuple[StoryFinding, ...]
    paths: int
    complete: bool
    decisions: tuple[int, int] | None
    minutes: tuple[float, float] | None
    endings: dict[str, int]
    objectives: dict[str, float]
    runs: tuple[Run, ...]
    flagged: frozenset[str]
    """The rules that found something that may be waived, whether it was or not."""


def prove(vignette: Vignette) -> Proof:
    """The proof of one story. What it waives, with a reason, is left out, unless it is an error."""
    story = Story(vignette)
    waived, everything = waived_in(vignette), list(_findings(story))
    kept = (found for found in everything if found.severity == "E" or found.rule not in waived)
    decisions = [way.decisions for way in story.ways]
    minutes = [way.minutes for way in story.ways]
    endings = [way.ending for way in story.ways]
    met = {name: sum(name in way.objectives for way in story.ways) for name in vignette.objectives}
    return Proof(
        findings=tuple(sorted(kept, key=lambda found: list(SEVERITIES).index(found.severity))),
        paths=len(story.ways),
        complete=story.paths.complete,
        decisions=(min(decisions), max(decisions)) if decisions else None,
        minutes=(min(minutes), max(minutes)) if minutes else None,
        endings={scene.ending: endings.count(scene.ending) for scene in vignette.scenes.values() if scene.ending},
        objectives={name: count / len(story.ways) for name, count in met.items()} if story.ways else {},
        runs=story.runs,
        flagged=frozenset(found.rule for found in everything if found.severity != "E"),
    )


def waived_in(vignette: Vignette) -> frozenset[str]:
    """The rules that a story waives."""
    return frozenset(waiver.rule for waiver in vignette.waive)


def _findings(story: Story) -> Iterator[StoryFinding]:
    for rule in STORY_RULES.values():
        for flag in rule.find(story) if rule.id != "V9" else ():
            yield StoryFinding(rule.id, flag.severity or rule.severity, flag.path, flag.what, flag.mend)


@story_rule("V9", "no agent wins", "W", "course rule, after the idea of test-wiseness (Millman, Bishop & Ebel 1965)")
def no_agent_wins(runs: Mapping[str, tuple[Run, ...]]) -> Iterator[tuple[str, Flag]]:
    """Whoever always takes the longest choice, or the kindest-sounding, should not come to a good ending for it.

    While there are fewer than six stories no such agent may win any; from six on, each may win at most 35 % of them,
    which is about what chance would give it. Winning is reaching an ending of rank `good`. Over a whole bank of
    quizzes no such agent may answer more than a tenth more of the items than chance would; that is only said of
    twenty items or more, because in fewer the lucky cannot be told from the cunning.
    """
    for agent in AGENTS:
        won = [name for name, story in runs.items() if any(run.wins for run in story if run.agent == agent)]
        if len(runs) < FEW or len(won) > SHARE * len(runs):
            for name in won:
                run = next(run for run in runs[name] if run.agent == agent)
                often = f", as in {len(won)} of {len(runs)} stories" if len(runs) >= FEW else ""
                what = f'always taking the {agent} choice leads to the good ending "{run.ending}"{often}'
                scene, index = run.path[-1] if run.path else ("", 0)
                place: Path = ("scenes", scene, "choices", index) if scene else ("scenes",)
                yield (
                    name,
                    Flag(place, f"{what}: {_route(run)}", "Change which choice is that one on the way there"),
                )


def prove_agents(runs: Mapping[str, tuple[Run, ...]]) -> dict[str, tuple[StoryFinding, ...]]:
    """For each story by name, where an agent wins that should not; `runs` are those of all stories (`Proof.runs`)."""
    found: dict[str, list[StoryFinding]] = {name: [] for name in runs}
    for name, flag in no_agent_wins(runs):
        found[name].append(StoryFinding("V9", STORY_RULES["V9"].severity, flag.path, flag.what, flag.mend))
    return {name: tuple(findings) for name, findings in found.items()}


def _route(run: Run) -> str:
    return " > ".join(f"{scene} ({index + 1})" for scene, index in run.path)
