"""Making elements, and reading HTML into them: the few lines that every other module here would repeat."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

_MAKER = BeautifulSoup("", "html.parser")


def element(name: str, *content: PageElement | str | None, **attributes: str | None) -> Tag:
    """Return a new element with this content, less what is None; so too its attributes.

    In their names `class_` stands for `class`, `epub__type` for `epub:type`, and any other line for a hyphen.
    """
    given = {_attribute(key): value for key, value in attributes.items() if value is not None}
    made = _MAKER.new_tag(name, attrs=given)
    made.extend([one for one in content if one is not None])
    return made


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("__", ":").replace("_", "-")


def parsed(html: str) -> BeautifulSoup:
    """Return this HTML as a tree that may be changed."""
    return BeautifulSoup(html, "html.parser")


def taken(tree: Tag | None) -> list[PageElement]:
    """Take everything out of an element and return it, to be put elsewhere; nothing for None."""
    return [] if tree is None else [child.extract() for child in list(tree.contents)]


def words_of(tree: Tag | None) -> str:
    """Return the text of an element on one line."""
    return "" if tree is None else " ".join(tree.get_text().split())


def sheet(name: str) -> str:
    """Return one of the style sheets that lie beside these modules."""
    return files("onesided.editions").joinpath("files", name).read_text(encoding="utf-8")


def renamed(trees: Iterable[Tag], name: str) -> None:
    """Give these elements another name."""
    for tree in trees:
        tree.name = name
