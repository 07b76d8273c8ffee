"""The Jupyter server's part: every notebook of the course is saved in its normal form.

It comes as a server extension that the package switches on when it is installed, so `make study`, a Hub and Binder all
behave alike. Notebooks outside the course are left as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onesided.model.root import root_above
from onesided.notebooks.normal_form import normal


def _load_jupyter_server_extension(server: Any) -> None:
    server.contents_manager.register_pre_save_hook(before_saving)


def before_saving(model: dict[str, Any], path: str, contents_manager: Any, **_: Any) -> None:
    """Bring a notebook of the course into its normal form, just before Jupyter writes it."""
    if model.get("type") != "notebook" or not isinstance(model.get("content"), dict):
        return
    content = model["content"]
    file = Path(getattr(contents_manager, "root_dir", ".")) / path.lstrip("/")
    if (content.get("nbformat"), content.get("nbformat_minor")) == (4, 5) and root_above(file.parent):
        model["content"] = normal(content)
