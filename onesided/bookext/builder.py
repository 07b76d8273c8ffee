"""Sphinx's builder of HTML, except that a page is written where something has changed that it shows, and nowhere else.

Sphinx writes the first page of a book whenever it writes any, since that one lists them all; and it leaves all others
alone when a title has changed, although they list it too. Here every page follows the titles and the quizzes and
stories it shows, and none is written for nothing: a page that would say the same again keeps its file, and its date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from onesided.bookext import shown, whole


class Outline(NamedTuple):
    """What pages say of each other: their titles, the lists that put them in order, and the headings on each."""

    titles: dict[str, str]
    lists: dict[str, list[str]]
    headings: dict[str, str]


class BookBuilder(StandaloneHTMLBuilder):
    """The builder of the published book. It takes the name of Sphinx's own."""

    outline_before: Outline | None = None
    """What pages said of each other before any was read; none where none is."""
    asked_for: frozenset[str] = frozenset()
    outdated: frozenset[str] = frozenset()
    writes_all: bool = False

    def get_outdated_docs(self) -> Iterator[str]:
        """The pages that Sphinx would write again, and those of which a quiz, a story or the course is another."""
        self.outdated = frozenset(super().get_outdated_docs())
        yield from self.outdated | {*shown.outdated(self)} | whole.perhaps_outdated(self)

    def write(
        self, build_docnames: Iterable[str] | None, updated_docnames: Sequence[str], method: Any = "update"
    ) -> None:
        """Remember what is to be written, before Sphinx adds to it."""
        if build_docnames is None or build_docnames == ["__all__"]:
            asked_for = set(self.env.found_docs)
        else:
            needless = whole.unchanged(self) - self.outdated
            asked_for = {*build_docnames} - needless | (whole.pages(self.env) - needless)
        self.asked_for = frozenset(asked_for | {*updated_docnames})
        self.writes_all = self.asked_for >= self.env.found_docs
        super().write(asked_for, updated_docnames, method)
        whole.note_written(self)

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write the page, and remember what it was written from."""
        super().write_doc(docname, doctree)
        shown.note_written(self, docname)

    def prepare_writing(self, docnames: set[str]) -> None:
        """Leave out what Sphinx has added, where no page says another thing of itself than before."""
        if self.says_the_same:
            docnames &= self.asked_for
        super().prepare_writing(docnames)

    @cached_property
    def outline(self) -> Outline:
        """What pages say of each other now; known once all are read."""
        return outline_of(self.env)

    @property
    def says_the_same(self) -> bool:
        """Whether no page says another thing of itself than before."""
        return self.outline_before is None or self.outline_before == self.outline

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        outfilename: str | None = None,
        event_arg: Any = None,
    ) -> None:
        """Write the page beside the one that is there, and put it into its place where they differ."""
        there = Path(outfilename or self.get_outfilename(pagename))
        written = there.with_name(f"{there.name}.new")
        super().handle_page(pagename, addctx, templatename, str(written), event_arg)
        if not written.exists():
            return  # Sphinx has said why
        if there.is_file() and there.read_bytes() == written.read_bytes():
            written.unlink()
            if self._is_older_than_its_source(pagename, there):
                there.touch()  # or Sphinx would write it again each time
        else:
            written.replace(there)

    def _is_older_than_its_source(self, pagename: str, page: Path) -> bool:
        if pagename not in self.env.found_docs:
            return False
        source = Path(self.env.doc2path(pagename)).stat().st_mtime
        return max(source, self._newest_template) > page.stat().st_mtime

    @cached_property
    def _newest_template(self) -> float:
        return self.templates.newest_template_mtime()


def register(app: Sphinx) -> None:
    """Take the place of Sphinx's builder, and compare what pages say of each other before and after they are read."""
    app.add_builder(BookBuilder, override=True)
    app.connect("env-get-outdated", _look)
    app.connect("env-before-read-docs", _look_again)
    app.connect("env-updated", _follow_titles)


def outline_of(env: BuildEnvironment) -> Outline:
    """Return what the pages of the book say of each other now."""
    names = sorted(env.titles.keys() & env.tocs.keys())
    return Outline(
        {name: str(env.titles[name]) for name in names},
        {name: [str(one) for one in env.tocs[name].findall(addnodes.toctree)] for name in sorted(env.toctree_includes)},
        {name: str(env.tocs[name]) for name in names},
    )


def _look(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    if added or changed or removed:
        _look_again(app, env, [""])
    return []


def _look_again(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """What is to be read is known only when everybody was asked; what has gone is gone by then."""
    if docnames and isinstance(app.builder, BookBuilder) and app.builder.outline_before is None:
        app.builder.outline_before = outline_of(env)


def _follow_titles(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Every page, where one has another title or another place in the book: each of them lists it."""
    if not isinstance(app.builder, BookBuilder) or app.builder.outline_before is None:
        return []
    before, now = app.builder.outline_before, app.builder.outline
    return [] if (before.titles, before.lists) == (now.titles, now.lists) else sorted(env.found_docs)
