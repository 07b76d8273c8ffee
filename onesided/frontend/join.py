"""Several modules joined to one text, because each host takes one: a module from a blob, or a classic deferred script.

Every module becomes a function that is called once and gives out what it exports, so that their names never clash. The
joiner knows the few forms of import and export that are used here and refuses every other with a sentence.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from onesided.frontend.source import SourceError, without_comments

FOLDER = Path(__file__).parent
STYLES = (
    "base.css",
    "quiz.css",
    "answers.css",
    "places.css",
    "feedback.css",
    "figure.css",
    "figure-colours.css",
    "story.css",
    "story-live.css",
    "story-map.css",
    "print.css",
)
"""The styles in the order in which they are joined; later ones win."""
OWN_STYLES = ("own.css",)
"""The styles of what a learner has of their own, which few pages show."""

_IMPORT = re.compile(r'^import \{([\w\s,]+)\} from "\./([\w-]+\.mjs)";$', re.MULTILINE)
_IMPORT_JSON = re.compile(r'^import (\w+) from "\./([\w.-]+\.json)" with \{ type: "json" \};$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class) (\w+))", re.MULTILINE)
_EXPORT_DEFAULT = re.compile(r"^export default \{ (\w+) \};$", re.MULTILINE)
_LEFT_OVER = re.compile(r"^\s*(?:import|export)\b.*|\bimport\s*\(.*|\bimport\.meta.*", re.MULTILINE)


class JoinError(Exception):
    """Modules that cannot be joined. Its text says which, why and what to do."""


def module(folder: Path = FOLDER) -> str:
    """One ES module without imports, whose default export has `render`: what anywidget loads."""
    return f"{_joined(folder, 'lab.mjs')}export default {{ render: {_variable('lab.mjs')}.renderInLab }};\n"


def classic(folder: Path = FOLDER) -> str:
    """One classic script that wakes the page it is loaded in, deferred or not. It adds no global name."""
    return _classic(folder, "page.mjs", "wakePage")


def classic_own(folder: Path = FOLDER) -> str:
    """The same for a page that shows what a learner has of their own: it wakes those pieces and all others."""
    return _classic(folder, "page-own.mjs", "wakeOwnPage")


def classic_package(folder: Path = FOLDER) -> str:
    """The same for a page inside a learning platform, which is woken over what the platform keeps."""
    return _classic(folder, "scorm.mjs", "wakePackage")


def _classic(folder: Path, entry: str, waking: str) -> str:
    body = f"{_joined(folder, entry)}const wake = () => {_variable(entry)}.{waking}(document);\n"
    wait = 'document.addEventListener("DOMContentLoaded", wake)'
    start = f'if (document.readyState === "loading") {wait};\nelse wake();\n'
    return f'(() => {{\n"use strict";\n{body}{start}}})();\n'


def joined_modules(folder: Path, entry: str) -> tuple[str, str]:
    """The modules of a folder of their own, below their entry, as one text, and the name that the entry has in it."""
    return _joined(folder, entry), _variable(entry)


def style(folder: Path = FOLDER, own: bool = False) -> str:
    """All styles as one text; with those of the learner's own only where they are asked for."""
    names = (*STYLES, *OWN_STYLES) if own else STYLES
    return "".join(without_comments(_read(folder, name, "join.py"), css=True) for name in names)


def _joined(folder: Path, entry: str) -> str:
    done: dict[str, str] = {}
    _add(folder, entry, done, ())
    return "".join(done.values())


def _add(folder: Path, name: str, done: dict[str, str], above: tuple[str, ...]) -> None:
    """Adds a module after everything that it imports."""
    if name in done:
        return
    if name in above:
        raise JoinError(f"{' -> '.join([*above, name])} is a circle of imports. Move what both need to a third module.")
    try:
        text = without_comments(_read(folder, name, above[-1] if above else "join.py"))
    except SourceError as reason:
        raise JoinError(f"{name} cannot be read. {reason}") from None
    for _, imported in _IMPORT.findall(text):
        _add(folder, imported, done, (*above, name))
    done[name] = _wrapped(folder, name, text)


def _wrapped(folder: Path, name: str, text: str) -> str:
    exports = _EXPORT.findall(text)
    text = _IMPORT.sub(lambda m: f"const {{{_names(m[1], m[2], folder, name)}}} = {_variable(m[2])};", text)
    text = _IMPORT_JSON.sub(lambda m: f"const {m[1]} = {_live(folder, m[2], name)};", text)
    text = _EXPORT_DEFAULT.sub("", _EXPORT.sub("", text))
    odd = _LEFT_OVER.search(text)
    if odd:
        raise JoinError(
            f"{name} has a form that the joiner does not know: {odd.group().strip()} "
            'Write import { a, b } from "./file.mjs"; or export before a function, const or class.'
        )
    return f"const {_variable(name)} = (() => {{\n{text.strip()}\nreturn {{ {', '.join(exports)} }};\n}})();\n"


def _names(listed: str, source: str, folder: Path, name: str) -> str:
    names = [part.strip() for part in listed.split(",") if part.strip()]
    known = _EXPORT.findall(without_comments(_read(folder, source, name)))
    for wanted in names:
        if not re.fullmatch(r"\w+", wanted):
            raise JoinError(f"{name} imports {wanted} from {source}. Import it under its own name: no `as`.")
        if wanted not in known:
            raise JoinError(f"{name} imports {wanted}, which {source} does not export. It exports {', '.join(known)}.")
    return ", ".join(names)


def _live(folder: Path, source: str, name: str) -> str:
    """The half of the catalogue that the script speaks; the templates have written the other one."""
    live = json.loads(_read(folder, source, name))["live"]
    return json.dumps({"live": live}, ensure_ascii=False, separators=(",", ":"))


def _variable(name: str) -> str:
    return f"$${name.removesuffix('.mjs').replace('-', '_')}"


def _read(folder: Path, name: str, asked_by: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise JoinError(f"{asked_by} asks for {name}, which is not in {folder}. Check the spelling.") from None
