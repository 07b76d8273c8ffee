"""A small book as it lies in a folder of built pages: every type of item, a story, an exploration, links of every kind."""

from __future__ import annotations

from pathlib import Path

from onesided.figures import draw_exploration, figure_html
from onesided.markup import key_html, quiz_html, vignette_html
from tests.markup.items import NAME, quiz_of
from tests.markup.test_vignette import NAME as STORY
from tests.markup.test_vignette import trial

TOC = """\
format: jb-book
root: book/welcome
parts:
  - caption: I. The first part
    chapters:
      - file: notebooks/01-a-chapter
      - file: notebooks/02-another.ipynb
  - caption: Around it
    chapters:
      - file: notebooks/your-map
      - file: book/help-lines
        sections:
          - file: book/glossary
      - file: book/references
"""
CONFIG = """\
title: A small book
author: Somebody
copyright: "2026"
html:
  extra_footer: <p>See the <a href="doc:book/help-lines">help lines</a>.</p>
sphinx: {config: {language: en, html_baseurl: ""}}
"""
CITATION = """\
title: "A small book: with everything in it"
version: 1.2.3
date-released: "2026-11-22"
license: [MIT, CC-BY-4.0]
"""
MATHS = '<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"><msup><mi>r</mi><mn>2</mn></msup></math>'


def write_small_book(root: Path) -> Path:
    """Write the course's settings into `root` and its built pages beside them; return the folder of the pages."""
    (root / "book").mkdir(parents=True)
    for name, text in (("_toc.yml", TOC), ("_config.yml", CONFIG), ("CITATION.cff", CITATION)):
        (root / name).write_text(text, encoding="utf-8")
    html = root / "_build" / "html"
    for docname, (title, content) in pages().items():
        anchor = title.lower().replace(" ", "-")
        link = f'<a class="headerlink" href="#{anchor}" title="Link to this heading">#</a>'
        page = (
            "<!doctype html><html><body><header>around</header><article class='bd-article'>"
            f'<section class="tex2jax_ignore" id="{anchor}"><h1>{title}{link}</h1>{content}</section>'
            "</article></body></html>"
        )
        path = html / f"{docname}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    return html


def pages() -> dict[str, tuple[str, str]]:
    """Each page's title and content by the name of its document."""
    return {
        "book/welcome": ("A small book", '<p>Begin <a href="../notebooks/01-a-chapter.html">here</a>.</p>'),
        "notebooks/01-a-chapter": ("A chapter", _chapter()),
        "notebooks/02-another": (
            "Another",
            '<section id="a-heading"><h2>A heading</h2><p>Back to <a href="01-a-chapter.html#a-heading">that one</a>, '
            'to <a href="your-map.html">your map</a>, to <a href="https://example.org/x">the web</a>.</p></section>',
        ),
        "notebooks/your-map": ("Your map", '<section class="onesided os-mine"><p>asleep</p></section>'),
        "book/help-lines": ("Help lines", "<p>Ring 1234.</p>"),
        "book/glossary": ("Glossary", '<p id="key"><strong>Key</strong>: opens.</p>'),
        "book/references": (
            "References",
            "<p>All works.</p>"
            '<p id="author1999title">Author (1999). <a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a></p>'
            '<p id="other2000work">Other (2000). Never cited.</p>',
        ),
    }


def _chapter() -> str:
    def href(passage: str) -> str:
        page, _, anchor = passage.partition("#")
        return f"#{anchor}" if page == "a-chapter" else f"../book/{page}.html#{anchor}"

    quiz = quiz_of(confidence=True)
    asked = [quiz_html(quiz, NAME, href=href, occasion=place) for place in ("a-chapter#one", "a-chapter#two")]
    story = vignette_html(trial(), STORY, href=href, occasion="a-chapter#live", away="../_static/new-tab.html")
    figure = draw_exploration(
        lambda ax, n: ax.plot([0, n], [0, 1]),
        n=[1, 2, 3],
        start=2,
        label="How many",
        table=lambda n: [{"double": 2 * n}],
        alt=lambda n: f"A line to {n}.",
    )
    return (
        f'<!-- said to nobody --><p>By {MATHS} (<a href="../book/references.html#author1999title">Author, 1999</a>).</p>'
        f'<section id="a-heading"><h2>Every type<a class="headerlink" href="#a-heading">#</a></h2>{asked[0]}</section>'
        '<div class="cell tag_hide-input"><details class="admonition hide above-input"><summary>Show code</summary>'
        f'<div class="cell_input"><pre>secret = 1</pre></div></details><div class="cell_output">{figure_html(figure)}</div>'
        f'</div><section id="live"><h2>Live it</h2>{story}</section>'
        f'<section id="again"><h2>Once more</h2>{asked[1]}</section>'
        f"{key_html([(NAME, quiz)])}<script>told()</script>"
    )
