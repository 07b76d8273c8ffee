"""What a learner has of their own, in a notebook: the map, how sure and how right, the words kept, the record.

Everything shown is worked out from the record when the cell runs, and again when the record grows. Nothing of it is in
what the notebook saves: a saved output holds a sentence and a reference, the same for everyone.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import traitlets

from onesided.markup.markdown import plain
from onesided.markup.own import Own, own_html, own_text
from onesided.markup.reference import own_reference
from onesided.model import CourseError, find_shelf
from onesided.model.pages import page_paths
from onesided.progress import course_of
from onesided.progress.course import pieces_of
from onesided.progress.words import words_of
from onesided.record import (
    erase,
    hand_in,
    memory_notice,
    read_log,
    recall,
    recall_all,
    record_path,
    remember_all,
    write_log,
)
from onesided.record.hand_in import file_name
from onesided.widgets.following import follow, tell_erased, tell_grown
from onesided.widgets.piece import Piece
from onesided.widgets.standing import summary_now
from onesided.widgets.today import now, today

REVIEW_PAGE = "review"


class OwnPiece(Piece):
    """A piece of the learner's own; its saved form says what it is and nothing about anybody."""

    notice = traitlets.Unicode().tag(sync=True)

    def __init__(self, name: Own, **traits: Any) -> None:
        super().__init__(reference=own_reference(name), sentence=own_text(name), notice=memory_notice(), **traits)


class Overview(OwnPiece):
    """A map, a calibration or kept words: drawn from a summary that follows the record."""

    summary = traitlets.Dict().tag(sync=True)
    words = traitlets.List().tag(sync=True)
    ladder = traitlets.Dict().tag(sync=True)

    def __init__(self, name: Own) -> None:
        shelf = find_shelf()
        paths = page_paths(shelf.root)
        self._course = course_of(shelf, href=lambda page: paths.get(page, ""), plain=plain)
        to_review = paths.get(REVIEW_PAGE, "") if name == "map" else ""
        super().__init__(
            name, html=own_html(name, host="lab", to_review=to_review), ladder=self._course["ladder"], **self._now()
        )
        follow(self)

    def refresh(self) -> None:
        """Show what the record says now."""
        for trait, value in self._now().items():
            setattr(self, trait, value)

    def _now(self) -> dict[str, Any]:
        reflected = [name for name, item in self._course["items"].items() if item["type"] == "reflect"]
        return {
            "summary": summary_now(self._course),
            "words": words_of(self._course, recall(reflected)),
        }


class Record(OwnPiece):
    """The controls of the record: save it as a file, add one, hand some of it in, erase everything."""

    def __init__(self) -> None:
        super().__init__("record", html=own_html("record", host="lab", file=str(record_path()), chapters=_chapters()))
        self.on_msg(self._answer)

    def _answer(self, _widget: Any, request: Any, _buffers: Any) -> None:
        match request:
            case {"ask": "download"}:
                self.send(_download())
            case {"ask": "hand-in", "name": str(name), "chapters": chapters, "reflections": bool(own)} if _are_chapters(
                chapters
            ):
                self.send(_hand_in(name, chapters, own))
            case {"ask": "upload", "text": str(text)}:
                self.send(_upload(text))
            case {"ask": "erase"}:
                self.send({"answer": "erased" if erase() else "not-erased"})
                tell_erased()


def _download() -> dict[str, Any]:
    text = write_log(recall_all(), now())
    return {"answer": "download", "name": f"one-sided-record-{today()}.jsonl", "text": text}


def _hand_in(name: str, chapters: dict[str, list[str]] | None, reflections: bool) -> dict[str, Any]:
    made = hand_in(recall_all(), now(), name=name, chapters=chapters, reflections=reflections)
    return {"answer": "hand-in", "file": file_name(made.id, today()), **asdict(made)}


def _are_chapters(value: Any) -> bool:
    return value is None or (isinstance(value, dict) and all(isinstance(pieces, list) for pieces in value.values()))


def _chapters() -> list[dict[str, Any]]:
    """The chapters that can be handed in by themselves; none where no course is around."""
    try:
        return pieces_of(course_of(find_shelf(), plain=plain))
    except CourseError:
        return []


def _upload(text: str) -> dict[str, Any]:
    found = read_log(text)
    if found.problem:
        return {"answer": "refused", "problem": found.problem}
    counts = remember_all(found.attempts)
    if counts is None:
        return {"answer": "refused", "problem": "no-memory"}
    tell_grown()
    return {"answer": "added", "added": counts.added, "known": counts.known, "refused": found.refused}


def my_map() -> Overview:
    """Show your map: what you have answered, what is firm, what is due, what is left."""
    return Overview("map")


def my_calibration() -> Overview:
    """Show how sure you were, and how right."""
    return Overview("calibration")


def my_words() -> Overview:
    """Show what you wrote under the questions to reflect on, and asked to keep."""
    return Overview("words")


def my_record() -> Record:
    """Show the controls of your record: save it as a file, add one, erase everything."""
    return Record()
