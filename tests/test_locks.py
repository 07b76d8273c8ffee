"""The locks: every package once, at one version, on every Python and system; and a course that runs from them alone."""

import re
import tomllib
from collections import Counter

import pytest

from tests.conftest import ROOT

LOCKS = ("requirements.txt", "tests/requirements.txt")


def pins(lock: str) -> list[tuple[str, str]]:
    return re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_pin_and_no_package_has_two(lock):
    lines = [line for line in (ROOT / lock).read_text(encoding="utf-8").splitlines() if line and line[0] not in "#-"]
    assert len(lines) == len(pins(lock))
    assert not [name for name, count in Counter(name for name, _ in pins(lock)).items() if count > 1]


def test_the_course_itself_comes_last():
    assert (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1] == "-e ."


def test_what_both_locks_name_is_the_same_version():
    course, checks = dict(pins(LOCKS[0])), dict(pins(LOCKS[1]))
    assert {name: course[name] for name in course.keys() & checks.keys()} == {
        name: checks[name] for name in course.keys() & checks.keys()
    }


def test_the_lock_has_what_the_course_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[<>=]", name)[0].lower() for name in project["dependencies"]}
    assert asked <= {name.lower() for name, _ in pins(LOCKS[0])}
    assert dict(pins(LOCKS[0]))["jupyter-book"] == "1.0.4.post1"
    assert dict(pins(LOCKS[0]))["jupyterlab"].startswith("4.5.")


def test_nothing_that_is_locked_compiles_grammars_whenever_a_schema_is_read():
    # JupyterLab and a build would start three seconds later, for a check of addresses that neither makes.
    assert not {"rfc3987-syntax", "lark"} & {name for lock in LOCKS for name, _ in pins(lock)}
