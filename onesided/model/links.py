"""Where the links in an author's Markdown may lead: to http(s), to mailto, and to passages of the course.

The parser that renders the text also finds the links here, so that nothing is a link to one and not to the
other; it is imported only when a text could hold a link at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from onesided.model.complaints import Finding, Path, excerpt
from onesided.model.naming import Words, called

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_OUTSIDE = re.compile(r"(https?://[^\s/]|mailto:\S+@)", re.IGNORECASE)
_PASSAGE = re.compile(r"[a-z0-9][a-z0-9-]*#[\w-]+")


def link_findings(value: Any, words: Words) -> Iterator[Finding]:
    """A finding for every link and picture that a text may not have, in all strings of a file's value."""
    for path, text in texts(value, ()):
        # Cheaper than a parse, and true of most texts: no bracket, no link.
        if "]" not in text and "<" not in text:
            continue
        whose = called(path, value, words)
        for kind, target in _targets(text):
            if kind == "image":
                yield Finding(path, f'{whose} has the picture "{excerpt(target)}"', "Say it in words; items hold text")
            elif not is_allowed(target):
                mend = "Link to https://…, mailto:… or a passage of the course, page#heading"
                yield Finding(path, f'{whose} links to "{excerpt(target)}"', mend)


def is_allowed(target: str) -> bool:
    """Whether a link may lead there."""
    return bool(_OUTSIDE.match(target) or is_passage(target))


def is_passage(target: str) -> bool:
    """Whether a link's target is a passage of the course, `page#heading`."""
    return bool(_PASSAGE.fullmatch(target))


def _targets(text: str) -> Iterator[tuple[str, str]]:
    """The kind ("link" or "image") and the target of each link in a Markdown text."""
    for block in _parser().parse(text):
        for token in block.children or ():
            if token.type == "link_open":
                yield "link", str(token.attrGet("href") or "")
            elif token.type == "image":
                yield "image", str(token.attrGet("src") or "")


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False})
    # Left to itself the parser shows a refused link as plain text, and the author would never hear of it.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text within lists and mappings, with the path that leads to it from `path` on."""
    match value:
        case str():
            yield path, value
        case dict():
            for name, inner in value.items():
                yield from texts(inner, (*path, name))
        case list():
            for number, inner in enumerate(value):
                yield from texts(inner, (*path, number))
