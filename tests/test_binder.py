"""Binder builds the course from `requirements.txt` and `runtime.txt`: asked of repo2docker itself, without building."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.conftest import COURSE, ROOT, copy_course


def test_two_files_are_enough(tmp_path):
    # What is committed, and no environment or build of whoever runs the checks.
    course = copy_course(tmp_path / "course")
    for name in ("runtime.txt", "pyproject.toml"):
        (course / name).write_bytes((ROOT / name).read_bytes())
    command = [
        sys.executable,
        "-m",
        "repo2docker",
        "--no-build",
        "--debug",
        "--user-id",
        "1000",
        "--user-name",
        "reader",
    ]
    done = subprocess.run([*command, str(course)], capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-2000:]
    version = re.fullmatch(r"python-(3\.\d+)\n", (ROOT / "runtime.txt").read_text())[1]
    assert f"Building conda environment for python={version}" in said
    # The course is one of its own requirements, so all of it has to be there before they are installed.
    installed = said.index('pip install --no-cache-dir -r "requirements.txt"')
    assert said.index("COPY --chown=1000:1000 src/ ${REPO_DIR}/") < installed
    assert "requirements.txt" in COURSE


def test_it_is_a_version_that_the_course_runs_on():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lowest, above = re.search(r'requires-python = ">=3\.(\d+),<3\.(\d+)"', project).groups()
    version = int(re.search(r"3\.(\d+)", (ROOT / "runtime.txt").read_text())[1])
    assert int(lowest) <= version < int(above)
