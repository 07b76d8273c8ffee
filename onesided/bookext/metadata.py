"""What a page says of itself in its head: title, description, address, the card of a shared link, and what it is.

A book has an address if its settings say so (`html_baseurl`). Without one, all that would have to be absolute is left
out: a page that is read from a disk claims to be nowhere.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

from onesided.bookext import linked_data
from onesided.bookext.descriptions import FILE, OBJECTIVES, description_of, objectives_of
from onesided.bookext.linked_data import Setting
from onesided.bookext.pages import is_page
from onesided.bookext.pieces import shelf_of
from onesided.markup.messages import sentence
from onesided.markup.quiz import script_json
from onesided.model import Shelf
from onesided.model.colophon import CITATION, NAME, REPORT, Colophon, colophon_of
from onesided.model.complaints import CourseError
from onesided.model.pages import page_name

CARD = "card.png"
GLOSSARY = "glossary"


@dataclass(frozen=True)
class Head:
    """What the template writes; `described` says that the page brings a description of its own, which is not
    repeated."""

    title: str
    name: str
    site: str
    description: str
    described: bool
    kind: str
    url: str
    image: str
    data: Markup


def register(app: Sphinx) -> None:
    """Give each page its head."""
    app.add_config_value(REPORT, "", "html")
    app.add_config_value(NAME, "", "html")
    app.add_config_value("onesided_course", {}, "html")
    app.add_config_value("onesided_said", "", "html")
    app.connect("config-inited", _settle)
    app.connect("html-page-context", _say, priority=940)


def setting_of(config: Config) -> Setting:
    """What the book's settings say of the whole course."""
    said = config.onesided_course
    audience = tuple(str(one) for one in said.get("audience", ()))
    return Setting(str(said.get("level", "")), int(said.get("minutes", 0)), audience)


def address_of(app: Sphinx, page: str) -> str:
    """The public address of a page; "" where the book has none."""
    base = app.config.html_baseurl
    return f"{base}{app.builder.get_target_uri(page)}" if base else ""


def _settle(app: Sphinx, config: Config) -> None:
    try:
        colophon_of(Path(app.srcdir))
    except CourseError as error:
        raise ConfigError(str(error)) from None
    # Addresses are put together: the slash at the end belongs to the folder.
    config.html_baseurl = f"{config.html_baseurl.rstrip('/')}/" if config.html_baseurl else ""
    # Pages hold what these files say; Sphinx writes them all again when this word is another one.
    files = [Path(app.srcdir) / name for name in (CITATION, FILE, OBJECTIVES)]
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in files if path.is_file()))
    config.onesided_said = digest.hexdigest()[:16]


def _say(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    if not is_page(app):
        return
    colophon = colophon_of(Path(app.srcdir))
    home, made = page == app.config.root_doc, "head-search" if page == "search" else "head-index"
    if cover := context.get("cover"):
        name, what = colophon.title, str(cover["lead"] or cover["subtitle"])
    elif doctree is None:
        name = str(context.get("title") or sentence(made))
        what = sentence(f"{made}-page", course=colophon.title)
    else:
        name, what = app.env.titles[page].astext(), description_of(app.env, page, doctree)
    address = address_of(app, page)
    card = f"{app.config.html_baseurl}_static/{CARD}" if app.config.html_baseurl and _has_card(app) else ""
    context["head"] = Head(
        title=colophon.full_title if home else name if cover else f"{name} — {colophon.title}",
        name=colophon.full_title if home else name,
        site=colophon.title,
        description=what,
        described='name="description"' in str(context.get("metatags") or ""),
        kind="website" if home or cover else "article",
        url=address,
        image=card,
        data=_data(app, page, doctree, colophon, name, what),
    )


def _data(
    app: Sphinx, page: str, doctree: nodes.document | None, colophon: Colophon, title: str, description: str
) -> Markup:
    language, url, setting = app.config.language, address_of(app, page), setting_of(app.config)
    if doctree is None:
        return Markup("")
    if page == app.config.root_doc:
        chapters = [(app.env.titles[one].astext(), address_of(app, one)) for one in _chapters(app)]
        said = linked_data.course(colophon, setting, language, description, url, chapters)
    elif aims := objectives_of(app.env, page):
        said = linked_data.chapter(
            colophon,
            setting,
            language,
            title=title,
            description=description,
            url=url,
            home=address_of(app, app.config.root_doc),
            place=_chapters(app).index(page) + 1,
            aims=[aim.text for aim in aims.values()],
            doctree=doctree,
            minutes_of=partial(_minutes_of, shelf_of(app.env)),
        )
    elif page_name(page) == GLOSSARY:
        said = linked_data.glossary(title, description, language, url, doctree)
    else:
        return Markup("")
    return script_json(said)


def _minutes_of(shelf: Shelf, name: str) -> int:
    try:
        return shelf.vignette(name).minutes
    except CourseError:  # it is told where the story stands
        return 0


def _chapters(app: Sphinx) -> list[str]:
    """The pages that promise something to learn, in the order of the book."""
    order = list(getattr(app.config, "external_site_map", None) or sorted(app.env.found_docs))
    return [page for page in order if page in app.env.titles and objectives_of(app.env, page)]


def _has_card(app: Sphinx) -> bool:
    """Whether the book brings a picture for shared links, from whichever folder its static files are copied."""
    folders = [Path(app.confdir) / folder for folder in app.config.html_static_path]
    return any((folder / CARD).is_file() for folder in (*folders, Path(app.outdir) / "_static"))
