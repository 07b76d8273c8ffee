"""What a quiz and a story have in common: a list of attempts, the one state that Python and the browser share.

Everything else, here and in the browser, is derived from that list. Verdicts that come from the browser are not
trusted: each new attempt is judged again before it is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from onesided.model.digest import meaning
from onesided.record import Attempt, memory_notice, new_attempt, recall, remember, sound
from onesided.widgets.following import hold, tell_grown
from onesided.widgets.piece import Piece
from onesided.widgets.place import place


class Remembering(Piece):
    """A piece whose attempts are kept in the learner's record, and are there again the next time.

    Whoever inherits says by `_verdict` how a response is judged, and by `_derive` what follows from the attempts that
    were made on this occasion.
    """

    attempts = traitlets.List().tag(sync=True)
    occasion = traitlets.Unicode().tag(sync=True)
    learner = traitlets.Unicode().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    erased = traitlets.Int().tag(sync=True)

    def __init__(self, *, digests: Mapping[str, str], occasion: str | None, **rest: Any) -> None:
        """`digests` maps the full name of whatever can be attempted here to its digest of today."""
        self._digests = digests
        remembered = recall(digests)
        self._known = {attempt["uuid"] for attempt in remembered}
        super().__init__(occasion=occasion or place(), attempts=remembered, notice=memory_notice(), **rest)
        hold(self)

    def forget(self) -> None:
        """Hold no attempt any more, since the record was erased; what is shown begins afresh."""
        self._known = set()
        self.attempts = []
        self.erased += 1

    def _verdict(self, name: str, response: Any) -> dict[str, Any] | None:
        raise NotImplementedError

    def _derive(self, latest: dict[str, Attempt]) -> None:
        """Set what follows from the last attempt at each name on this occasion."""
        raise NotImplementedError

    def _add(self, responses: Mapping[str, Any]) -> None:
        """Attempt, from Python, what is named; the verdict is added where the list is validated."""
        made = [
            new_attempt(name, self.occasion, self._digests[name], response, None)
            for name, response in responses.items()
        ]
        self.attempts = [*self.attempts, *made]

    @traitlets.validate("attempts")
    def _only_sound_attempts(self, proposal: dict[str, Any]) -> list[Attempt]:
        return [self._judged(attempt) for attempt in proposal["value"] if self._is_ours(attempt)]

    @traitlets.observe("attempts", "occasion")
    def _follow(self, _change: Any) -> None:
        fresh = [attempt for attempt in self.attempts if attempt["uuid"] not in self._known]
        for attempt in fresh:
            self._known.add(attempt["uuid"])
            remember(attempt)
        here = [attempt for attempt in self.attempts if attempt["occasion"] == self.occasion]
        self._derive({attempt["name"]: attempt for attempt in here if self._still_holds(attempt)})
        if fresh:
            self.notice = memory_notice()
            tell_grown()

    def _is_ours(self, attempt: Any) -> bool:
        """An attempt at something asked here. One made on what it used to mean can only come from the record."""
        if not sound(attempt) or attempt["name"] not in self._digests:
            return False
        return self._still_holds(attempt) or attempt["uuid"] in self._known

    def _still_holds(self, attempt: Attempt) -> bool:
        """Whether what was answered means today what it meant then."""
        return meaning(attempt["digest"]) == meaning(self._digests[attempt["name"]])

    def _judged(self, attempt: Attempt) -> Attempt:
        if not self._still_holds(attempt):
            return attempt
        response = attempt["response"]
        return {**attempt, "verdict": None if response is None else self._verdict(attempt["name"], response)}
