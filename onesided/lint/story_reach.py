"""The rules for vignettes about what can be reached: every scene, an ending, and what a choice asks for.

Graphs come from `paths`: the scenes alone say what could ever be joined, the states what is in fact open. Where the
search met its cap, only what is certain is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import networkx as nx

from onesided.lint.paths import MOST_STATES, Node
from onesided.lint.rules import Flag
from onesided.lint.story import Story, story_rule


@story_rule("V2", "every scene can be reached", "E", "reachability in a graph")
def every_scene_is_reached(story: Story) -> Iterator[Flag]:
    """A scene that nobody can come to was written for nobody, and usually hides a wrong `goto`.

    The search goes through all that meters and scenes seen can be, so a scene counts only if some reader can in
    fact come there.
    """
    joined = {story.vignette.start, *nx.descendants(story.graph, story.vignette.start)}
    for name in story.vignette.scenes:
        if name not in joined:
            mend = "Let a choice go to it, or delete it"
            yield Flag(("scenes", name), f'no choice leads from the start to scene "{name}"', mend)
        elif name not in story.states.scenes and not story.states.beyond:
            what = f'scene "{name}" cannot be reached: the choices that lead there are never open'
            yield Flag(("scenes", name), what, 'Loosen their "requires", or set earlier what they ask for')
    if story.states.beyond:
        what = f"the story has more than {MOST_STATES} states, and only those were looked at"
        yield Flag(("scenes",), what, 'Let fewer choices move the meters that "requires" asks for', "I")


@story_rule("V3", "an ending from everywhere", "E", "reachability in a graph")
def an_ending_from_everywhere(story: Story) -> Iterator[Flag]:
    """Whoever is in a story must be able to finish it.

    From every scene, with whatever a reader brings there, some ending can be reached; a loop has a way out, and no
    decision leaves every choice closed.
    """
    graph, scenes = story.graph, story.vignette.scenes
    endings = [name for name, scene in scenes.items() if scene.ending]
    if not endings:
        yield Flag(("scenes",), "the story has no ending", "Give a scene the lines ending, rank and debrief")
        return
    hopeful = set(endings).union(*(nx.ancestors(graph, name) for name in endings))
    lost = [name for name in scenes if name not in hopeful]
    for loop in nx.strongly_connected_components(graph.subgraph(lost)):
        # Whatever is lost leads into a loop that is lost: a scene has choices, or it is an ending.
        if not any(after not in loop for name in loop for after in graph[name]):
            names = [name for name in scenes if name in loop]
            named = ", ".join(f'"{name}"' for name in names)
            what = f"the loop of {'scene' if len(names) == 1 else 'scenes'} {named} has no way out"
            yield Flag(("scenes", names[0]), what, "Let a choice in it lead towards an ending")
    yield from _stuck(story, hopeful)


def _stuck(story: Story, hopeful: set[str]) -> Iterator[Flag]:
    """The scenes from which an ending could be reached if only the right choices were open."""
    states, scenes = story.states, story.vignette.scenes
    ends = [node for node in states.graph if scenes[node[0]].ending or node in states.beyond]
    fine = _leading_to(states.graph, ends)
    lost = {node for node in states.graph if node not in fine and node[0] in hopeful}
    shut = {node for node in lost if not states.graph[node]}
    yield from _flags(
        story,
        {node[0] for node in shut},
        'in scene "{}" a reader can find every choice closed',
        "Leave one choice",
    )
    # Whoever is bound for a closed scene has been told of it; the rest go round in circles.
    round_and_round = {node[0] for node in lost - _leading_to(states.graph, shut)}
    what = 'a reader can be in scene "{}" with every way to an ending closed'
    yield from _flags(story, round_and_round, what, "Leave a way to an ending")


def _flags(story: Story, names: set[str], what: str, mend: str) -> Iterator[Flag]:
    for name in (name for name in story.vignette.scenes if name in names):
        yield Flag(("scenes", name, "choices"), what.format(name), f'{mend} without "requires"')


def _leading_to(graph: nx.DiGraph, nodes: Collection[Node]) -> set[Node]:
    """The nodes themselves and all from which one of them can be reached."""
    return set(nx.multi_source_dijkstra_path_length(graph.reverse(copy=False), nodes)) if nodes else set()


@story_rule("V6", "meters and requirements mean something", "E", "after the practice of interactive fiction")
def requirements_mean_something(story: Story) -> Iterator[Flag]:
    """A choice that asks for what cannot have happened yet is never open, or always: either way a slip.

    A meter that moves and is never asked for promises the reader a consequence that does not come (a warning).
    """
    said: set[tuple[str, int]] = set()
    scenes, moves, asked = story.vignette.scenes, _moves(story), set()
    for name, scene in scenes.items():
        before = {name, *nx.ancestors(story.graph, name)}
        for number, choice in enumerate(scene.choices):
            if choice.requires is None:
                continue
            place, called = (
                ("scenes", name, "choices", number, "requires"),
                f'choice {number + 1} of scene "{name}"',
            )
            for meter in choice.requires.bounds():
                asked.add(meter)
                if not before & moves.get(meter, set()):
                    said.add((name, number))
                    what = f'{called} asks for "{meter}", which nothing before it moves'
                    yield Flag(
                        (*place, meter),
                        what,
                        "Move the meter in an earlier choice, or ask for something else",
                    )
            for scene_name in choice.requires.seen:
                if scene_name not in before:
                    said.add((name, number))
                    what = f'{called} asks for scene "{scene_name}", which cannot have been seen by then'
                    yield Flag((*place, "seen"), what, "Name a scene that comes earlier")
            for scene_name in choice.requires.not_seen:
                if scene_name not in before:
                    what = f'{called} asks that scene "{scene_name}" was not seen, and it never can have been'
                    yield Flag((*place, "not_seen"), what, "Take the scene out, or name one that comes earlier", "W")
            is_known = name in story.states.scenes and not story.states.beyond and (name, number) not in said
            if is_known and (name, number) not in story.states.opened:
                yield Flag(place, f"{called} is never open", "Ask for less, or set earlier what it asks for")
    for number, meter in enumerate(story.vignette.meters):
        if meter not in moves:
            yield Flag(("meters", number), f'no choice moves "{meter}"', "Move it, or take it out of meters", "W")
        elif meter not in asked:
            mend = 'Let a choice ask for it under "requires", or take it out of meters'
            yield Flag(("meters", number), f'"{meter}" moves, and no choice asks for it', mend, "W")


def _moves(story: Story) -> dict[str, set[str]]:
    """The scenes in which a choice moves each meter."""
    found: dict[str, set[str]] = {}
    for name, scene in story.vignette.scenes.items():
        for choice in scene.choices:
            for meter, by in choice.effects.items():
                if by:
                    found.setdefault(meter, set()).add(name)
    return found
