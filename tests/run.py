"""Run every check of the course, one kind after another, and say at the end what passed and what did not.

`python tests/run.py units notebooks` runs only those kinds. The kinds are in the order in which a mistake is found
soonest; each uses all processors, and a failing one does not keep the others from being run.
"""

from __future__ import annotations

import subprocess
import sys
import time
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


def main(kinds: list[str]) -> int:
    """Run the kinds that are named, or all, and return 1 where one failed."""
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        print(f"There is no kind of check called {', '.join(unknown)}. The kinds are {', '.join(KINDS)}.")
        return 2
    results = {}
    for kind in kinds or KINDS:
        print(f"\n== {kind} ".ljust(100, "="), flush=True)
        begun = time.monotonic()
        with as_nobody():
            code = subprocess.run(KINDS[kind], cwd=ROOT, check=False).returncode
        results[kind] = (code, time.monotonic() - begun)
    print("\n== in all ".ljust(100, "="))
    for kind, (code, seconds) in results.items():
        print(f"{kind:10} {'passed' if code == 0 else 'FAILED'}  {seconds:6.0f} s")
    failed = sum(code != 0 for code, _ in results.values())
    print(f"{len(results) - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
