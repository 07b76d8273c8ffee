"""Each chapter has all its parts, in the order in which every chapter has them."""

from __future__ import annotations

import re

import pytest

from onesided.sources.citations import prose
from tests.content.course import Step, notebook, standing, steps
from tests.content.sentences import CITED
from tests.content.texts import page_texts

each_chapter = pytest.mark.parametrize("chapter", standing())


def places(chapter: str, kind: str, title: str = "") -> list[int]:
    return [at for at, step in enumerate(steps(chapter)) if step.kind == kind and re.search(title, step.name)]


def first(chapter: str, kind: str, title: str = "") -> int:
    found = places(chapter, kind, title)
    assert found, f"{chapter} has no {kind} {title}".rstrip()
    return found[0]


def part(chapter: str, slug: str) -> str:
    file = f"notebooks/{notebook(chapter).name}"
    return "\n\n".join(
        text.text for text in page_texts() if (text.file, text.under) == (file, slug) and text.kind == "prose"
    )


@each_chapter
def test_the_parts_stand_in_their_order(chapter):
    checks = places(chapter, "h3", r"^Check: ")
    assert 2 <= len(checks) <= 4
    stories = places(chapter, "vignette")
    assert stories, "no story"
    order = [
        first(chapter, "h1"),
        first(chapter, "h2"),  # the scene that opens it
        first(chapter, "h3", r"^What you will be able to do$"),
        first(chapter, "h2", r"^Before you read$"),
        *checks,
        first(chapter, "h2", r"^Explore: "),
        *stories,
        first(chapter, "h2", r"^Key ideas$"),
        first(chapter, "h2", r"^What is contested$"),
        first(chapter, "h2", r"^Reflect$"),
        first(chapter, "h2", r"^Chapter quiz$"),
        first(chapter, "h2", r"^Before you read, again$"),
        first(chapter, "h2", r"^For discussion$"),
        first(chapter, "h2", r"^Read on$"),
    ]
    assert order == sorted(order)


@each_chapter
def test_each_part_shows_what_it_announces(chapter):
    def shown_after(kind: str, title: str) -> list[Step]:
        after = steps(chapter)[first(chapter, kind, title) + 1 :]
        ends = [at for at, step in enumerate(after) if step.kind in ("h1", "h2", "h3")]
        return [step for step in after[: ends[0] if ends else None] if step.kind != "text"]

    for at in places(chapter, "h3", r"^Check: "):
        assert steps(chapter)[at + 1].kind == "quiz", steps(chapter)[at].name
    assert [step.name for step in shown_after("h2", r"^Before you read$")] == [f"{chapter}/before-you-read"]
    assert [step.name for step in shown_after("h2", r"^Before you read, again$")] == [f"{chapter}/before-you-read"]
    assert [step.name for step in shown_after("h2", r"^Chapter quiz$")] == [f"{chapter}/chapter-quiz"]
    assert re.fullmatch(rf"{chapter}/reflect-[\w-]+", shown_after("h2", r"^Reflect$")[0].name)
    assert any(step.kind in ("explore", "figure") for step in shown_after("h2", r"^Explore: "))


@each_chapter
def test_every_story_is_followed_by_its_other_side(chapter):
    for at in places(chapter, "vignette"):
        after = steps(chapter)[at + 1]
        assert after.kind == "text", f"nothing is said after {steps(chapter)[at].name}"
        assert re.search(r"\bside\b|\b[Tt]houghts?\b|\bthinks?\b|\bthinking\b", after.name), after.cell


@each_chapter
def test_it_says_what_it_is_not_and_where_help_is(chapter):
    text = prose(notebook(chapter))
    assert "not a treatment" in text or "not therapy" in text
    assert "help-lines.md" in text


@each_chapter
def test_it_promises_as_many_things_as_it_can_keep(chapter):
    verbs = re.findall(r"^- \*\*\w+\*\*", part(chapter, slug_of_scene(chapter)), re.MULTILINE)
    assert 3 <= len(verbs) <= 5


@each_chapter
def test_it_ends_with_ideas_views_questions_and_works(chapter):
    assert 5 <= len(re.findall(r"^- ", part(chapter, "key-ideas"), re.MULTILINE)) <= 7
    contested = part(chapter, "what-is-contested")
    assert (
        len(
            re.findall(
                r"\b[Oo]thers?\b|\b[Oo]ther view|\b[Oo]ne view\b|\bSome\b|\b[Oo]n the other\b|\bview\b", contested
            )
        )
        >= 2
    )
    assert len(re.findall(r"^\d\. ", part(chapter, "for-discussion"), re.MULTILINE)) >= 3
    works = re.findall(r"^- .+", part(chapter, "read-on"), re.MULTILINE)
    assert len(works) >= 3
    assert all(CITED.search(work) for work in works)


def slug_of_scene(chapter: str) -> str:
    file = f"notebooks/{notebook(chapter).name}"
    return next(
        text.under for text in page_texts() if text.file == file and text.section == "what-you-will-be-able-to-do"
    )
