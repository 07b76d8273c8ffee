"""Every sentence of the report is said somewhere, and none is missing."""

import re
from pathlib import Path

import pytest

from onesided import report
from onesided.report.making import NOTED
from onesided.report.page import SECTIONS
from onesided.report.words import catalogue, say

FOLDER = Path(report.__file__).parent
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in [*FOLDER.glob("*.py"), *FOLDER.rglob("*.j2")])
COMPOSED = ("section-", "table-", "column-", "how-", "totals-", "trouble-", "remedy-")
"""How names begin that are put together; the rest of each stands in the source by itself."""
TROUBLES = [name.removeprefix("trouble-") for name in catalogue() if name.startswith("trouble-")]


def test_one_is_told_from_many_and_gaps_are_filled():
    assert say("students", count=1) == "One student" and say("students", count=2) == "2 students"
    assert say("place", number=3, quiz="{x}") == "3 · {x}"


@pytest.mark.parametrize("name", catalogue())
def test_no_sentence_is_there_for_nobody(name):
    rests = [name.removeprefix(begin).removesuffix("-text") for begin in COMPOSED if name.startswith(begin)]
    said = [name, *rests, *(rest.replace("-", "_") for rest in rests)]
    assert any(f'"{one}"' in SOURCE for one in said) or name.startswith("rank-")


def test_no_sentence_is_missing():
    asked = set(re.findall(r'say\(\s*"([\w-]+)"', SOURCE)) | {f"section-{name}" for name in SECTIONS}
    asked |= {f"column-{name.replace('_', '-')}" for name in re.findall(r'Column\(\s*"(\w+)"', SOURCE)}
    asked |= {f"rank-{rank}" for rank in ("good", "mixed", "poor")}
    asked |= {f"{kind}-{name}" for name in {*TROUBLES, *NOTED} for kind in ("trouble", "remedy")}
    assert len(asked) > 150
    assert {name for name in asked if not name.endswith("-")} <= catalogue().keys()


@pytest.mark.parametrize("name", TROUBLES)
def test_each_trouble_says_what_is_wrong_and_what_to_do(name):
    for kind in ("trouble", "remedy"):
        assert say(f"{kind}-{name}", count=2, limit=50, why="no", of="a.json", name="Ana").endswith(".")
