"""Where in a notebook a piece is being shown, as far as the kernel can tell, and how it goes from there.

JupyterLab names the notebook in the kernel's environment and the cell in each request to run one. The ids of cells are
committed with the chapter, so the place is the same tomorrow, and the same in the published page.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from onesided.model.pages import page_name, page_paths


def place() -> str:
    """Return `page#cell` for the cell that is running, or "" where nobody says which one it is."""
    page, cell = _page(), _running_cell()
    return f"{page}#{cell}" if page and cell else ""


def links(root: Path) -> Callable[[str], str]:
    """Return the function from a passage (`page#heading`) to where it is, seen from the notebook that is running.

    A passage of the same notebook is `#heading`; any other is a path from the course's folder, which the front end
    turns into an address of JupyterLab's.
    """
    pages, here = page_paths(root), _page()

    def href(passage: str) -> str:
        page, _, heading = passage.partition("#")
        return f"#{heading}" if page == here else f"{pages.get(page, '')}#{heading}"

    return href


def _page() -> str:
    return page_name(os.environ.get("JPY_SESSION_NAME", ""))


def running_request() -> dict[str, Any] | None:
    """Return the message by which a front end asked for the code that is running, or None outside a kernel."""
    try:
        from IPython import get_ipython

        request = get_ipython().kernel.get_parent("shell")
        return request if request["header"]["msg_type"] == "execute_request" else None
    except (ImportError, AttributeError, KeyError, TypeError):
        return None  # plain Python, or a console


def clear_output(request: dict[str, Any]) -> None:
    """Empty the output of the cell that was run by this request, now and whatever is running.

    IPython's own function empties the cell that is running; a click on a widget runs none.
    """
    from IPython import get_ipython

    publisher = get_ipython().display_pub
    with suppress(AttributeError):  # a kernel without sockets, such as one inside the browser
        publisher.session.send(
            publisher.pub_socket, "clear_output", {"wait": False}, parent=request, ident=publisher.topic
        )


def _running_cell() -> str:
    request = running_request() or {}
    return str(request.get("metadata", {}).get("cellId") or "")  # a front end need not name its cells
