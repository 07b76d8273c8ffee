"""The list of all pages is, to the letter, what Sphinx makes of it for each page."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from onesided.bookext import contents

PAGES = {
    "index": "# Start\n\n```{toctree}\n:caption: Part one & more\nbook/one\nbook/two\n```\n\n"
    "```{toctree}\n:caption: Part two\n:hidden:\nnotes/three\nElsewhere <https://example.org/a?b=1&c=2>\n```\n",
    "book/one": "# One *of* two\n\n## A heading\n\n```{toctree}\ninner/deep\n```\n\n## Another\n",
    "book/inner/deep": "# Deep < down\n\n```{toctree}\ndeeper\n```\n",
    "book/inner/deeper": "# Deeper\n\n## With a heading\n",
    "book/two": "# Two\n\n## A heading\n\n### A lower one\n",
    "notes/three": "# Three\n",
    "apart": "---\norphan: true\n---\n# In no list\n",
}
ASKED = (
    {"collapse": False, "titles_only": True, "includehidden": True, "maxdepth": 4},
    {"collapse": False, "titles_only": True, "includehidden": True, "maxdepth": 1},
    {"collapse": False, "titles_only": True},
    {"collapse": True, "titles_only": True, "includehidden": True},
    {"collapse": False, "titles_only": False, "maxdepth": 3},
    {},
)


def lists(root: Path, pages: dict[str, str]) -> dict[tuple[str, int], tuple[str, str]]:
    """Build a small book, and return for each page and question what Sphinx makes and what we make."""
    for name, text in pages.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / f"{name}.md").write_text(text)
    found = {}

    def compare(app, page, template, context, doctree):
        ours = contents.listed(app.builder, page, context["toctree"])
        for number, options in enumerate(ASKED):
            found[page, number] = context["toctree"](**options), ours(**options)

    with docutils_namespace():
        settings = {"extensions": ["myst_parser"], "html_theme": "basic"}
        app = Sphinx(root, None, root / "out", root / "trees", "html", settings, status=None, warning=None)
        app.connect("html-page-context", compare)
        app.build()
    return found


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return lists(tmp_path_factory.mktemp("book"), PAGES)


@pytest.mark.parametrize("number", range(len(ASKED)))
@pytest.mark.parametrize("page", [*PAGES, "search", "genindex"])
def test_every_page_has_the_list_that_sphinx_makes_for_it(found, page, number):
    theirs, ours = found[page, number]
    assert ours == theirs


def test_the_page_and_what_leads_to_it_are_marked(found):
    _, ours = found["book/inner/deeper", 0]
    assert ours.count("current") == 7  # three lists, three entries, and the link itself
    assert 'class="current reference internal" href="#"' in ours
    assert "current" not in found["apart", 0][1]


def test_a_page_that_is_in_the_list_twice_is_left_to_sphinx(tmp_path):
    twice = {**PAGES, "index": PAGES["index"].replace("notes/three", "notes/three\nbook/two")}
    for theirs, ours in lists(tmp_path, twice).values():
        assert ours == theirs
    assert contents.mark('<a class="reference internal" href="x.html"></a>' * 2, "x.html")[1] == 2
