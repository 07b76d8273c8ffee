"""The site as an offline web app: a manifest, its icons, and a worker that keeps the pages on a reader's device.

Only what `onesided publish` writes has them. The worker is told each file with the digest of its content, and its
edition is the digest of them all: one changed letter makes another edition, and the same book the same worker.
"""

from __future__ import annotations

import json
from importlib.resources import files

from onesided.emblem import PAPER, icon_svg
from onesided.emblem.pictures import icon_png
from onesided.publishing import own_pages
from onesided.publishing.addresses import FRONT
from onesided.publishing.by_content import digest, version
from onesided.publishing.own_pages import NOT_KEPT, relative
from onesided.publishing.site import About, Site, pages_of
from onesided.publishing.weight import weigh

WORKER, MANIFEST, STARTER = "sw.js", "manifest.webmanifest", "_static/offline.js"
ICONS = {"icons/icon.svg": (0, False), "icons/icon-192.png": (192, False), "icons/icon-512.png": (512, False)}
ICONS |= {"icons/icon-maskable-512.png": (512, True)}
"""Path of each icon: its side in pixels (0 for one that fits any), and whether a device may cut it to another shape."""

_TOUCH_ICON = "icons/icon-192.png"
_SHORT = 12  # signs that fit below an icon
_CUT = 0.1  # at each edge of a picture that may be cut to any shape
_FETCHED_WHEN_ASKED = (".pdf", ".epub", ".zip", ".ipynb")  # whoever wants one keeps it elsewhere


def with_offline_app(site: Site, about: About) -> Site:
    """Return the site with everything an offline web app needs, and pages that start it."""
    pages = [page for page in pages_of(site) if page != FRONT or about.first == FRONT]
    extra = {path: _icon(side, maskable) for path, (side, maskable) in ICONS.items()}
    extra |= {MANIFEST: manifest(about), STARTER: _template("offline.js"), NOT_KEPT: own_pages.not_kept(about, site)}
    starts = {page: _started(page, site[page], extra[STARTER]) for page in pages}
    whole = site | extra | starts
    return whole | {WORKER: worker(whole, about)}


def manifest(about: About) -> bytes:
    """Return what a device wants to know of an app. Its addresses are relative, so the site may stand anywhere."""
    told = {
        "name": about.title,
        "short_name": short_name(about.title),
        "description": about.description,
        "lang": about.language,
        "id": "./",
        "start_url": "./" if about.first == FRONT else about.first,
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [_told(path, side, maskable) for path, (side, maskable) in ICONS.items()],
    }
    known = {key: value for key, value in told.items() if value}
    return (json.dumps(known, ensure_ascii=False, indent=2) + "\n").encode()


def short_name(title: str) -> str:
    """Return a title, or the beginning that fits below an icon and does not end in a small word."""
    if len(title) <= _SHORT:
        return title
    words = title.split()
    while len(words) > 1 and (len(" ".join(words)) > _SHORT or words[-1][0].islower()):
        words.pop()
    return " ".join(words)


def worker(site: Site, about: About) -> bytes:
    """Return the worker that keeps this site: its edition, what is kept first, and every file with its digest."""
    read = (path for path in sorted(site) if path not in ICONS and not path.endswith(_FETCHED_WHEN_ASKED))
    kept = {path: digest(site[path]) for path in read}
    text = _template("sw.js")
    edition = digest(json.dumps(kept).encode() + text)
    # First what the first page needs, and the page that says that another one is not there.
    first = sorted({FRONT, NOT_KEPT, *weigh(site, about.first).files} & kept.keys())
    told = {"edition": edition, "first": first, "missing": NOT_KEPT, "files": kept}
    return f"const SITE = {json.dumps(told, ensure_ascii=False, indent=1)};\n\n".encode() + text


def _started(page: str, html: bytes, starter: bytes) -> bytes:
    text = html.decode()
    head = [f'<link rel="manifest" href="{relative(page, MANIFEST)}">']
    if 'rel="apple-touch-icon"' not in text:
        head.append(f'<link rel="apple-touch-icon" href="{relative(page, _TOUCH_ICON)}">')
    head.append(f'<script defer src="{relative(page, STARTER)}?v={version(starter)}"></script>\n')
    return text.replace("</head>", "\n".join(head) + "</head>", 1).encode()


def _icon(side: int, maskable: bool) -> bytes:
    return icon_png(side, _CUT if maskable else 0) if side else icon_svg().encode()


def _told(path: str, side: int, maskable: bool) -> dict[str, str]:
    return {
        "src": path,
        "sizes": f"{side}x{side}" if side else "any",
        "type": "image/png" if side else "image/svg+xml",
        "purpose": "maskable" if maskable else "any",
    }


def _template(name: str) -> bytes:
    return files("onesided.publishing").joinpath("templates", name).read_bytes()
