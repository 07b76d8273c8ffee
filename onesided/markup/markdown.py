"""Markdown as authors of quizzes may write it, turned into HTML that is safe to show and into plain words.

Raw HTML is text here, pictures do not exist, headings become bold paragraphs (an item must not disturb the page's
outline), and links lead to the web, to a mailbox or to a passage of the course.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.dollarmath import dollarmath_plugin

from onesided.markup.maths import mathml, spoken
from onesided.markup.messages import sentence

Href = Callable[[str], str]
"""From a passage (`page#heading`) to the address of a link."""

_PASSAGE = re.compile(r"[a-z0-9][a-z0-9-]*#[\w-]+")
_OUTSIDE = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)


def block(text: str, href: Href | None = None) -> Markup:
    """Paragraphs, lists, tables and the like as HTML. A formula that cannot be read raises a CourseError."""
    return Markup(_MARKDOWN.render(text, {"href": href}).strip())


def inline(text: str, href: Href | None = None) -> Markup:
    """One run of text as phrasing HTML: what may stand in a label or a legend."""
    return Markup(_MARKDOWN.renderInline(" ".join(text.split()), {"href": href}))


def plain(text: str) -> str:
    """The words alone, on one line, formulas written out: for paper, lists, for names that are heard."""
    return " ".join(_words(_MARKDOWN.parse(text)).split())


def _words(tokens: Sequence[Token]) -> str:
    return "".join(_word(token) for token in tokens)


def _word(token: Token) -> str:
    match token.type:
        case "inline":
            return _words(token.children or ())
        case "math_inline" | "math_inline_double" | "math_block":
            return spoken(token.content)
        case "text" | "code_inline":
            return token.content
        case "code_block" | "fence":
            return f"{token.content} "
        case "softbreak" | "hardbreak" | "paragraph_close" | "heading_close" | "td_close" | "th_close":
            return " "
        case _:
            return ""


def _is_allowed(url: str) -> bool:
    return bool(_PASSAGE.fullmatch(url) or _OUTSIDE.fullmatch(url))


def _link_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: dict[str, Any]) -> str:
    token, href = tokens[index], env.get("href")
    target = str(token.attrs["href"])
    if _PASSAGE.fullmatch(target):
        token.attrSet("class", "os-see")
        token.attrSet("data-see", target)
        token.attrSet("href", href(target) if href else f"#{target.partition('#')[2]}")
    else:
        token.attrSet("rel", "noopener")
    return self.renderToken(tokens, index, options, env)


def _fixed(html: str) -> Callable[..., str]:
    return lambda self, tokens, index, options, env: html


def _build() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    made.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        double_inline=True,
        renderer=lambda tex, options: str(mathml(tex, display=options["display_mode"])),
    )
    made.validateLink = _is_allowed
    # Passages are names rather than addresses: they are kept as written until `href` turns them into one.
    made.add_render_rule("link_open", _link_open)
    made.add_render_rule("heading_open", _fixed("<p><strong>"))
    made.add_render_rule("heading_close", _fixed("</strong></p>\n"))
    # A wide table scrolls by itself, by keyboard too, instead of pushing a narrow page sideways.
    opening = f'<div class="os-wide" role="group" tabindex="0" aria-label="{sentence("table")}"><table>\n'
    made.add_render_rule("table_open", _fixed(opening))
    made.add_render_rule("table_close", _fixed("</table></div>\n"))
    for name in ("math_inline", "math_inline_double"):
        made.add_render_rule(name, _formula)
    made.add_render_rule("math_block", _formula_block)
    return made


def _formula(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return str(mathml(tokens[index].content))


def _formula_block(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f'<div class="os-maths">{mathml(tokens[index].content, display=True)}</div>\n'


_MARKDOWN = _build()
