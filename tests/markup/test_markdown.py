"""Markdown and formulas: what is allowed, what is refused, and what is mended."""

from __future__ import annotations

import pytest

from onesided.markup.markdown import block, inline, plain
from onesided.markup.maths import mathml, spoken
from onesided.model import CourseError


def test_markdown_does_what_authors_expect():
    assert block("One *two* **three** `four`") == "<p>One <em>two</em> <strong>three</strong> <code>four</code></p>"
    assert "<li>a</li>" in block("- a\n- b")
    assert inline("One\n*two*") == "One <em>two</em>"


def test_raw_html_is_text():
    assert block("<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>"
    assert inline("<script>x</script>") == "&lt;script&gt;x&lt;/script&gt;"
    assert "<div" not in block("<div onclick=x>\n\ny\n\n</div>")


def test_headings_leave_the_outline_of_the_page_alone():
    assert block("# Title\n\ntext") == "<p><strong>Title</strong></p>\n<p>text</p>"


def test_there_are_no_pictures():
    assert "<img" not in block("![alt](https://example.org/x.png)")


@pytest.mark.parametrize("url", ["javascript:a(1)", "data:text/html,x", "file:///etc", "/local", "other.html", "#x"])
def test_links_that_lead_elsewhere_are_not_links(url: str):
    assert "<a" not in block(f"[x]({url})")


def test_links_lead_to_the_web_a_mailbox_or_a_passage():
    assert block("[x](https://example.org/a)") == '<p><a href="https://example.org/a" rel="noopener">x</a></p>'
    assert 'href="mailto:a@example.org"' in block("[x](mailto:a@example.org)")
    shown = block("[x](a-page#a-heading)", href=lambda see: f"there/{see}")
    assert shown == '<p><a href="there/a-page#a-heading" class="os-see" data-see="a-page#a-heading">x</a></p>'
    assert 'href="#a-heading"' in inline("[x](a-page#a-heading)")


def test_a_wide_table_scrolls_by_itself():
    assert block("|a|b|\n|-|-|\n|1|2|").startswith('<div class="os-wide" role="group" tabindex="0" aria-label="Table">')


def test_plain_words():
    assert plain("*One* `two` [three](https://example.org)\n\n- four $r^2$") == "One two three four r^2"


def test_money_is_not_a_formula():
    assert "<math" not in block("It costs $5 here and $6 there.")
    assert "<math" not in block(r"It costs \$5 here and \$6 there.")


@pytest.mark.parametrize(
    ("tex", "inside", "said"),
    [
        (".28", "<mn>.28</mn>", ".28"),
        ("r = .28", "<mi>r</mi><mo>=</mo><mn>.28</mn>", "r = .28"),
        ("-.16", '<mo form="prefix">\u2212</mo><mn>.16</mn>', "\u2212.16"),
        ("r = -.16", '<mo>=</mo><mo form="prefix">\u2212</mo><mn>.16</mn>', "r = \u2212.16"),
        ("a - b", "<mi>a</mi><mo>\u2212</mo><mi>b</mi>", "a \u2212 b"),
        (r"8\%", "<mn>8%</mn>", "8%"),
        ("1{,}000", "<mn>1,000</mn>", "1,000"),
        ("r^2", "<msup><mi>r</mi><mn>2</mn></msup>", "r^2"),
        ("p < .001", "<mo>&lt;</mo><mn>.001</mn>", "p < .001"),
        ("[.25, .31]", "<mn>.25</mn><mo>,</mo><mn>.31</mn>", "[.25, .31]"),
        (r"\frac{a}{b+c}", "<mfrac>", "a/(b + c)"),
        (r"\sqrt{1-r^2}", "<msqrt>", "√(1 \u2212 r^2)"),
        ("x_1", "<msub>", "x_1"),
    ],
)
def test_formulas_are_mended_and_said(tex: str, inside: str, said: str):
    html = mathml(tex)
    assert inside in html
    assert f'alttext="{said.replace("<", "&lt;")}"' in html
    assert html.startswith('<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline"')
    assert spoken(tex) == said


def test_a_formula_of_its_own_line():
    assert 'display="block"' in block("$$r^2$$")


@pytest.mark.parametrize(
    "tex",
    [r"\frac{1", r"\frac{1}", r"\foo", "}", "{", r"\left( a", r"\begin{matrix}a", "a & b", "x^", "^2^3", r"\sqrt"],
)
def test_a_broken_formula_is_a_sentence(tex: str):
    with pytest.raises(CourseError, match=r"The formula \$.*\$ cannot be read: .*\. Correct what stands between"):
        mathml(tex)
