"""A Markdown cell of a notebook as sections: a heading, and the blocks under it, each still Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

Kind = Literal["paragraph", "list", "box", "other"]

_DIRECTIVE = re.compile(r"\{[\w-]+\}\s*(.*)")
_OPTION = re.compile(r"^:[\w-]+:.*\n?", re.MULTILINE)
_TARGET = re.compile(r"\([\w-]+\)=\s*")
_TITLES = {"note": "", "important": "Important", "tip": "Tip", "warning": "Warning", "seealso": "See also"}


@dataclass(frozen=True)
class Block:
    """A paragraph, a list (`parts` are its items), a box (`title`, and `text` within) or something else.

    All texts are Markdown.
    """

    kind: Kind
    text: str
    parts: tuple[str, ...] = ()
    ordered: bool = False
    title: str = ""


@dataclass(frozen=True)
class Section:
    """What stands under a heading; `level` 0 and an empty `title` for what stands before the first one."""

    level: int
    title: str
    blocks: tuple[Block, ...]


def sections(source: str) -> list[Section]:
    """Return the sections of a cell, in order. Comments and the targets of links are left out."""
    lines, found = source.splitlines(), [Section(0, "", ())]
    tokens = _PARSER.parse(source)
    for first, last in _top_level(tokens):
        token = tokens[first]
        if token.type == "heading_open":
            found.append(Section(int(token.tag[1]), tokens[first + 1].content, ()))
        elif block := _block(tokens[first : last + 1], lines):
            found[-1] = Section(found[-1].level, found[-1].title, (*found[-1].blocks, block))
    return [section for section in found if section.level or section.blocks]


def slug(title: str) -> str:
    """Return the anchor of a heading, as the book and the links of the course write it."""
    plain = re.sub(r"\]\([^)]*\)", "", title)
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", plain.lower()).strip())


def _top_level(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """The first and the last token of each block."""
    first = 0
    for place, token in enumerate(tokens):
        if token.level == 0 and token.nesting <= 0:
            yield first, place
            first = place + 1


def _block(tokens: list[Token], lines: list[str]) -> Block | None:
    token = tokens[0]
    begin, end = token.map or (0, 0)
    text = "\n".join(lines[begin:end])
    match token.type:
        case "paragraph_open":
            return None if _TARGET.fullmatch(text) else Block("paragraph", " ".join(text.split()))
        case "bullet_list_open" | "ordered_list_open":
            inner = tuple(" ".join(one.content.split()) for one in tokens if one.type == "inline" and one.level == 3)
            return Block("list", text, inner, token.type.startswith("ordered"))
        case "fence" if found := _DIRECTIVE.match(token.info):
            name = token.info[1 : token.info.index("}")]
            return Block("box", _OPTION.sub("", token.content).strip(), title=found[1] or _TITLES.get(name, ""))
        case "html_block":
            return None
        case _:
            return Block("other", text)


_PARSER = MarkdownIt("commonmark").enable("table")
