"""From a page to the same page in JupyterLab: the commands, exactly, and the places that run it without setting up.

A course that names its repository is fetched from there; one that does not was given to its reader as a folder. Places
that run it (Binder, a JupyterHub) are those for which the theme makes its launch buttons; here they are plain links,
for whoever has no script.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onesided.model.colophon import Colophon


@dataclass(frozen=True)
class Trying:
    """`commands` are lines for a terminal; `elsewhere` are (name, address) of places that run the page."""

    commands: tuple[str, ...]
    notebook: str
    is_fetched: bool
    elsewhere: tuple[tuple[str, str], ...]


def trying_of(colophon: Colophon, notebook: str, buttons: list[dict[str, Any]]) -> Trying:
    """How this notebook (a path from the course's folder) is opened; `buttons` are those of the page's header."""
    fetch = colophon.repository
    folder = fetch.rpartition("/")[2].removesuffix(".git")
    return Trying(
        commands=(*((f"git clone {fetch}", f"cd {folder}") if fetch else ()), f"make study ARGS={notebook}"),
        notebook=notebook,
        is_fetched=bool(fetch),
        elsewhere=tuple(_links(buttons)),
    )


def _links(buttons: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (str(button["text"]), str(button["url"]))
        for group in buttons
        if group.get("label") == "launch-buttons"
        for button in group["buttons"]
        if button.get("type") == "link"
    ]
