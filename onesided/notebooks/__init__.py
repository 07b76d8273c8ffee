"""What a saved notebook holds, who writes it so, and the settings that JupyterLab gets with the course."""

from __future__ import annotations

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "onesided.notebooks.server"}]


def _load_jupyter_server_extension(server: Any) -> None:
    from onesided.notebooks.server import _load_jupyter_server_extension as load

    load(server)
