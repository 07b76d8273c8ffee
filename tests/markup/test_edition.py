"""A piece says which course it belongs to where a problem with it may be reported, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onesided.markup import quiz_html, vignette_html
from onesided.markup.own import own_html
from onesided.model.colophon import Colophon
from tests.markup.items import NAME, quiz_of
from tests.markup.test_quiz_html import Page
from tests.markup.test_vignette import trial

PIECES: dict[str, Callable[[Colophon | None], str]] = {
    "quiz": lambda colophon: quiz_html(quiz_of("choice"), NAME, colophon=colophon),
    "story": lambda colophon: vignette_html(trial(), NAME, colophon=colophon),
    "review": lambda colophon: own_html("review", host="page", course={}, colophon=colophon),
}


@pytest.mark.parametrize("piece", PIECES)
def test_the_root_says_it_once(piece: str) -> None:
    made = Page(
        PIECES[piece](Colophon('Bread & "butter"', "Bread", version="1.2", report="mailto:a@b.org?body={body}"))
    )
    assert made.having("data-edition") == ['Bread & "butter" 1.2']
    assert made.having("data-report") == ["mailto:a@b.org?body={body}"]
    assert "data-edition" in made.elements[0][1]


@pytest.mark.parametrize("piece", PIECES)
def test_a_course_may_name_nobody_and_a_host_offer_nothing(piece: str) -> None:
    made = Page(PIECES[piece](Colophon("Bread", "Bread")))
    assert made.having("data-edition") == ["Bread"] and not made.having("data-report")
    assert not Page(PIECES[piece](None)).having("data-edition")
