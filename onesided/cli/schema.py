"""`onesided schema`: write the JSON Schemas that editors use to complete and check an author's YAML."""

from __future__ import annotations

import argparse
from typing import Any

from onesided.model import find_shelf


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser("schema", help="write the JSON Schemas for editors")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write each schema into the folder of the files it describes."""
    from onesided.model.schema import schemas

    root = find_shelf().root
    for path, text in schemas().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
        print(f"{path}: written")
    return 0
