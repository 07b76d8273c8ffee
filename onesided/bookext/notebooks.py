"""How this book renders the notebook as a whole: as myst-nb does, but without the state of our own widgets.

Left alone, one quiz on a page would bring a module loader and a widget manager from two other hosts, and a copy of our
script for each widget. Our pieces need none of it. A foreign ipywidget on the same page still gets what it needs.
"""

from __future__ import annotations

from typing import Any

from myst_nb.core.render import WIDGET_STATE_MIMETYPE, NbElementRenderer


class CourseRenderer(NbElementRenderer):
    """myst-nb's renderer, with the state of our own widgets left out of the page."""

    def render_nb_finalise(self, metadata: dict[str, Any]) -> None:
        """Hand on the widget state that is left when ours is gone, and nothing where nothing is left."""
        saved = metadata.get("widgets", {}).get(WIDGET_STATE_MIMETYPE, {})
        foreign = without_ours(saved.get("state", {}))
        rest = {key: value for key, value in metadata.items() if key != "widgets"}
        if foreign:
            rest["widgets"] = {WIDGET_STATE_MIMETYPE: {**saved, "state": foreign}}
        super().render_nb_finalise(rest)


def without_ours(states: dict[str, Any]) -> dict[str, Any]:
    """Return the models that do not belong to a piece of the course: neither the piece nor its layout."""
    ours = {
        id_: model for id_, model in states.items() if model["state"].get("_anywidget_id", "").startswith("onesided.")
    }
    layouts = {model["state"].get("layout", "").removeprefix("IPY_MODEL_") for model in ours.values()}
    return {id_: model for id_, model in states.items() if id_ not in ours and id_ not in layouts}
