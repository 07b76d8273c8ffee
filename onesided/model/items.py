"""What an item is: one class for each type of question, with the fields an author may write.

These classes are the one definition of the contract. The reader checks files against them, the JSON Schema
that editors use is generated from them, and the templates are drawn from them. Nothing here reads a file. The
description of a field tells an author what to write: an editor shows it, and a complaint about the field
proposes it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from onesided.model.scalars import CitationKey, Passage, Real, RuleName, Slug, Text, Truth, Whole

__all__ = [
    "Card",
    "Choice",
    "Choices",
    "ForeseenNumber",
    "ITEM_TYPES",
    "Item",
    "Match",
    "Number",
    "NumberFeedback",
    "Option",
    "Order",
    "Pair",
    "Part",
    "Passage",
    "Quiz",
    "Reflect",
    "Scale",
    "Slug",
    "Sort",
    "Step",
    "Text",
    "TrueFalse",
    "TruthFeedback",
    "Waiver",
]

_Why = Annotated[Text, Field(description="Say why it is right or wrong.")]
_Belief = Annotated[
    Slug | None, Field(description="Name the misconception behind this answer, one of misconceptions.yml.")
]


class Part(BaseModel):
    """Anything an author writes: unknown fields are refused, and nothing changes once it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Waiver(Part):
    """A lint rule that does not hold for this item, and why."""

    rule: RuleName = Field(description="Name the rule, such as O1.")
    reason: Text = Field(description="Say why the rule does not hold here.")


class Option(Part):
    """One answer that a learner may pick, and what to say to whoever picks it."""

    text: Text = Field(description="Write the answer as the learner reads it.")
    correct: Truth = Field(False, description="Write true where the option is right; leave it out elsewhere.")
    misconception: _Belief = None
    feedback: _Why


class _Item(Part):
    """What every item has."""

    id: Slug = Field(description="Name the item in lower-case words joined by hyphens, such as three-parts.")
    objective: Slug = Field(description="Name the objective it serves, one of objectives.yml.")
    case: Text | None = Field(None, description="Write a short situation, shown before the stem, or leave it out.")
    stem: Text = Field(description="Write the question.")
    hint: Text | None = Field(None, description="Write what helps without giving it away, or leave it out.")
    source: tuple[CitationKey, ...] = Field(
        (), description="List keys of references.bib, such as [bordin1979generalizability], or leave it out."
    )
    edition: Whole = Field(
        1,
        ge=1,
        le=999,
        description="Write the next number when old answers would mean something else now, or leave it out.",
    )
    waive: tuple[Waiver, ...] = Field((), description="List the lint rules that do not hold here, each with a reason.")


class _Graded(_Item):
    """What every item with a right answer has besides."""

    see: Passage = Field(
        description="Name the passage to read again as page#heading: a-unique-bond#the-working-alliance."
    )


class Choice(_Graded):
    """One right answer among several."""

    type: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=2, max_length=12, description="List the answers, one of them right.")


class Choices(_Graded):
    """Any number of right answers; partial credit as declared."""

    type: Literal["choices"]
    options: tuple[Option, ...] = Field(
        min_length=2,
        max_length=12,
        description="List the answers, at least one right and at least one wrong.",
    )
    credit: Literal["each", "all"] = Field(
        description="Write each, for (right ticks - wrong ticks) / keys, not below 0; all, for all or none."
    )


class TruthFeedback(Part):
    """What to say to whoever answered true, and to whoever answered false."""

    true: Text = Field(description="Say why, to whoever answered true.")
    false: Text = Field(description="Say why, to whoever answered false.")


class TrueFalse(_Graded):
    """A sentence that holds or does not."""

    type: Literal["true-false"]
    answer: Truth = Field(description="Write true or false.")
    misconception: _Belief = None
    feedback: TruthFeedback = Field(description="Write a text under true and one under false.")


