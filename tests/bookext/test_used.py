"""Of a style sheet is left what some page or script can use, and nothing that is used is lost."""

from __future__ import annotations

import pytest

from onesided.bookext.used import names_in_pages, names_in_styles, only_used, selectors, words_in_scripts


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".here{a:b}.gone{c:d}", ".here{a:b}"),
        (".gone,.here p,p.gone{a:b}", ".here p{a:b}"),
        ("p>a:hover{a:b}", "p>a:hover{a:b}"),
        (".here.gone{a:b}", ""),
        ("p{a:b}/*! Whose it is, {and} more */.gone,.here{a:b}", "p{a:b}/*! Whose it is, {and} more */.here{a:b}"),
        ("/*! Whose it is, and more */.gone{a:b}", "/*! Whose it is, and more */"),
        ("#main .here{a:b}#other{c:d}", "#main .here{a:b}"),
        (".here:not(.gone){a:b}", ".here:not(.gone){a:b}"),
        (":is(.gone,.here) p{a:b}", ":is(.gone,.here) p{a:b}"),
        ("a[href='.gone']{a:b}", "a[href='.gone']{a:b}"),
        (r".w-\33 .x{a:b}", ""),
        (r".md\:here{a:b}", r".md\:here{a:b}"),
        ("@media print{.gone{a:b}}", ""),
        ("@media print{.gone{a:b}.here{c:d}}", "@media print{.here{c:d}}"),
        ("@supports (x:y){@media print{.gone{a:b}}}", ""),
        ("@keyframes k{0%{a:b}to{c:d}}", "@keyframes k{0%{a:b}to{c:d}}"),
        ("@font-face{font-family:x}@page{margin:0}", "@font-face{font-family:x}@page{margin:0}"),
        (":root{--asked:1;--never:2}p{a:var(--asked)}", ":root{--asked:1;}p{a:var(--asked)}"),
        (':root{--never:url("data:;x}y");--else:3}', ":root{--else:3}"),
        (":root{--from-script:1}", ":root{--from-script:1}"),
    ],
)
def test_what_is_left(css: str, left: str) -> None:
    names = {"here", "main", "md:here", "--from-script"}
    assert only_used(css, names, "b{c:var( --else )}") == left


def test_names_come_from_pages_scripts_and_sheets() -> None:
    assert names_in_pages(['<p class="a b-c" id=\'d\'>class="</p>', "<i data-class=x></i>"]) == {"a", "b-c", "d"}
    assert {"is-open", "--x"} <= words_in_scripts(['element.classList.add("is-open"); style("--x")'])
    assert names_in_styles([r".a #b{c:var(--d)}.e\:f{}"]) == {"a", "b", "--d", "e:f"}


def test_a_comma_inside_parentheses_separates_nothing() -> None:
    assert selectors(" a:is(b,c), d[e='f,g'] ,h") == ["a:is(b,c)", " d[e='f,g'] ", "h"]
