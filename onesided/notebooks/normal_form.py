"""The one way in which a notebook of the course is written to disk.

A notebook that was run holds things that are not worth keeping: views of widgets that died with their kernel, timings,
the versions of the machine it ran on. This room drops them and orders the rest, so that a chapter that was only run is
the same, byte for byte, as the one in the repository, and one that is opened the next day shows a sentence where each
quiz was. `onesided notebooks` and JupyterLab's save both come here.
"""

from __future__ import annotations

import json
from typing import Any

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"file_extension": ".py", "mimetype": "text/x-python", "name": "python", "pygments_lexer": "ipython3"}

KEPT_BY_CELLS = ("jupyter", "slideshow", "tags")
"""What an author says about a cell. Everything else in a cell's metadata is a trace of somebody's session."""

KEPT_BY_NOTEBOOKS = ("title", "authors", "mystnb")


def normal(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return the notebook in its normal form; the one given is left as it is.

    `notebook` is a version 4.5 notebook as plain JSON values. Cell sources and ids are never changed.
    """
    count = 0
    cells = []
    for cell in notebook["cells"]:
        kept = {
            "cell_type": cell["cell_type"],
            "id": cell["id"],
            "metadata": _cell_metadata(cell.get("metadata", {})),
            "source": _lines(cell["source"]),
        }
        if attachments := cell.get("attachments"):
            kept["attachments"] = attachments
        if cell["cell_type"] == "code":
            if cell.get("execution_count") is not None:
                count += 1
            ran = count if cell.get("execution_count") is not None else None
            kept["execution_count"] = ran
            kept["outputs"] = [_output(output, ran) for output in cell.get("outputs", [])]
        cells.append(dict(sorted(kept.items())))
    metadata = notebook.get("metadata", {})
    return {
        "cells": cells,
        "metadata": {
            "kernelspec": KERNEL,
            "language_info": LANGUAGE,
            **{key: metadata[key] for key in KEPT_BY_NOTEBOOKS if key in metadata},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def written(notebook: dict[str, Any]) -> str:
    """Return the text of the notebook's file, exactly as Jupyter itself would lay it out."""
    return json.dumps(normal(notebook), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cell_metadata(metadata: dict[str, Any]) -> dict[str, Any]:
    kept = {key: metadata[key] for key in KEPT_BY_CELLS if metadata.get(key)}
    if "jupyter" in kept:
        # Folding an output is the reader's choice of the moment; folding the code is the author's.
        folded = {key: value for key, value in kept["jupyter"].items() if key == "source_hidden" and value}
        kept.pop("jupyter")
        if folded:
            kept["jupyter"] = folded
    return dict(sorted(kept.items()))


def _output(output: dict[str, Any], ran: int | None) -> dict[str, Any]:
    kept = dict(output)
    if "data" in kept:
        kept["data"] = {
            mime: content if mime.endswith("json") else _lines(content)
            for mime, content in sorted(kept["data"].items())
            if mime != WIDGET_VIEW
        }
        kept["metadata"] = {}
    if "text" in kept:
        kept["text"] = _lines(kept["text"])
    if kept["output_type"] == "execute_result":
        kept["execution_count"] = ran
    return kept


def _lines(text: str | list[str]) -> list[str]:
    """Notebooks keep text as a list of lines, each with its newline; JupyterLab hands it over as one string."""
    whole = text if isinstance(text, str) else "".join(text)
    return whole.splitlines(keepends=True)
