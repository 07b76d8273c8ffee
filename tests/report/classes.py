"""Made-up classes: students who know more or less, questions that are harder or easier, and what all of them handed in."""

from __future__ import annotations

import json
import math
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from onesided.judge import judge_key, key_of, key_of_story
from onesided.judge.story import begin, judge_story, open_choices, step
from onesided.model import Shelf
from onesided.model.digest import digest, story_digest
from onesided.record.hand_in import hand_in
from tests.browser.responses import right, wrong

CONFIDENCES = ("guessing", "fairly-sure", "certain")
WORDS = "The hour is hers, and nobody else's business."


@dataclass(frozen=True)
class Piece:
    """A question or a story, as somebody meets it: the name its answers are kept by, its digest and key."""

    name: str
    digest: str
    key: dict[str, Any]


class School:
    """A course, and whoever studies it. The same seed makes the same students, with the same answers and marks."""

    def __init__(self, shelf: Shelf, seed: int = 1, *, now: datetime | None = None) -> None:
        self._shelf, self._seed = shelf, seed
        self.now = now or datetime.now(UTC) - timedelta(hours=1)
        self._verdicts: dict[tuple[str, str], Any] = {}

    @cached_property
    def questions(self) -> list[Piece]:
        return [
            Piece(self._shelf.kept(f"{name}#{item.id}"), digest(item), key_of(item))
            for name in self._shelf.quizzes()
            for item in self._shelf.quiz(name).items
        ]

    @cached_property
    def stories(self) -> list[Piece]:
        told = {name: self._shelf.vignette(name) for name in self._shelf.vignettes()}
        return [Piece(self._shelf.kept(name), story_digest(story), key_of_story(story)) for name, story in told.items()]

    def attempts(self, student: int, *, share: float = 0.8, again: float = 0.4) -> list[dict[str, Any]]:
        """What a student answered: a share of the questions once, of these a share once more, and half of the stories."""
        chance = random.Random(f"{self._seed} {student}")
        ability = chance.gauss(0, 1)
        moment = self.now - timedelta(days=30)
        made: list[dict[str, Any]] = []
        for piece in self.questions:
            if chance.random() < share:
                moment += timedelta(seconds=chance.randint(20, 9000))
                made.append(self._answer(piece, moment, chance, ability))
        for first in [one for one in made if chance.random() < again]:
            moment += timedelta(seconds=chance.randint(20, 900))
            piece = next(one for one in self.questions if one.name == first["name"])
            made.append(self._answer(piece, moment, chance, ability + 1.5))
        for piece in self.stories:
            if chance.random() < 0.5:
                made += self._way(piece, moment, chance)
        return made

    def hand_in(self, student: int, name: str | None = None, **chosen: Any) -> str:
        """The text of a student's hand-in, made now."""
        return self.handed(self.attempts(student), student, name, **chosen)

    def handed(self, attempts: list[dict[str, Any]], student: int, name: str | None, **chosen: Any) -> str:
        """These attempts, handed in by a student."""
        id = chosen.pop("id", None) or str(
            uuid.UUID(int=random.Random(f"{self._seed} id {student}").getrandbits(128), version=4)
        )
        return hand_in(attempts, chosen.pop("made", written(self.now)), name=name, id=id, **chosen).text

    def attempt(
        self, piece: Piece, moment: datetime, chance: random.Random, response: Any, **other: Any
    ) -> dict[str, Any]:
        """One attempt at a piece, judged as the course judges it."""
        known = (piece.name, json.dumps(response))
        if known not in self._verdicts:
            is_item = "#" in piece.name
            self._verdicts[known] = (
                judge_key(piece.key, response).as_json() if is_item else judge_story(piece.key, response)
            )
        return {
            "uuid": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
            "time": written(moment),
            "name": piece.name,
            "occasion": "01-a-unique-bond#check-1",
            "digest": piece.digest,
            "response": response,
            "verdict": self._verdicts[known],
            "confidence": None,
            "hints": 0,
            "seconds": round(chance.uniform(3, 90), 1),
            "host": "page",
            **other,
        }

    def _answer(self, piece: Piece, moment: datetime, chance: random.Random, ability: float) -> dict[str, Any]:
        if piece.key["type"] == "reflect":
            return self.attempt(piece, moment, chance, WORDS)
        if piece.key["type"] == "scale":
            return self.attempt(piece, moment, chance, chance.randint(1, piece.key["points"]))
        hard = random.Random(f"{self._seed} {piece.name}").gauss(-0.8, 1)
        likely = 1 / (1 + math.exp(hard - ability))
        response = right(piece.key) if chance.random() < likely else _wrong(piece.key, chance)
        sure = CONFIDENCES[min(2, int(3 * (0.7 * likely + 0.3 * chance.random())))]
        return self.attempt(piece, moment, chance, response, confidence=sure)

    def _way(self, piece: Piece, moment: datetime, chance: random.Random) -> Iterator[dict[str, Any]]:
        if chance.random() < 0.1:
            yield self.attempt(piece, moment, chance, {"skipped": True})
            return
        state = begin(piece.key)
        while state["ending"] is None:
            state = step(piece.key, state, chance.choice(open_choices(piece.key, state)))
            moment += timedelta(seconds=30)
            yield self.attempt(piece, moment, chance, {"path": state["path"], "side": "own"})


def written(moment: datetime) -> str:
    """A time as attempts have it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _wrong(key: dict[str, Any], chance: random.Random) -> Any:
    """A wrong answer: mostly the one that most give."""
    if key["type"] == "choice" and chance.random() < 0.4:
        return chance.choice([option for option in range(key["options"]) if option != key["key"]])
    return wrong(key)
