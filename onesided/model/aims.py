"""What items are about: what a learner can do afterwards, and what people believe that is not so."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from onesided.model.items import Part
from onesided.model.scalars import Slug, Text

__all__ = ["Misconception", "Objective"]


class Objective(Part):
    """What a learner can do afterwards."""

    chapter: Slug = Field(description="Name the chapter by its slug, such as a-unique-bond.")
    verb: Text = Field(description="Write what the learner can do, as one verb.")
    level: Literal["remember", "understand", "apply", "analyse", "evaluate"] = Field(
        description="Write remember, understand, apply, analyse or evaluate."
    )
    text: Text = Field(description="Write the objective as a sentence.")
    terms: tuple[Text, ...] = Field((), description="List the glossary words it is about.")


class Misconception(Part):
    """Something people really believe, and what is the case."""

    number: Annotated[str, Field(pattern=r"^M\d{1,3}$")] = Field(description="Write its number, such as M5.")
    belief: Text = Field(description="Write the belief as those who hold it would say it.")
    correction: Text = Field(description="Write what is the case.")
