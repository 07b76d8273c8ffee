"""One style sheet and one script for every page, in place of the dozen that the theme and its helpers bring.

They are joined when a build has finished, from the files Sphinx has put into `_static`, in the order in which a plain
page would load them. Of the styles only those are left that some page or script can use, a third of the whole.
Their names do not change, so a page that was not written again still finds them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

import pydata_sphinx_theme
import sphinx_book_theme
from sphinx.application import Sphinx

from onesided.bookext.frame import direction_of
from onesided.bookext.icons import font_faces, names_in, without_unused_icons
from onesided.bookext.kept import kept
from onesided.bookext.pages import is_page
from onesided.bookext.schemes import follow_the_system
from onesided.bookext.sides import sides_follow_the_writing
from onesided.bookext.used import names_in_pages, names_in_styles, only_used, variables_asked_for, words_in_scripts
from onesided.bookext.versions import version_of
from onesided.frontend.source import without_comments

STYLE, SCRIPT, WITHOUT_SCRIPT = "book.css", "book.js", "no-script.css"
STYLES = (
    "basic.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "mystnb.*.css",
)
"""What every page's look is made of, as patterns below `_static`."""
OWN_STYLES = ("frame.css", "colours.css", "design.css", "cover.css", "foot.css", "tips.css", "arriving.css", STYLE)
"""What this book's look adds to it, below `bookext/static`."""
SCRIPTS = (
    "documentation_options.js",
    "doctools.js",
    "scripts/pydata-sphinx-theme.js",
    "scripts/sphinx-book-theme.js",
)
"""What every page runs."""
OWN_SCRIPTS = ("frame.js", "foot.js", "tips.js", SCRIPT)
"""What the book adds to it, below `bookext/static`."""

_PACKAGES = ("sphinx", "pydata-sphinx-theme", "sphinx-book-theme", "myst-nb")
_OWN = Path(__file__).parent
_THEMES = tuple(Path(theme.__file__).parent for theme in (pydata_sphinx_theme, sphinx_book_theme))
_FONTS = _THEMES[0] / "theme/pydata_sphinx_theme/static/vendor/fontawesome/webfonts"
_PROVIDERS = {"github", "gitlab", "bitbucket"}  # the repository button puts its icon's name together from these
_FONT_FACE = re.compile(r"@font-face\{[^}]*vendor/fontawesome[^}]*\}")
_STYLE_NAMED = re.compile(rf"(_static/{re.escape(STYLE)}\?v=)(\w+)")
_LOADED = re.compile(r'<script[^>]* src="[^"]*_static/([^"?]+)')
_COMMENT = re.compile(r"/\*(?!!).*?\*/", re.DOTALL)
_SOURCE_MAP = re.compile(r"/[*/]# sourceMappingURL=\S+(?: ?\*/)?")


def register(app: Sphinx) -> None:
    """Join the files when the theme has written the last of them."""
    app.connect("builder-inited", _ask, priority=1)
    app.connect("build-finished", _write, priority=900)


@cache
def version() -> str:
    """Return a word that changes when the joined script may, so that no browser keeps the one of last year."""
    pins = [f"{name} {metadata.version(name)}" for name in _PACKAGES]
    return _digest(*pins, *(path.read_text(encoding="utf-8") for path in sorted((_OWN / "static").glob("*"))))[:8]


def style_version(app: Sphinx) -> str:
    """Return the same for the joined style sheet of the last build; what it becomes in this one is known at its end."""
    path = Path(app.outdir) / "_static" / STYLE
    return version_of(path.read_text(encoding="utf-8")) if path.is_file() else "new"


def _ask(app: Sphinx) -> None:
    # The theme adds to its own options while it writes pages, so at the end they are others where none was written.
    app.builder.onesided_asked = str(app.config.html_theme_options)  # type: ignore[attr-defined]


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or not is_page(app):
        return
    static = Path(app.outdir) / "_static"
    own = _OWN / "static"
    if _is_as_it_was(app, static, own):
        return
    asked = app.builder.onesided_asked  # type: ignore[attr-defined]
    _join(
        static / SCRIPT, [own / "storage.js", *_files(static, SCRIPTS), *(own / name for name in OWN_SCRIPTS)], script
    )
    _join(static / WITHOUT_SCRIPT, [own / WITHOUT_SCRIPT], plain)
    pages = [_used_by(app, path) for path in sorted(Path(app.outdir).rglob("*.html"))]
    parts = [*_files(static, STYLES), *(own / name for name in OWN_STYLES)]
    # Among the theme's scripts are some that no page loads, a heap of all icons among them: their words do not count.
    loaded = {name for page in pages for name in page.scripts} | set(SCRIPTS)
    scripts = [static / name for name in sorted(loaded) if (static / name).is_file()]
    in_pages = {name for page in pages for name in page.names}
    names = (in_pages | _kept(app, "words", words_in_scripts, scripts)) & _kept(app, "names", names_in_styles, parts)
    asking = sorted({variable for page in pages for variable in page.variables})

    from_right = direction_of(app.config.language) == "rtl"

    def lean_style_sheet(texts: list[str]) -> str:
        others = (_text(path) for path in static.rglob("*.css") if path.name != STYLE)
        lean = only_used(style_sheet(texts, asked), names, "\n".join([*others, *asking]))
        return sides_follow_the_writing(lean) if from_right else lean

    _join(static / STYLE, parts, lean_style_sheet, asked, str(from_right), *sorted(names), *asking)
    version = version_of(_text(static / STYLE))
    for page in pages:
        if page.style != version:
            _name_style(page.path, version)


