"""Run every check of the course, one kind after another, and say at the end what passed and what did not.

`python tests/run.py units notebooks` runs only those kinds. The kinds are in the order in which a mistake is found
soonest, and a failing one does not keep the others from being run. Those that use one processor run two at a time.

Browsers, kernels, a Hub and their clocks share a busy machine: where a few of the checks that drive them fail, these are
run once more with nothing beside them. What fails again has failed. What passes only then is named at the end, for it
wants mending too.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from onesided.notebooks.nobody import as_nobody

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
PYTEST = [PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]

DRIVING = ("tests/book", "tests/browser")
"""Where the checks are that drive browsers."""
KINDS: dict[str, list[str]] = {
    "style": [PYTHON, "-m", "ruff", "check", "."],
    "layout": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."],
    "types": [PYTHON, "tests/frontend/check_types.py"],
    "scripts": [PYTHON, "tests/frontend/run_scripts.py"],
    "words": [PYTHON, "-m", "tests.content.words"],
    "units": [*PYTEST, "tests", "--ignore=tests/browser", "--ignore=tests/book"],
    "notebooks": [*PYTEST, "--nbval", "notebooks"],
    "book": [*PYTEST, *DRIVING],
}
ON_ONE_PROCESSOR = ("words", "types", "scripts", "layout", "style")
"""The kinds that use one processor only, the longest first."""

FAILED = ".pytest_cache/v/cache/lastfailed"
"""Where pytest keeps which checks have failed."""
FEW = 5
"""More failures than so many are no accident."""

Result = tuple[int, float, str]
"""An exit code, the seconds it took, and what was said where that was not printed at once."""


def main(kinds: list[str]) -> int:
    """Run the kinds that are named, or all, and return 1 where one failed."""
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        print(f"There is no kind of check called {', '.join(unknown)}. The kinds are {', '.join(KINDS)}.")
        return 2
    chosen = kinds or list(KINDS)
    results: dict[str, Result] = {}
    unsteady: list[str] = []
    with as_nobody(), ThreadPoolExecutor(2) as two:
        waiting = {kind: two.submit(run, kind, quietly=True) for kind in ON_ONE_PROCESSOR if kind in chosen}
        for kind in chosen:
            print(f"\n== {kind} ".ljust(100, "="), flush=True)
            results[kind] = waiting[kind].result() if kind in waiting else run(kind)
            if kind == "book" and results[kind][0] != 0:
                results[kind], unsteady = run_again(results[kind])
            print(results[kind][2], end="", flush=True)
    print("\n== in all ".ljust(100, "="))
    for kind, (code, seconds, _) in results.items():
        print(f"{kind:10} {'passed' if code == 0 else 'FAILED'}  {seconds:6.0f} s")
    for check in unsteady:
        print(f"unsteady: {check} failed beside others and passed by itself")
    failed = sum(code != 0 for code, _, _ in results.values())
    print(f"{len(results) - failed} passed, {failed} failed")
    return int(failed > 0)


def run_again(first: Result) -> tuple[Result, list[str]]:
    """Run the browser checks that have failed by themselves, if they are few; return the result and which passed now."""
    if first[0] != 1 or not (ROOT / FAILED).is_file():  # it did not come so far as to say which
        return first, []
    failed = [check for check in json.loads((ROOT / FAILED).read_text(encoding="utf-8")) if check.startswith(DRIVING)]
    if not 0 < len(failed) <= FEW:
        return first, []
    print(f"\n-- {len(failed)} failed, and are run once more by themselves --", flush=True)
    begun = time.monotonic()
    done = subprocess.run([PYTHON, "-m", "pytest", "-q", "--last-failed", *DRIVING], cwd=ROOT, check=False)
    return (done.returncode, first[1] + time.monotonic() - begun, ""), [] if done.returncode else failed


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
