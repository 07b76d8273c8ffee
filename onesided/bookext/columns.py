"""How wide the columns of a table are, said before its rows: a page that arrives slowly does not push its tables about.

A browser that has to find the widths by itself finds new ones with every row that comes.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

_FOUND_BY_BROWSERS, _GIVEN = "colwidths-auto", "colwidths-given"


def register(app: Sphinx) -> None:
    """Give every table of a page, other than those whose author did, the widths of its columns."""
    app.connect("doctree-resolved", _give_widths)


def _give_widths(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    if app.builder.format != "html":
        return
    for table in doctree.findall(nodes.table):
        if _FOUND_BY_BROWSERS not in table["classes"]:
            continue
        table["classes"] = [name for name in table["classes"] if name != _FOUND_BY_BROWSERS] + [_GIVEN]
        for group in table.findall(nodes.tgroup):
            for column, width in zip(group.findall(nodes.colspec), widths_of(_texts(group)), strict=True):
                column["colwidth"] = width


def widths_of(rows: list[list[str]]) -> list[int]:
    """Return how wide each column should be, in percent: long texts get more room, and every longest word fits."""
    columns = list(zip(*rows, strict=True))
    room = [max(_longest_word(texts) + 2, max(map(len, texts)) ** 0.75) for texts in columns]
    return [round(100 * one / sum(room)) for one in room]


def _texts(group: nodes.tgroup) -> list[list[str]]:
    return [[entry.astext() for entry in row.findall(nodes.entry)] for row in group.findall(nodes.row)]


def _longest_word(texts: tuple[str, ...]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=0)
