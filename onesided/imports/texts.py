"""Texts of other systems as our Markdown: HTML is turned into it, and what looks like a mark in plain words is none."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import BeautifulSoup
from markdownify import markdownify

from onesided.model import CourseError

LARGEST = 20_000_000
"""Bytes of a file: a thousand times what a teacher's bank has."""
_MEANT = re.compile(r"([\\`*_\[\]$])")
_TAG = re.compile(r"</?\w+[^<>]*>|&\w+;")
_LEFT_OUT = ("img", "video", "audio", "iframe", "object", "svg", "script", "style")


def decoded(data: bytes) -> tuple[str, bool]:
    """The text of a file, and whether it had to be read as an old encoding; CourseError where it is too large."""
    if len(data) > LARGEST:
        raise CourseError(
            f"The file has more than {LARGEST // 1_000_000} million bytes. Export fewer questions at once."
        )
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), True


def from_words(text: str) -> str:
    """Plain words as Markdown: what looks like a mark of it is none."""
    lines = (" ".join(line.split()) for line in text.strip().splitlines())
    return _MEANT.sub(r"\\\1", "\n".join(lines)).strip()


def from_either(text: str, tell: Callable[[str], None]) -> str:
    """A text that does not say what it is, as Moodle takes it: HTML where it has a tag, and words otherwise."""
    return from_html(text, tell) if _TAG.search(text) else from_words(text)


def last_part(path: str) -> str:
    """The name of a category: the last part of its path. Two slashes are one that is part of a name."""
    return re.split(r"(?<!/)/(?!/)", path.strip())[-1].replace("//", "/").strip()


def from_html(html: str, tell: Callable[[str], None]) -> str:
    """HTML as Markdown; `tell` hears of what had to be left out."""
    soup = BeautifulSoup(html, "html.parser")
    for name in _LEFT_OUT:
        for element in soup.find_all(name):
            said = str(element.get("alt") or element.get("src") or "")
            # An embedded picture is its own address, and a long one.
            shown = f" ({said[:60]})" if said and not said.startswith("data:") else ""
            if name not in ("script", "style"):
                tell(f"a picture or another medium was left out{shown}. Say in words what it shows")
            element.decompose()
    text = markdownify(str(soup), heading_style="ATX", bullets="-", escape_underscores=True)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.splitlines())).strip()
