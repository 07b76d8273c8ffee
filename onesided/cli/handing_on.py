"""`onesided record --xapi` and `--endpoint`: attempts become xAPI statements, which are written down, or sent, or both.

Sentences go to standard error, because the statements may be on standard output.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onesided.cli.kept import counted, kept
from onesided.cli.progress import Bar
from onesided.exchange import (
    CREDENTIALS,
    DEFAULT_BASE,
    Endpoint,
    checked,
    endpoint_at,
    json_array,
    send,
    sound_base,
    statements,
    write_whole,
)
from onesided.markup.markdown import plain
from onesided.model import find_shelf
from onesided.record import learner

STANDARD_OUTPUT = "-"


def hand_on(target: str | None, url: str | None, base: str | None, with_reflections: bool) -> int:
    """Write the statements to a file, or to standard output; and send them where the learner gives an address."""
    base = sound_base(base or DEFAULT_BASE)
    user, password = (os.environ.get(name, "") for name in CREDENTIALS)
    endpoint = endpoint_at(url, user, password) if url is not None else None
    made = _statements(attempts := kept(), base, with_reflections)
    if target == STANDARD_OUTPUT:
        _print(json_array(made))
    elif target is not None:
        write_whole(Path(target), json_array(made))
        _say(f"{target}: {counted(len(made), 'statement')} written.")
    if left := len(attempts) - len(made):
        _say(f"{counted(left, 'attempt')} left out: fresh starts, and what was not finished.")
    if endpoint:
        _send(made, endpoint)
    return 0


def _statements(attempts: list[Any], base: str, with_reflections: bool) -> list[dict[str, Any]]:
    bar = Bar(len(attempts), "attempts")
    made = statements(
        _ticking(attempts, bar),
        find_shelf(),
        base=base,
        learner=learner(),
        plain=plain,
        with_reflections=with_reflections,
    )
    try:
        return list(checked(made))
    finally:
        bar.clear()


def _send(made: list[dict[str, Any]], endpoint: Endpoint) -> None:
    _say(f"Sending {counted(len(made), 'statement')} to {endpoint.host}")
    bar = Bar(len(made), "statements")
    try:
        sent = send(made, endpoint, bar.tick)
    finally:
        bar.clear()
    _say(f"{endpoint.host} took {counted(sent.taken, 'statement')}.")
    if sent.differing:
        _say(f"{endpoint.host} had {sent.differing} before, told in another way, and kept those.")


def _ticking(attempts: Iterable[Any], bar: Bar) -> Iterator[Any]:
    for attempt in attempts:
        bar.tick(1)
        yield attempt


def _print(pieces: Iterable[str]) -> None:
    try:
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads it has read enough, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
