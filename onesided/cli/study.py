"""`onesided study`: open the course in JupyterLab."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

from onesided.model import find_shelf

WELCOME = "notebooks/00-welcome.ipynb"


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    more = "Other options, such as --no-browser, are passed on to JupyterLab."
    verbs.add_parser("study", help="open the course in JupyterLab", epilog=more).set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Start JupyterLab in the course's folder, on its welcome or its first notebook, and wait until it is stopped."""
    root = find_shelf().root
    command = [
        sys.executable, "-m", "jupyterlab",
        f"--ServerApp.root_dir={root}",
        f"--LabApp.default_url={_opening(root)}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        *chosen.rest,
    ]  # fmt: skip
    return subprocess.run(command, cwd=root, check=False).returncode


def _opening(root: Path) -> str:
    """What JupyterLab shows first: the welcome notebook, or else the first, or else the course's folder."""
    notebooks = [path.relative_to(root).as_posix() for path in sorted((root / "notebooks").glob("*.ipynb"))]
    first = WELCOME if WELCOME in notebooks else next(iter(notebooks), "")
    return f"/lab/tree/{quote(first)}" if first else "/lab"
