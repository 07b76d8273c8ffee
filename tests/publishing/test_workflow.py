"""The ready workflow asks for what there is, with no more rights than it needs."""

from __future__ import annotations

import argparse
import re
import shlex

import pytest
import yaml

from onesided.cli import publish


@pytest.fixture
def jobs(root):
    settings = yaml.safe_load((root / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    assert settings["permissions"] == {"contents": "read"}
    return settings["jobs"]


def test_it_publishes_the_folder_that_it_writes(jobs):
    steps = jobs["build"]["steps"]
    line = next(step["run"] for step in steps if step.get("run", "").startswith("onesided"))
    parser = argparse.ArgumentParser()
    publish.describe(parser.add_subparsers())
    chosen = parser.parse_args(shlex.split(line)[1:])
    upload = next(step for step in steps if "upload-pages-artifact" in step.get("uses", ""))
    assert str(chosen.folder) == upload["with"]["path"]
    assert chosen.url == "$ADDRESS/"
    assert any(step.get("run", "").endswith("pip install -r requirements.txt") for step in steps)


def test_only_the_job_that_publishes_may(jobs):
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["publish"]["needs"] == "build"


def test_every_action_is_pinned_by_its_major_version(jobs):
    used = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert len(used) >= 5
    assert [one for one in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", one)] == []
