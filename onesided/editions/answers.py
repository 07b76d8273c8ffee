"""What stands at the end of an edition about one question: the answer, the reasons, and where it comes from.

Options go by the letters that they have where they are asked. What a page says only to somebody who was certain and
wrong is left out: the reasons say it as well.
"""

from __future__ import annotations

from bs4 import Tag

from onesided.editions.making import element, taken, words_of
from onesided.markup.messages import sentence

_LETTERED = ("choice", "choices")


def answer(form: Tag, number: str, question: str, name: str) -> Tag:
    """Return the answer to the question that `form` asks, as an element called `name` that leads back to `question`.

    The form keeps its question, and loses what is said about the answers.
    """
    back = element("a", number, href=f"#{question}", class_="to-question paged")
    parts = [element("p", back, class_="answer-number"), *_key(form), *_reasons(form), *_sources(form)]
    return element("div", *parts, id=name, class_="answer")


def _key(form: Tag) -> list[Tag]:
    """The answer in one line; nothing where there is none, or where it has a part for every reason."""
    words = form.select_one(".os-answer .os-words")
    if words is None or _parts(form):
        return []
    label = element("strong", sentence("answer") + ":")
    if form["data-type"] not in _LETTERED:
        return [element("p", label, " ", *run_in(taken(words)), class_="key")]
    right = {words_of(part) for part in words.select("p, li")}
    texts = [option.select_one(".os-text") for option in form.select(".os-option")]
    keys = [(chr(65 + place), words_of(text)) for place, text in enumerate(texts) if words_of(text) in right]
    said = f"{keys[0][0]}. {keys[0][1]}" if len(keys) == 1 else ", ".join(letter for letter, _ in keys)
    return [element("p", label, " ", said, class_="key")]


def _parts(form: Tag) -> list[Tag]:
    """The parts of an answer that has as many as there are reasons: cards in groups, matches, steps in order."""
    return [] if form["data-type"] in _LETTERED else form.select(".os-answer .os-words li")


def _reasons(form: Tag) -> list[Tag]:
    kind, parts = form["data-type"], _parts(form)
    found = [(_about(reason), run_in(taken(reason.select_one(".os-says")))) for reason in form.select(".os-feedback")]
    if kind in _LETTERED:
        entries = [element("li", *said) for _, said in found]
        return [element("ol", *entries, class_="reasons", type="A")]
    if parts:
        # The longest text first, so that a card is not taken for one whose words begin alike.
        for about, said in sorted(found, key=lambda one: -len(one[0])):
            part = next(one for one in parts if "class" not in one.attrs and words_of(one).startswith(about))
            part["class"] = "reason"
            part.extend([_stop(part), " ", *said])
        return [element("ol" if kind == "order" else "ul", *(one.extract() for one in parts), class_="reasons")]
    entries = [element("li", element("em", _closed(about)), " ", *said) for about, said in found]
    return [element("ul", *entries, class_="reasons")] if entries else []


def _about(reason: Tag) -> str:
    part = reason.find_parent(class_=["os-option", "os-card", "os-pair", "os-step"])
    return words_of(part.select_one(".os-text")) if part else words_of(reason.summary)


def run_in(said: list) -> list:
    """The content of a first paragraph, as it runs on after a label, and whatever comes after it."""
    blocks = [part for part in said if isinstance(part, Tag) or str(part).strip()]
    if blocks and isinstance(blocks[0], Tag) and blocks[0].name == "p":
        return [*taken(blocks[0]), *blocks[1:]]
    return blocks


def _stop(part: Tag) -> str:
    return "" if words_of(part).endswith((".", "?", "!")) else "."


def _closed(label: str) -> str:
    return label if label.endswith((".", "?", "!", "”", "…")) else f"{label}:"


def _sources(form: Tag) -> list[Tag]:
    run: list = []
    for part in form.select(".os-answer .os-says > p"):
        run += [*([" "] if run else []), element("span", *taken(part))]
    return [element("p", *run, class_="sources")] if run else []
