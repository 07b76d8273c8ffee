"""A story as an ipywidget: the way a learner takes is at once in Python, and what Python restarts begins afresh.

The way is all that is remembered; where it leads, what was seen and how the meters stand follow from it. A learner who
has to hide the story takes it out of the notebook with one press.
"""

from __future__ import annotations

from typing import Any, ClassVar
from weakref import WeakSet

import traitlets

from onesided.judge.story import follow, judge_story, key_of_story
from onesided.markup.messages import sentence
from onesided.markup.reference import vignette_reference
from onesided.markup.vignette import vignette_html
from onesided.model import Shelf, find_shelf
from onesided.model.colophon import colophon_of
from onesided.model.digest import story_digest
from onesided.record import Attempt, keep_settings, sound_settings
from onesided.record import settings as kept_settings
from onesided.sources.citation import citer
from onesided.widgets.place import clear_output, links, place, running_request
from onesided.widgets.remembering import Remembering


class Vignette(Remembering):
    """A story that can be lived through, observed and put into a box like any widget.

    `path` lists the choices of this way, each as (scene, index of the choice); `seen` the scenes it came through, the
    present one included; `meters` maps names to whole numbers; `ending` is the name of the ending reached, or None.
    They follow what is chosen and cannot be set.
    """

    settings = traitlets.Dict().tag(sync=True)
    left = traitlets.Bool().tag(sync=True)

    path = traitlets.List(read_only=True)
    seen = traitlets.List(read_only=True)
    meters = traitlets.Dict(read_only=True)
    ending = traitlets.Unicode(None, allow_none=True, read_only=True)

    _open: ClassVar[WeakSet[Vignette]] = WeakSet()

    def __init__(self, shelf: Shelf, name: str, occasion: str | None = None) -> None:
        model = shelf.vignette(name)
        self._model, self._name, self._key = model, shelf.kept(name), key_of_story(model)
        self._shown_by: dict[str, dict[str, Any]] = {}
        self._note_cell()  # inside a box, a story is shown without being asked for its output
        href, where = links(shelf.root), occasion or place()
        super().__init__(
            reference=vignette_reference(name, occasion),
            sentence=sentence("story-not-run", count=model.minutes, title=model.title),
            # Its links need targets, which carry the occasion: two copies in one notebook do not disturb each other.
            html=vignette_html(
                model,
                name,
                href=href,
                cite=citer(shelf.root, href),
                occasion=where or None,
                colophon=colophon_of(shelf.root),
            ),
            digests={self._name: story_digest(model)},
            occasion=where,
            settings=kept_settings(),
        )
        self._open.add(self)

    @property
    def title(self) -> str:
        """The story's title, as its author wrote it."""
        return self._model.title

    def restart(self) -> None:
        """Begin the story again, from its start; the record keeps the ways already taken."""
        self._add({self._name: {"path": [], "side": "own"}})

    def _verdict(self, name: str, response: Any) -> dict[str, Any] | None:
        return judge_story(self._key, response)

    def _derive(self, latest: dict[str, Attempt]) -> None:
        response = latest[self._name]["response"] if self._name in latest else None
        state = follow(self._key, response.get("path") if isinstance(response, dict) else None)
        self.set_trait("seen", state["seen"])
        self.set_trait("meters", state["meters"])
        self.set_trait("ending", state["ending"])
        # Last, so that whoever observes the way finds the rest in agreement with it.
        self.set_trait("path", [(scene, index) for scene, index in state["path"]])

    @traitlets.validate("settings")
    def _only_sound_settings(self, proposal: dict[str, Any]) -> dict[str, str]:
        return kept_settings() | sound_settings(proposal["value"])

    @traitlets.observe("settings")
    def _keep_settings(self, _change: Any) -> None:
        if self.settings != kept_settings():
            keep_settings(self.settings)
        for story in list(self._open):
            story.settings = self.settings

    @traitlets.observe("left")
    def _leave(self, _change: Any) -> None:
        """Take every output that shows the story out of the notebook, and end the widget, so that none can be saved."""
        if self.left:
            for request in self._shown_by.values():
                clear_output(request)
            self.close()

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        self._note_cell()
        return super()._repr_mimebundle_(**kwargs)

    def _note_cell(self) -> None:
        if request := running_request():
            self._shown_by[request["header"]["msg_id"]] = request


def vignette(name: str, occasion: str | None = None) -> Vignette:
    """Show the story of this name, such as "the-gift".

    `occasion` tells apart the places where the same story is lived through more than once ("after"); by default it is
    the cell. A name that nobody wrote a story for raises one sentence that gives the nearest name.
    """
    return Vignette(find_shelf(), name, occasion)
