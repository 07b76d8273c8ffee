"""How phones come to a class: the address that is shown, as words and as a picture for their cameras."""

from __future__ import annotations

import socket
from typing import Any

import segno
from markupsafe import Markup


def invitation(address: str) -> dict[str, Any]:
    """What the teacher's page shows: `join`, the address without what every browser adds, and `qr`, its picture."""
    # Black on white also where the page is dark: some cameras read nothing else.
    picture = segno.make(address, error="m").svg_inline(
        scale=8, border=3, light="#fff", svgclass="cl-qr", omitsize=True
    )
    return {
        "join": address.removeprefix("http://").removeprefix("https://").rpartition("/")[0],
        "qr": Markup(picture.replace("<svg ", '<svg role="img" aria-label="QR" ', 1)),
    }


def own_address() -> str | None:
    """The address of this machine in its network; None where it has no network. Nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address that is nobody's: the system only says which way it would go
            found = probe.getsockname()[0]
        except OSError:
            return None
    return None if found.startswith("127.") or found == "0.0.0.0" else found  # noqa: S104
