"""The theme's sides become those of the writing, and nothing else changes."""

from __future__ import annotations

import pytest

from onesided.bookext.frame import direction_of
from onesided.bookext.sides import sides_follow_the_writing


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a{margin-left:1px;padding-right:2px}", "a{margin-inline-start:1px;padding-inline-end:2px}"),
        ("a{border-left:0;border-left-color:red}", "a{border-inline-start:0;border-inline-start-color:red}"),
        ("a{position:fixed;left:0}", "a{position:fixed;inset-inline-start:0}"),
        ("a{text-align:right;float:left}", "a{text-align:end;float:inline-start}"),
        ("a{border-top-left-radius:1px}", "a{border-start-start-radius:1px}"),
        ("a{margin:1px 2px 3px 4px!important}", "a{margin-block:1px 3px!important;margin-inline:4px 2px!important}"),
        ("a{padding:1px calc(2px + 1px) 3px}", "a{padding:1px calc(2px + 1px) 3px}"),
        ("a{box-shadow:inset max(3px,.1em) 0 0 red}", "a{box-shadow:inset calc(-1*max(3px,.1em)) 0 0 red}"),
        (".left:hover>i.right{transition:left .2s;color:red}", ".left:hover>i.right{transition:left .2s;color:red}"),
        ('a{content:"left";text-align:center}', 'a{content:"left";text-align:center}'),
    ],
)
def test_sides_follow_the_writing(before: str, after: str) -> None:
    assert sides_follow_the_writing(before) == after


@pytest.mark.parametrize(
    ("language", "direction"), [("he", "rtl"), ("fa_IR", "rtl"), ("ar-EG", "rtl"), ("en", "ltr"), (None, "ltr")]
)
def test_a_language_has_a_direction(language: str | None, direction: str) -> None:
    assert direction_of(language) == direction
