"""The Jupyter server's part: every notebook of the course is saved in its normal form.

It comes as a server extension that the package switches on when it is installed, so `make study`, a Hub and Binder all
behave alike. Notebooks outside the course are left as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onesided.notebooks.normal_form import normal


def _load_jupyter_server_extension(server: Any) -> None:
    server.contents_manager.register_pre_save_hook(before_saving)


def before_saving(model: dict[str, Any], path: str, contents_manager: Any, **_: Any) -> None:
    """Bring a notebook of the course into its normal form, just before Jupyter writes it."""
    if model.get("type") != "notebook" or not isinstance(model.get("content"), dict):
        return
    content = model["content"]
    folder = Path(getattr(contents_manager, "root_dir", ".")) / path.lstrip("/")
    if (content.get("nbformat"), content.get("nbformat_minor")) == (4, 5) and _in_the_course(folder):
        model["content"] = normal(content)


def _in_the_course(path: Path) -> bool:
    return any((folder / "_toc.yml").is_file() and (folder / "book").is_dir() for folder in path.parents)
