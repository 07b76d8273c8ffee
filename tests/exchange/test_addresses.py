"""The base below which statements name things."""

import pytest

from onesided.exchange import DEFAULT_BASE, sound_base
from onesided.model import CourseError

GOOD = {
    DEFAULT_BASE: DEFAULT_BASE,
    "https://school.example": "https://school.example/",
    "http://localhost:8000/one-sided": "http://localhost:8000/one-sided/",
    "https://[2001:db8::1]/x/": "https://[2001:db8::1]/x/",
}
BAD = [
    "", "school.example", "//school.example/", "ftp://school.example/", "https://", "https:///path", "https://a b/",
    "https://school.example/?q", "https://school.example/#x", "https://ana:pw@school.example/", "https://[::1/",
    'https://school.example/"', "https://school.example/é", "mailto:ana@school.example",
]  # fmt: skip


@pytest.mark.parametrize("given", GOOD)
def test_a_web_address_is_a_base(given):
    assert sound_base(given) == GOOD[given]


@pytest.mark.parametrize("given", BAD)
def test_anything_else_is_a_sentence(given):
    with pytest.raises(CourseError, match="cannot be the base"):
        sound_base(given)


def test_the_base_without_a_better_one_is_nobodys():
    assert DEFAULT_BASE.endswith(".invalid/")
