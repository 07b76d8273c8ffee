"""Processes that keep attempts at the same time, and processes that are killed while they do.

It is run in a process of its own, which has loaded everything and has no threads, so that a child is a fork away:
`python -m tests.record.crowd <what> <folder>` prints what was seen, as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from onesided.record import erase, memory_notice, recall, recall_all, remember
from onesided.record.place import set_asides
from tests.record.made import attempt, files_beside, older_lines, run_sql

MANY = 10
EACH = 30
KILLS = 300
A_NEW_RECORD = 10
"""After so many kills a new record is begun, so that its building is killed as well."""


def killed(folder: Path) -> dict[str, int]:
    """Kill a process that keeps attempts, again and again, at any moment; count what it had said was kept and is gone."""
    chance, pace = random.Random(300), [0.02]
    seen = {"kept": 0, "lost": 0, "spoilt": 0, "trouble": 0}
    promised: set[str] = set()
    for number in range(KILLS):
        path = folder / f"{number // A_NEW_RECORD}" / "record.sqlite3"
        os.environ["ONESIDED_RECORD"] = str(path)
        if number % A_NEW_RECORD == 0:
            promised = begin(path, number // A_NEW_RECORD)
        told = killed_child(chance, pace)
        promised |= told
        found = {one["uuid"] for one in recall_all()}
        seen["kept"] += len(told)
        seen["lost"] += len(promised - found)
        seen["trouble"] += memory_notice() not in ("", "set-aside")
        seen["spoilt"] += len(list(set_asides(path))) != ((number // A_NEW_RECORD) % 3 == 2)
    return seen


def begin(path: Path, number: int) -> set[str]:
    """Prepare the place of a record: nothing, one of the older form, or one that is spoilt; what must be there later."""
    path.parent.mkdir(parents=True)
    old = [attempt(response=which) for which in range(50)]
    if number % 3 == 1:
        path.with_name("record.jsonl").write_bytes(older_lines(old))
    elif number % 3 == 2:
        path.write_bytes(older_lines(old))
    return {one["uuid"] for one in old} if number % 3 else set()


def killed_child(chance: random.Random, pace: list[float]) -> set[str]:
    """What a child said it had kept before it was killed, at a moment somewhere within the next attempt."""
    reader, writer = os.pipe()
    begun = time.monotonic()
    child = os.fork()
    if not child:
        while True:
            one = attempt()
            if remember(one):
                os.write(writer, f"{one['uuid']}\n".encode())
    os.close(writer)
    with os.fdopen(reader, "rb", buffering=0) as told:
        heard, wanted = b"", chance.randrange(3)
        while heard.count(b"\n") < wanted:
            heard += told.read(1000)
        if wanted:
            pace.append((time.monotonic() - begun) / wanted)
        time.sleep(chance.uniform(0, 1.5 * median(pace)))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        heard += told.read()
    return set(heard.decode().split())


def together(work: Callable[[int], bool], meanwhile: Callable[[], object] = bool) -> tuple[int, list[str]]:
    """Let many children do something at once; how many of them did it all, and what each was told of the memory."""
    gate, opener = os.pipe()
    reader, writer = os.pipe()
    children = []
    for which in range(MANY):
        child = os.fork()
        if not child:
            os.close(opener)
            os.read(gate, 1)
            worked = work(which)
            os.write(writer, f"{memory_notice() or 'well'}\n".encode())
            os._exit(0 if worked else 1)
        children.append(child)
    os.close(opener)
    os.close(writer)
    meanwhile()
    codes = [os.waitpid(child, 0)[1] for child in children]
    with os.fdopen(reader) as told:
        return codes.count(0), sorted(set(told.read().split()))


def keep(which: int) -> bool:
    """Keep attempts as a notebook does, and look at them in between."""
    name = f"a/quiz#{which}"
    kept = [remember(attempt(name, number)) and len(recall({name})) == number + 1 for number in range(EACH)]
    return all(kept)


def crowd(folder: Path, kind: str) -> dict[str, object]:
    """Many at once on a record that is not there, spoilt, newer or of the older form."""
    path = folder / "record.sqlite3"
    os.environ["ONESIDED_RECORD"] = str(path)
    folder.mkdir(parents=True, exist_ok=True)
    old = [attempt("the-gift", {"path": [], "side": "own"}) for _ in range(200)]
    if kind == "older":
        path.with_name("record.jsonl").write_bytes(older_lines(old))
    elif kind == "spoilt":
        path.write_bytes(b"spoilt" * 1000)
    elif kind == "newer":
        run_sql(path, "PRAGMA user_version = 2; CREATE TABLE attempts (everything);")
    worked, notices = together(keep)
    return {
        "worked": worked,
        "notices": notices,
        "attempts": len(recall_all()),
        "older": len(recall({"the-gift"})),
        "set_asides": len(list(set_asides(path))),
        "files": sorted(name for name in files_beside(path) if "set-aside" not in name),
    }


def erased(folder: Path) -> dict[str, object]:
    """Everything is erased, several times, while others go on keeping."""
    os.environ["ONESIDED_RECORD"] = str(folder / "record.sqlite3")
    times: list[bool] = []

    def meanwhile() -> None:
        for _ in range(5):
            time.sleep(0.1)
            times.append(erase())

    def work(which: int) -> bool:
        kept = [remember(attempt(f"a/quiz#{which}", number)) for number in range(EACH)]
        return all(kept)

    worked, notices = together(work, meanwhile)
    return {"worked": worked, "notices": notices, "erased": times, "left": len(recall_all())}


if __name__ == "__main__":
    what, place = sys.argv[1], Path(sys.argv[2])
    done = {"killed": killed, "erased": erased}.get(what) or (lambda folder: crowd(folder, what))
    print(json.dumps(done(place)))
