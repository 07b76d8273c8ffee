"""What a vignette is: a story that branches, with the fields an author may write.

As with items, these classes are the one definition: the reader checks files against them, the JSON Schema that
editors use is generated from them, and the descriptions tell an author what to write. What has to hold between
the scenes is in `story_checks`; whether the whole can be lived through is for the lint to prove.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from onesided.model.items import Part, Waiver
from onesided.model.scalars import Slug, Text, Truth, Whole

__all__ = [
    "Bounds",
    "Choice",
    "Inner",
    "Line",
    "Perspective",
    "Rank",
    "Requires",
    "Scene",
    "Stance",
    "Vignette",
]

Perspective = Literal["client", "therapist"]
"""Whose choices a story offers."""

Stance = Literal["sound", "arguable", "risky", "harmful"]
"""How a choice is seen by those who know the field, from the best to the worst."""

Rank = Literal["good", "mixed", "poor"]
"""How a story ended, from the best to the worst."""

_EFFECT = Annotated[Whole, Field(ge=-99, le=99)]


class Bounds(Part):
    """Between which values a meter has to stand, both included."""

    min: Whole | None = Field(None, description="Write the least the meter may stand at, or leave it out.")
    max: Whole | None = Field(None, description="Write the most the meter may stand at, or leave it out.")


class Requires(Part):
    """When a choice is open: what the reader has seen, what not, and, under the name of a meter, its bounds."""

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True)
    __pydantic_extra__: dict[str, Bounds] = Field(init=False)

    seen: tuple[Slug, ...] = Field((), description="List scenes that the reader has come through.")
    not_seen: tuple[Slug, ...] = Field((), description="List scenes that the reader has not come through.")

    def bounds(self) -> dict[str, Bounds]:
        """The bounds of each meter that the choice depends on."""
        return dict(self.model_extra or {})


class Choice(Part):
    """One thing that may be done or said in a scene, and where it leads.

    Where a scene has but one, to go on, nothing is decided: `stance` and `rationale` may be left out.
    """

    text: Text = Field(description="Write what is done or said, as the reader would choose it.")
    goto: Slug = Field(description="Name the scene to which it leads.")
    effects: dict[Slug, _EFFECT] = Field(
        default={}, description="Write by how much each meter moves, such as {trust: 1}, or leave it out."
    )
    requires: Requires | None = Field(
        None, description="Write when the choice is open, such as {seen: [the-parcel]}, or leave it out."
    )
    stance: Stance | None = Field(None, description="Write sound, arguable, risky or harmful.")
    rationale: Text | None = Field(None, description="Write why experts see it so.")
    also_defensible: Text | None = Field(
        None, description="Write the other view that can be defended, where the stance is arguable."
    )


class Line(Part):
    """One thing that somebody says."""

    who: Slug = Field(description="Write client or therapist, or name somebody else, such as supervisor.")
    says: Text = Field(description="Write what is said, without quotation marks.")


class Inner(Part):
    """The other side of the same moment: what goes on in each person."""

    client: Text | None = Field(None, description="Write what the client thinks or feels, or leave it out.")
    therapist: Text | None = Field(None, description="Write what the therapist thinks or feels, or leave it out.")


class Scene(Part):
    """A moment of the story: it offers choices, or it is an ending."""

    text: Text = Field(description="Write what happens.")
    touches: tuple[Slug, ...] = Field((), description="List the objectives of the story that this scene is about.")
    lines: tuple[Line, ...] = Field((), description="List what is said, each with who and says, or leave it out.")
    inner: Inner | None = Field(None, description="Write a text under client, therapist or both, or leave it out.")
    sensitive: Truth = Field(False, description="Write true where the scene may distress; leave it out elsewhere.")
    choices: tuple[Choice, ...] = Field((), min_length=1, max_length=8, description="List what may be chosen.")
    ending: Text | None = Field(None, description="Name the ending in a few words, such as kept.")
    rank: Rank | None = Field(None, description="Write good, mixed or poor.")
    debrief: Text | None = Field(None, description="Write what can be learned from having come here.")


class Vignette(Part):
    """A branching story: scenes joined by choices, from one start to several endings."""

    title: Text = Field(description="Write the title of the story.")
    objectives: tuple[Slug, ...] = Field(min_length=1, description="List the objectives it serves.")
    perspective: Perspective = Field(description="Write client or therapist: the one whose choices these are.")
    minutes: Whole = Field(ge=1, le=60, description="Write how many minutes it takes to read once.")
    content_note: Text | None = Field(
        None, description="Write one sentence that says what may distress, or leave it out."
    )
    meters: tuple[Slug, ...] = Field((), description="List what the choices move, such as [trust], or leave it out.")
    start: Slug = Field(description="Name the scene in which the story begins.")
    scenes: dict[Slug, Scene] = Field(min_length=1, description="Write the scenes, each under its name.")
    discuss: tuple[Text, ...] = Field((), description="List questions to talk about, or leave it out.")
    edition: Whole = Field(
        1,
        ge=1,
        le=999,
        description="Write the next number when an old way would mean something else now, or leave it out.",
    )
    waive: tuple[Waiver, ...] = Field((), description="List the lint rules that do not hold here, each with a reason.")
