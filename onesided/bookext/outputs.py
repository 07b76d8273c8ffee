"""What a notebook's outputs become on the page, wherever they carry a reference of the course.

myst-nb asks this plugin about every MIME type of every output. Ours claims the reference ahead of the widget view that
stands beside it: a view needs a kernel, a reference needs nothing.
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from myst_nb.core.render import WIDGET_STATE_MIMETYPE, WIDGET_VIEW_MIMETYPE, MimeData, NbElementRenderer
from sphinx.util import logging

from onesided.bookext.pieces import drawing_node, own_node, quiz_piece, vignette_piece
from onesided.markup.reference import REFERENCE_MIME
from onesided.model.pages import page_name

logger = logging.getLogger(__name__)


class CourseOutputs:
    """A myst-nb plugin for the reference's MIME type."""

    mime_priority_overrides: ClassVar = [("*", REFERENCE_MIME, 1)]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Return the nodes for a reference, or None for any other MIME type."""
        if data.mime_type != REFERENCE_MIME or inline:
            return None
        env = renderer.renderer.sphinx_env
        reference: dict[str, Any] = data.content  # type: ignore[assignment]
        match reference:
            case {"kind": "quiz" | "vignette" as kind, "name": name, "occasion": occasion}:
                piece = quiz_piece if kind == "quiz" else vignette_piece
                where = (env.docname, data.line)
                return [piece(name=name, occasion=occasion or _place(renderer, data), location=where)]
            case {"kind": "own", "name": name}:
                return own_node(env, name)
            case _:
                return _drawing(renderer, data)


def _place(renderer: NbElementRenderer, data: MimeData) -> str:
    """The notebook and the cell, exactly as a kernel in JupyterLab would name the place."""
    cell = renderer.renderer.nb_client.notebook.cells[data.cell_index]
    return f"{page_name(renderer.source)}#{cell.get('id', data.cell_index)}"


def _drawing(renderer: NbElementRenderer, data: MimeData) -> list[nodes.Element]:
    env, notebook = renderer.renderer.sphinx_env, renderer.renderer.nb_client.notebook
    output = notebook.cells[data.cell_index].outputs[data.output_index]
    states = notebook.metadata.get("widgets", {}).get(WIDGET_STATE_MIMETYPE, {}).get("state", {})
    model = states.get(output.data.get(WIDGET_VIEW_MIMETYPE, {}).get("model_id"), {})
    if "html" not in model.get("state", {}):
        logger.warning(
            "A figure was not drawn, because its cell was not run. Build with `execute_notebooks: cache`, "
            "and see that nothing else is shown by the figure's cell.",
            location=(env.docname, data.line),
            type="onesided",
            subtype="figure",
        )
        return []
    return drawing_node(env, html=model["state"]["html"], text=output.data["text/plain"])