class NumberFeedback(Part):
    """What to say when the number is right, and when it is any number not foreseen."""

    right: Text = Field(description="Say why it is right.")
    other: Text = Field(description="Say how to find the number, to whoever gave one that was not foreseen.")


class ForeseenNumber(Part):
    """A wrong number that people do give, and the answer to it."""

    answer: Real = Field(description="Write the wrong number.")
    misconception: _Belief = None
    feedback: Text = Field(description="Say where this number comes from and why it is wrong.")


class Number(_Graded):
    """A number, within a tolerance."""

    type: Literal["number"]
    answer: Real = Field(description="Write the number, such as 8 or 0.28.")
    tolerance: Real = Field(0.0, ge=0, description="Write how far off still counts as right; 0 if nothing does.")
    unit: Text | None = Field(None, description="Write what stands after the number, such as per cent.")
    feedback: NumberFeedback = Field(description="Write a text under right and one under other.")
    also: tuple[ForeseenNumber, ...] = Field((), description="List wrong numbers that people do give.")


class Card(Part):
    """A card to lay into the group where it belongs."""

    text: Text = Field(description="Write what stands on the card.")
    group: Text = Field(description="Name the group where it belongs, written as under groups.")
    misconception: _Belief = None
    feedback: Text = Field(description="Say why it belongs there.")


class Sort(_Graded):
    """Cards to be sorted into named groups."""

    type: Literal["sort"]
    groups: tuple[Text, ...] = Field(min_length=2, max_length=6, description="List the names of the groups.")
    cards: tuple[Card, ...] = Field(min_length=2, max_length=20, description="List the cards.")


class Pair(Part):
    """Two things that belong together."""

    left: Text = Field(description="Write the side that is given.")
    right: Text = Field(description="Write the side to be found.")
    misconception: _Belief = None
    feedback: Text = Field(description="Say why the two belong together.")


class Match(_Graded):
    """Left sides to be joined with right sides; spare right sides fit nothing."""

    type: Literal["match"]
    pairs: tuple[Pair, ...] = Field(min_length=2, max_length=12, description="List the pairs.")
    spare: tuple[Text, ...] = Field((), description="List right sides that fit nothing, or leave it out.")


class Step(Part):
    """One step of an order, and why it stands where it stands."""

    text: Text = Field(description="Write the step.")
    feedback: Text = Field(description="Say why it comes at this place.")


class Order(_Graded):
    """Steps to be put in order; the author writes them in the right one."""

    type: Literal["order"]
    steps: tuple[Step, ...] = Field(min_length=3, max_length=10, description="List the steps in the right order.")


class Scale(_Item):
    """A point between two ends. Nothing is right or wrong."""

    type: Literal["scale"]
    points: Whole = Field(ge=2, le=11, description="Write how many points there are, such as 5.")
    low: Text = Field(description="Write what the first point means.")
    high: Text = Field(description="Write what the last point means.")
    after: Text = Field(description="Write what to say once a point was chosen.")


class Reflect(_Item):
    """A question to write about in private, and then a way someone else might answer it."""

    type: Literal["reflect"]
    model: Text = Field(description="Write how someone might answer it.")


Item = Annotated[
    Choice | Choices | TrueFalse | Number | Sort | Match | Order | Scale | Reflect,
    Field(discriminator="type"),
]

ITEM_TYPES = (Choice, Choices, TrueFalse, Number, Sort, Match, Order, Scale, Reflect)


class Quiz(Part):
    """Items that are shown together, under a title."""

    title: Text = Field(description="Write the title of the quiz.")
    intro: Text | None = Field(None, description="Write what to say before the first item, or leave it out.")
    confidence: Truth = Field(False, description="Write true to ask how sure the learner is, before Check.")
    shuffle: Truth = Field(True, description="Write false to show all parts in the order written here.")
    items: tuple[Item, ...] = Field(min_length=1, description="List the items.")
