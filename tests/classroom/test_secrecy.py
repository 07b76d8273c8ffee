"""Before the answer is told, no phone and no projector is sent a sentence of feedback, a hint, a key, or what follows
from one: every byte is read."""

from __future__ import annotations

import asyncio
import html
import json
import re

import pytest

from onesided.classroom.asked import VOTABLE, Question, asked_of
from onesided.judge import key_of
from onesided.markup.markdown import block, inline, plain
from onesided.markup.quiz import attribute
from onesided.model import Shelf
from onesided.model.items import Item
from tests.classroom.phones import Class, Phone, held_class
from tests.conftest import ROOT

SHELF = Shelf(ROOT)
ITEMS = {
    f"{name}#{item.id}": item
    for name in SHELF.quizzes()
    for item in SHELF.quiz(name).items
    if isinstance(item, VOTABLE)
}
ONE_OF_EACH = {item.type: name for name, item in reversed(ITEMS.items())}
STORY = "the-ticket" if "the-ticket" in SHELF.vignettes() else SHELF.vignettes()[0]


def secrets_of(item: Item) -> set[str]:
    """All that an author wrote for whoever has answered."""
    data = item.model_dump()
    found: set[str] = set()

    def gather(value: object, is_secret: bool) -> None:
        match value:
            case str() if is_secret:
                found.add(value)
            case dict():
                for name, inner in value.items():
                    told = name in ("feedback", "hint", "after", "misconception", "see", "source", "objective")
                    gather(inner, is_secret or told)
            case tuple() | list():
                for inner in value:
                    gather(inner, is_secret)
            case _:
                pass

    gather(data, False)
    return found


def forms_of(text: str) -> set[str]:
    """The ways in which a text could get into a page: as written, as Markdown makes it, as words, escaped twice over."""
    made = {text, plain(text), inline(text), block(text), html.escape(text)}
    made |= {re.sub(r"<[^>]+>", "", str(one)) for one in set(made)}
    made |= {json.dumps(str(one), ensure_ascii=ascii_)[1:-1] for one in set(made) for ascii_ in (True, False)}
    return {str(one).strip() for one in made if len(str(one).strip()) > 3}


def leaks(sent: bytes, item: Item) -> list[str]:
    """The secrets that are in what was sent, whole, or by any six words on end."""
    text = sent.decode("utf-8", "replace")
    shown = plain(" ".join([item.stem, item.case or "", *(o.text for o in getattr(item, "options", ()))]))
    found = []
    for secret in secrets_of(item):
        words = plain(secret).split()
        parts = {" ".join(words[at : at + 6]) for at in range(max(1, len(words) - 5))} if len(words) >= 6 else set()
        for form in forms_of(secret) | parts:
            if form in text and form not in shown:
                found.append(form)
    key = key_of(item)
    found += [
        form
        for form in (str(attribute(key)), json.dumps(key), html.escape(json.dumps(key)))
        if item.type != "scale" and form in text
    ]
    found += [name for name in ("data-key", "data-right", "os-feedback", "os-hint", "cl-why") if name in text]
    return found


def bytes_of(*browsers: Phone) -> bytes:
    return b"\n".join(part for browser in browsers for part in browser.received)


async def voted_twice(held: Class, name: str) -> tuple[Phone, Phone, bytes]:
    phones = [await held.phone(), await held.phone()]
    await held.does("ask", name=name)
    step = 1
    question = asked_of(SHELF, {"kind": "question", "name": name})
    assert isinstance(question, Question)
    values = {"number": ["3"], "true-false": ["true"]}.get(question.item.type, ["1"])
    for round_, act in ((1, "close"), (2, "close")):
        for phone in phones:
            await phone.vote(values, step=step, round_=round_)
            assert "counted" in await phone.hears("step")
        await held.desk.hears("count")
        await held.does(act)
        late = await held.phone()
        phones.append(late)
        await late.get()
        if round_ == 1:
            await held.does("again")
    await held.desk.get()
    return phones[0], phones[1], bytes_of(held.desk, *phones)


@pytest.mark.parametrize("type_", sorted(ONE_OF_EACH))
def test_nothing_tells_the_answer_before_it_is_told(type_, tmp_path):
    name = ONE_OF_EACH[type_]
    item = ITEMS[name]

    async def run() -> None:
        async with held_class(f"sqlite:///{tmp_path / 'c.sqlite3'}", [name]) as held:
            phone, _, sent = await voted_twice(held, name)
            assert plain(item.stem)[:30] in html.unescape(sent.decode()), "the question itself was sent"
            assert leaks(sent, item) == []
            phone.messages.clear()
            await held.does("tell")
            await phone.hears("html")
            # What finds nothing before has to find it afterwards.
            assert leaks(phone.received[-1], item) and leaks(held.desk.received[-1], item)

    asyncio.run(run())


@pytest.mark.parametrize("name", sorted(ITEMS))
def test_no_question_of_the_course_is_asked_with_its_answer(name):
    asked = asked_of(SHELF, {"kind": "question", "name": name})
    for answerable in (True, False):
        assert leaks(asked.html(answerable=answerable).encode(), ITEMS[name]) == []


def test_the_place_of_an_option_is_not_the_authors(tmp_path):
    """Whoever writes the right answer first, as many do, must not have it found by its number."""
    first = [
        asked_of(SHELF, {"kind": "question", "name": name}).values(
            next(index for index, option in enumerate(item.options) if option.correct)
        )
        for name, item in ITEMS.items()
        if item.type == "choice"
    ]
    assert len({tuple(values) for values in first}) > 2


@pytest.mark.parametrize("name", SHELF.vignettes())
def test_no_scene_tells_what_is_thought_of_its_choices(name):
    story = SHELF.vignette(name)
    asked = asked_of(SHELF, {"kind": "decision", "name": name, "path": []})
    seen, waiting = set(), [asked]
    while waiting:
        decision = waiting.pop()
        slug = decision.state["scene"]
        if slug in seen:
            continue
        seen.add(slug)
        sent = decision.html(answerable=True)
        if decision.open:
            for scene in story.scenes.values():
                for choice in scene.choices:
                    for secret in (choice.rationale, choice.also_defensible):
                        assert not secret or not any(form in sent for form in forms_of(secret)), secret
            for word in ("data-stance", "data-rank", "effects", decision.scene.choices[decision.open[0]].goto):
                assert word not in re.sub(r">[^<]*<", "><", sent)
        for choice in decision.open:
            path = decision.after(choice)
            assert path is not None
            waiting.append(asked_of(SHELF, {"kind": "decision", "name": name, "path": path}))
