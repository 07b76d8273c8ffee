"""`onesided study`: open the course in JupyterLab."""

from __future__ import annotations

import argparse
import subprocess
import sys
from typing import Any

from onesided.model import find_shelf

WELCOME = "notebooks/00-welcome.ipynb"


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    more = "Other options, such as --no-browser, are passed on to JupyterLab."
    verbs.add_parser("study", help="open the course in JupyterLab", epilog=more).set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Start JupyterLab in the course's folder, on the welcome notebook, and wait until it is stopped."""
    root = find_shelf().root
    command = [
        sys.executable, "-m", "jupyterlab",
        f"--ServerApp.root_dir={root}",
        f"--LabApp.default_url=/lab/tree/{WELCOME}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        *chosen.rest,
    ]  # fmt: skip
    return subprocess.run(command, cwd=root, check=False).returncode
