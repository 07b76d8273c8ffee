"""What the pages say about the review is what the ladder holds."""

import json
import re

from onesided.progress.ladder import LADDER
from tests.conftest import ROOT


def test_the_review_says_its_own_steps_and_ceiling():
    cells = json.loads((ROOT / "notebooks" / "review.ipynb").read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells)
    first, *later = LADDER["days"]
    assert first == 1 and "comes back **the next day**" in text
    said = re.search(r"stays away longer: ([\d, daysthenand]+)\.", text)
    assert said and [int(number) for number in re.findall(r"\d+", said[1])] == later
    assert f"**{LADDER['ceiling']} questions** at most" in text
