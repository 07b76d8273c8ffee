"""The address that a site will have reaches every page, and none is claimed where nobody said one."""

from __future__ import annotations

import pytest
from sphinx.application import Sphinx

from onesided.bookext.address import URL


@pytest.mark.parametrize("address", ["https://example.org/course/", ""])
def test_a_page_says_where_it_stands(tmp_path, monkeypatch, address):
    monkeypatch.setenv(URL, address)
    (tmp_path / "index.rst").write_text("Start\n=====\n")
    (tmp_path / "conf.py").write_text("from onesided.bookext.address import register as setup\n")
    Sphinx(tmp_path, tmp_path, tmp_path / "html", tmp_path / "trees", "html", status=None).build()
    html = (tmp_path / "html/index.html").read_text(encoding="utf-8")
    assert ('<link rel="canonical" href="https://example.org/course/index.html" />' in html) == bool(address)
    assert html.count("canonical") == bool(address)
