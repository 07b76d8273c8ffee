"""The agents of the stories let loose on a bank of quizzes: none may answer it better than a coin would.

A single quiz is never judged alone, and neither is a small bank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onesided.lint.agents import AGENTS
from onesided.lint.bank import LEVEL, MARGIN, at_least, length_agents
from onesided.lint.draft import Draft
from onesided.lint.rules import Flag, over_bank

ENOUGH = 20
"""Items among which an agent prefers one option to another. In fewer, only an agent that is right nearly twice as often
as chance could be told from a lucky one; and with six agents, luck has six chances."""
PLACES = ("first", "last")
MENDS = {
    "longest": "Make some distractors longer, or shorten keys",
    "shortest": "Make some distractors shorter, or say more in keys",
    "first": "Turn shuffle on, rather than balancing by hand",
    "last": "Turn shuffle on, rather than balancing by hand",
    "most hedged": "Put a may or an often into distractors too, or take it out of keys",
    "kindest-sounding": "Write distractors that are as kind, and wrong",
}


@over_bank("V9")
def no_agent_wins_the_bank(items: Sequence[Draft]) -> Iterator[Flag]:
    """The half of V9 about quizzes.

    Where an agent rates several options highest, it gets the share of them that is right. Places count only where
    options are not shuffled. What O2 says of lengths is not said again.
    """
    keyed = [item for item in items if item.key and len(item.options) > 1]
    said = {agent for flag in length_agents(items) for agent in AGENTS if f"the {agent} option" in flag.what}
    for agent in (agent for agent in AGENTS if agent not in said):
        tried = [item for item in keyed if not (agent in PLACES and item.shuffle)]
        chosen = [(item, best) for item in tried if len(best := _best(agent, item)) < len(item.options)]
        if len(chosen) < ENOUGH:
            continue
        won = sum((item.options.index(item.key) in best) / len(best) for item, best in chosen)
        chance = sum(1 / len(item.options) for item, _ in chosen) / len(chosen)
        # Where it prefers nothing it guesses, so what it gains it gains here; the margin is on the whole it tries.
        gain = (won - chance * len(chosen)) / len(tried)
        if gain > MARGIN and at_least(int(won), len(chosen), chance) < LEVEL / len(AGENTS):
            what = f"always taking the {agent} option answers {won:.0f} of {len(chosen)} items"
            yield Flag(
                (), f"{what} in which there is one, by chance it would be {chance * len(chosen):.0f}", MENDS[agent]
            )


def _best(agent: str, item: Draft) -> list[int]:
    rated = AGENTS[agent]([option.plain for option in item.options])
    return [place for place, rate in enumerate(rated) if rate == max(rated)]
