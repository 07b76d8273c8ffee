"""Write the two locks anew: one version of each package for every Python and system that the course runs on."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONSTRAINTS = "tests/constraints.txt"
HEAD = "# Written by `make lock` from {source}. Every package, pinned, for Python 3.11 to 3.14 on any system.\n"


def lock(source: str, target: str, *options: str, tail: str = "") -> None:
    """Resolve the packages that `source` asks for and write them to `target`."""
    command = [
        Path(sys.executable).with_name("uv"), "pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
        "--upgrade", "--no-header", "--no-annotate", "--constraint", CONSTRAINTS, *options, source,
    ]  # fmt: skip
    packages = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    (ROOT / target).write_text(HEAD.format(source=source) + packages + tail, encoding="utf-8")
    print(f"{target}: {len(packages.splitlines())} packages")


if __name__ == "__main__":
    lock("pyproject.toml", "requirements.txt", tail="-e .\n")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as course:
        # The checks share their environment with the course, so they take its versions. (A constraint cannot be editable.)
        course.write((ROOT / "requirements.txt").read_text(encoding="utf-8").replace("-e .", ""))
        course.flush()
        lock("tests/requirements.in", "tests/requirements.txt", "--constraint", course.name)
