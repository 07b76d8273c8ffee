"""Anki: a note for each question, with the answers to choose from in front and every reason behind.

The ids of decks, of the kind of note and of notes follow from names. So a file that is imported again updates what is
there, and when each card comes back stays as Anki has it.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from markupsafe import escape

from onesided.exports.asked import Asked, Place, question, reasons, reread, shown, shown_inline, unit
from onesided.judge.shuffle import shown_order
from onesided.markup.markdown import plain
from onesided.model.items import Choice, Choices, Item, Match, Number, Order, Sort, TrueFalse
from onesided.model.key import rights_of
from onesided.model.zips import zipped

ASKABLE = (Choice, Choices, TrueFalse, Number, Match, Sort, Order)
"""The kinds of items that have an answer to recall; scales and reflections have none."""

_STYLE = """.card { font: 1.1em/1.5 system-ui, sans-serif; max-width: 38em; margin: 1em auto; padding: 0 1em;
  color: #1f2328; background: #fbfaf7; text-align: start; }
.nightMode.card, .nightMode .card { color: #e6e3dc; background: #1d1f21; }
li { margin: .4em 0; } hr { border: 0; border-top: 1px solid currentColor; opacity: .3; }
.source { font-size: .85em; opacity: .8; }"""


def anki(quizzes: Sequence[Asked], place: Place, course: str, moment: int, about: str = "") -> bytes:
    """The quizzes as an .apkg, a deck for each under one that is named `course`; items without a key are left out.

    `moment` is when the questions last changed, in seconds since 1970. Anki takes a note anew only if it is later.
    `about` says where they come from and what may be done with them.
    """
    # Imported here, because only this format needs it.
    import genanki

    kind = genanki.Model(
        _id(f"{course} note"),
        course,
        fields=[{"name": "Question"}, {"name": "Answer"}],
        templates=[{"name": "Card", "qfmt": "{{Question}}", "afmt": "{{FrontSide}}<hr id=answer>{{Answer}}"}],
        css=_STYLE,
    )
    decks = []
    for asked in quizzes:
        title = f"{course}::{plain(asked.quiz.title).replace('::', ':')}"
        # Anki shows the description of a deck before its cards.
        deck = genanki.Deck(
            _id(f"{course} {asked.name}"), title, shown(asked.quiz.intro or "", place) + f"<p>{escape(about)}</p>"
        )
        for item in asked.quiz.items:
            if isinstance(item, ASKABLE):
                name = f"{asked.name}#{item.id}"
                fields = [_front(item, name, asked.quiz.shuffle, place), _back(item, place)]
                guid = genanki.guid_for(course, name)
                deck.add_note(genanki.Note(model=kind, fields=fields, guid=guid, tags=[asked.name]))
        decks.append(deck)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "deck.apkg"
        genanki.Package(decks).write_to_file(str(file), timestamp=float(moment))
        return _dateless(file)


def _front(item: Item, name: str, shuffle: bool, place: Place) -> str:
    parts = _shown_parts(item)
    order = shown_order(f":{name}", len(parts)) if shuffle or isinstance(item, Order) else range(len(parts))
    listed = "".join(f"<li>{shown_inline(parts[index], place)}</li>" for index in order)
    rights = rights_of(item) if isinstance(item, Match) else item.groups if isinstance(item, Sort) else ()
    # Right sides in the order of the alphabet give nothing away.
    choice = f"<p>{' · '.join(shown_inline(text, place) for text in sorted(rights))}</p>" if rights else ""
    return question(item, place) + unit(item, place) + (f"<ul>{listed}</ul>" if parts else "") + choice


def _shown_parts(item: Item) -> list[str]:
    match item:
        case Choice() | Choices():
            return [option.text for option in item.options]
        case Match():
            return [pair.left for pair in item.pairs]
        case Sort():
            return [card.text for card in item.cards]
        case Order():
            return [step.text for step in item.steps]
        case _:
            return []


def _back(item: Item, place: Place) -> str:
    source = f'<p class="source">{" · ".join(item.source)}</p>' if item.source else ""
    return _answer(item, place) + reread(item, place) + source


def _answer(item: Item, place: Place) -> str:
    match item:
        case Choice() | Choices():
            marked = [(f"{'✓' if one.correct else '✗'} {one.text}", one.feedback) for one in item.options]
            return reasons(marked, place)
        case TrueFalse():
            said = item.feedback.true if item.answer else item.feedback.false
            other = item.feedback.false if item.answer else item.feedback.true
            return f"<p>{'✓' if item.answer else '✗'}</p>{shown(said, place)}{shown(other, place)}"
        case Number():
            foreseen = reasons([(f"✗ {one.answer:g}", one.feedback) for one in item.also], place)
            span = f" ± {item.tolerance:g}" if item.tolerance else ""
            return f"<p>✓ {item.answer:g}{span}</p>{shown(item.feedback.right, place)}{foreseen}"
        case Match():
            return reasons([(f"{pair.left} → {pair.right}", pair.feedback) for pair in item.pairs], place)
        case Sort():
            return reasons([(f"{card.text} → {card.group}", card.feedback) for card in item.cards], place)
        case Order():
            return reasons([(f"{n}\\. {step.text}", step.feedback) for n, step in enumerate(item.steps, 1)], place)
        case _:
            return ""


def _id(name: str) -> int:
    """A number that Anki takes for an id, the same for the same name on every machine."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % 2**30 + 2**30


def _dateless(file: Path) -> bytes:
    """The same package, every file in it as of the first day that a zip can tell."""
    with zipfile.ZipFile(file) as made:
        return zipped({name: made.read(name) for name in sorted(made.namelist())})