def _kept(app: Sphinx, what: str, find: Callable[[Iterable[str]], set[str]], files: Iterable[Path]) -> set[str]:
    """What is found in these files, which are much the same from build to build."""
    texts = [_text(path) for path in files]
    return kept(app, ("joined", what), tuple(texts), lambda: find(texts))


def _is_as_it_was(app: Sphinx, static: Path, own: Path) -> bool:
    """Nothing was written in this build, and nothing of the book's own is newer than what was joined."""
    joined = [static / name for name in (STYLE, SCRIPT, WITHOUT_SCRIPT)]
    if getattr(app.builder, "asked_for", True) or not all(path.is_file() for path in joined):
        return False
    parts = (path.stat().st_mtime for path in (*own.iterdir(), *_OWN.glob("*.py")))
    return max(parts) < min(path.stat().st_mtime for path in joined)


@dataclass(frozen=True)
class _Used:
    """What a page uses of what is joined: `names` of classes and ids, `variables`, `scripts`, the sheet's version."""

    path: Path
    names: frozenset[str]
    variables: frozenset[str]
    scripts: frozenset[str]
    style: str


def _used_by(app: Sphinx, path: Path) -> _Used:
    stat = path.stat()
    state = str((stat.st_mtime_ns, stat.st_size))
    return kept(app, ("used", path.relative_to(app.outdir).as_posix()), (state,), lambda: _used_in(path))


def _used_in(path: Path) -> _Used:
    text = path.read_text(encoding="utf-8")
    style = _STYLE_NAMED.search(text)
    return _Used(
        path,
        frozenset(names_in_pages([text])),
        frozenset(variables_asked_for(text)),
        frozenset(_LOADED.findall(text)),
        style[2] if style else "",
    )


def _join(target: Path, parts: list[Path], join: Callable[[list[str]], str], *else_: str) -> None:
    """Write the joined file, unless it was joined from the same: cutting a font and a style sheet takes a moment."""
    texts = [_text(path) for path in parts]
    first = f"/* Joined by onesided.bookext from the theme's own files: {_digest(*texts, *else_)} */\n"
    if not (target.is_file() and _text(target).startswith(first)):
        target.write_text(first + join(texts), encoding="utf-8")


def _files(static: Path, patterns: tuple[str, ...]) -> list[Path]:
    return [path for pattern in patterns for path in sorted(static.glob(pattern))]


def _name_style(path: Path, version: str) -> None:
    """Have a page ask for this version: one new class somewhere changes the sheet of all."""
    text = path.read_text(encoding="utf-8")
    named = _STYLE_NAMED.sub(rf"\g<1>{version}", text)
    if named != text:
        path.write_text(named, encoding="utf-8")


def _text(path: Path) -> str:
    """A part as it is joined: of our own scripts, what a browser needs; the theme's are as short as they will be."""
    text = path.read_text(encoding="utf-8")
    return without_comments(text) if path.suffix == ".js" and path.is_relative_to(_OWN) else text


def style_sheet(texts: list[str], asked: str = "") -> str:
    """Return one style sheet: no comments, only the icons that are used, dark wherever the reader wants it.

    `asked` is any text that may name further icons: the theme's options, where a book can put links with icons.
    """
    css = "\n".join(_COMMENT.sub("", _SOURCE_MAP.sub("", text)) for text in texts)
    # The joined file stands one folder above the theme's.
    css = _FONT_FACE.sub("", css).replace('@import "../basic.css";', "").replace("url(../", "url(")
    used = names_in(path for theme in _THEMES for path in _sources(theme)) | _PROVIDERS
    used |= set(re.findall(r"fa-([a-z0-9-]+)", asked))
    css, code_points = without_unused_icons(css, used)
    return follow_the_system(css) + "\n" + font_faces(_FONTS, code_points) + "\n"


def script(texts: list[str]) -> str:
    """Return one classic script; each part begins on a line of its own, closed against the one before."""
    return "\n;".join(_SOURCE_MAP.sub("", text).strip() for text in texts) + "\n"


def plain(texts: list[str]) -> str:
    """Return a style sheet that is needed as it stands."""
    return _COMMENT.sub("", "\n".join(texts)).strip() + "\n"


def _sources(theme: Path) -> list[Path]:
    """What may name an icon: templates, the Python that adds buttons, and the script that opens banners."""
    scripts = (path for path in (theme / "theme").rglob("*-theme.js"))
    return sorted([*theme.rglob("*.html"), *theme.rglob("*.py"), *scripts])


def _digest(*texts: str) -> str:
    digest = hashlib.sha256()
    for text in (*texts, *(path.read_text(encoding="utf-8") for path in sorted(_OWN.glob("*.py")))):
        digest.update(text.encode())
    return digest.hexdigest()[:16]
