"""A quiz as the file that an author will edit: fields in their order, and an empty line before each question."""

from __future__ import annotations

import re
from typing import Any

import yaml

_HEAD = "# yaml-language-server: $schema=../quiz.schema.json\n"


class _Dumper(yaml.SafeDumper):
    """Writes long texts over several lines, and lists as authors write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else ">" if len(text) > 90 else None  # noqa: PLR2004
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def file_of(quiz: dict[str, Any]) -> str:
    """The text of the file of a quiz."""
    made = yaml.dump(quiz, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return _HEAD + re.sub(r"^(  - id: )", r"\n\1", made, flags=re.MULTILINE).replace("items:\n\n", "items:\n", 1)
