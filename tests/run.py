"""Run every check of the course, one kind after another, and say at the end what passed and what did not.

`python tests/run.py units notebooks` runs only those kinds. The kinds are in the order in which a mistake is found
soonest, and a failing one does not keep the others from being run. Those that use one processor run two at a time.
"""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from onesided.notebooks.nobody import as_nobody

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
PYTEST = [PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]

KINDS: dict[str, list[str]] = {
    "style": [PYTHON, "-m", "ruff", "check", "."],
    "layout": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."],
    "types": [PYTHON, "tests/frontend/check_types.py"],
    "scripts": [PYTHON, "tests/frontend/run_scripts.py"],
    "words": [PYTHON, "-m", "tests.content.words"],
    "units": [*PYTEST, "tests", "--ignore=tests/browser", "--ignore=tests/book"],
    "notebooks": [*PYTEST, "--nbval", "notebooks"],
    "book": [*PYTEST, "tests/book", "tests/browser"],
}
ON_ONE_PROCESSOR = ("words", "types", "scripts", "layout", "style")
"""The kinds that use one processor only, the longest first."""

Result = tuple[int, float, str]
"""An exit code, the seconds it took, and what was said where that was not printed at once."""


def main(kinds: list[str]) -> int:
    """Run the kinds that are named, or all, and return 1 where one failed."""
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        print(f"There is no kind of check called {', '.join(unknown)}. The kinds are {', '.join(KINDS)}.")
        return 2
    chosen = kinds or list(KINDS)
    results: dict[str, Result] = {}
    with as_nobody(), ThreadPoolExecutor(2) as two:
        waiting = {kind: two.submit(run, kind, quietly=True) for kind in ON_ONE_PROCESSOR if kind in chosen}
        for kind in chosen:
            print(f"\n== {kind} ".ljust(100, "="), flush=True)
            results[kind] = waiting[kind].result() if kind in waiting else run(kind)
            print(results[kind][2], end="", flush=True)
    print("\n== in all ".ljust(100, "="))
    for kind, (code, seconds, _) in results.items():
        print(f"{kind:10} {'passed' if code == 0 else 'FAILED'}  {seconds:6.0f} s")
    failed = sum(code != 0 for code, _, _ in results.values())
    print(f"{len(results) - failed} passed, {failed} failed")
    return int(failed > 0)


def run(kind: str, *, quietly: bool = False) -> Result:
    """Run a kind, and return what came of it; `quietly` keeps what it says for later."""
    begun = time.monotonic()
    done = subprocess.run(
        KINDS[kind],
        cwd=ROOT,
        check=False,
        text=True,
        stdout=subprocess.PIPE if quietly else None,
        stderr=subprocess.STDOUT if quietly else None,
    )
    return done.returncode, time.monotonic() - begun, done.stdout or ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
