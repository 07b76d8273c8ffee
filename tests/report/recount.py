"""The class counted once more, slowly: from the hand-ins themselves, one attempt after another, with nothing but dicts."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import Any

from onesided.judge import judge
from onesided.judge.story import follow, key_of_story
from onesided.model import Shelf


class Recount:
    """Of each student, by file name, the first and the latest answer to each question, and the first whole way of each story."""

    def __init__(self, shelf: Shelf, texts: dict[str, str]) -> None:
        self.items = {f"{name}#{item.id}": item for name in shelf.quizzes() for item in shelf.quiz(name).items}
        self.keys = {name: key_of_story(shelf.vignette(name)) for name in shelf.vignettes()}
        self.first: dict[str, dict[str, Any]] = {}
        self.latest: dict[str, dict[str, Any]] = {}
        self.ways: dict[str, dict[str, Any]] = {}
        self.attempts = 0
        for file, text in texts.items():
            attempts = sorted(json.loads(text)["attempts"], key=lambda one: (one["time"], one["uuid"]))
            self.attempts += len(attempts)
            questions = [one for one in attempts if "#" in one["name"]]
            self.first[file] = {one["name"]: one for one in reversed(questions)}
            self.latest[file] = {one["name"]: one for one in questions}
            self.ways[file] = {}
            for one in (one for one in attempts if "#" not in one["name"]):
                state = follow(self.keys[one["name"]], one["response"].get("path"))
                if state["ending"] is not None or one["response"].get("skipped"):
                    self.ways[file].setdefault(one["name"], one["response"])

    def verdict(self, one: dict[str, Any]) -> Any:
        return judge(self.items[one["name"]], one["response"])

    def facility(self, name: str) -> tuple[int, int]:
        """How many were right at first, of how many."""
        rights = [self.verdict(of_one[name]).right for of_one in self.first.values() if name in of_one]
        return sum(map(bool, rights)), len(rights)

    def options(self, name: str) -> Counter[Any]:
        """How often each option of a choice was picked at first."""
        return Counter(of_one[name]["response"] for of_one in self.first.values() if name in of_one)

    def mean(self, answers: dict[str, dict[str, Any]], objective: str) -> tuple[int, float]:
        """How many answers about an objective there are, and their mean credit."""
        credits = [
            self.verdict(one).credit
            for of_one in answers.values()
            for name, one in of_one.items()
            if self.items[name].objective == objective and self.verdict(one).credit is not None
        ]
        return len(credits), sum(credits) / len(credits)

    def holders(self, answers: dict[str, dict[str, Any]], belief: str) -> int:
        """How many picked a wrong option of a choice, or gave a wrong number or truth value, that goes with a belief."""
        return sum(
            any(self._holds(self.items[name], one["response"], belief) for name, one in of_one.items())
            for of_one in answers.values()
        )

    def _holds(self, item: Any, response: Any, belief: str) -> bool:
        match item.type:
            case "choice":
                option = item.options[response]
                return not option.correct and option.misconception == belief
            case "choices":
                return any(
                    not item.options[one].correct and item.options[one].misconception == belief for one in response
                )
            case "true-false":
                return response != item.answer and item.misconception == belief
            case "number":
                is_right = judge(item, response).right
                return not is_right and any(one.answer == response and one.misconception == belief for one in item.also)
            case "sort":
                return any(
                    card.misconception == belief and item.groups[group] != card.group
                    for card, group in zip(item.cards, response, strict=True)
                )
            case "match":
                parts = judge(item, response).parts
                return any(
                    pair.misconception == belief and not part for pair, part in zip(item.pairs, parts, strict=True)
                )
        return False

    def choices(self, story: str) -> tuple[Counter[tuple[str, int]], Counter[str | None]]:
        """How many took each choice the first time through, and came to each ending."""
        taken: Counter[tuple[str, int]] = Counter()
        endings: Counter[str | None] = Counter()
        for ways in self.ways.values():
            if story in ways and not ways[story].get("skipped"):
                state = follow(self.keys[story], ways[story]["path"])
                taken.update({(scene, choice) for scene, choice in state["path"]})
                endings[state["ending"]] += 1
        return taken, endings

    def sureness(self) -> dict[str, tuple[int, int]]:
        """By confidence, how many first answers were given, and how many of them were right."""
        found: dict[str, list[bool]] = defaultdict(list)
        for of_one in self.first.values():
            for one in of_one.values():
                if one["confidence"] and (right := self.verdict(one).right) is not None:
                    found[one["confidence"]].append(right)
        return {level: (len(rights), sum(rights)) for level, rights in found.items()}
