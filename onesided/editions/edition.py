"""An edition: the leaves of one document in their order, each ready to be printed or packed.

A leaf is a page of the book, or what belongs to a page and stands at the end: its answers, and what comes after its
stories. A chapter by itself brings along the help lines and the works that it cites.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bs4 import Tag

from onesided.editions.appendix import appendix
from onesided.editions.article import Page, read_page
from onesided.editions.contents import Place, places
from onesided.editions.imprint import Imprint, imprint_of
from onesided.editions.links import drop_dead, leads_to, settle
from onesided.editions.making import element, parsed, words_of
from onesided.editions.questions import paper_questions
from onesided.editions.stories import paper_stories
from onesided.editions.words import say
from onesided.model import CourseError
from onesided.model.complaints import nearest
from onesided.model.pages import page_name

HELP, REFERENCES = "help-lines", "references"
"""The pages that a chapter brings along."""
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


@dataclass(frozen=True)
class Leaf:
    """One piece of an edition: its id, its title in plain words, its part, a chapter's number, what it is, its content.

    `kind` is `page` or `answers`. The content is a section that has the id, and whose heading of the first level is the
    title; every id and link in it holds within the whole edition.
    """

    name: str
    title: str
    part: str
    number: int | None
    kind: str
    body: Tag


@dataclass(frozen=True)
class Edition:
    """A whole document: what it says of itself, its leaves, and the chapter's name where it is one chapter alone."""

    imprint: Imprint
    leaves: list[Leaf]
    chapter: str = ""
    notice: Tag | None = None

    def parts(self) -> list[tuple[str, list[Leaf]]]:
        """The leaves by the captions of their parts, in order."""
        found: list[tuple[str, list[Leaf]]] = []
        for leaf in self.leaves:
            if not found or found[-1][0] != leaf.part:
                found.append((leaf.part, []))
            found[-1][1].append(leaf)
        return found


def book_edition(root: Path, html: Path) -> Edition:
    """Return the whole book of the course in `root`, from the folder of its built pages.

    Pages that are drawn from what a learner did are left out.
    """
    return _edition(root, html, places(root))


def chapter_names(root: Path) -> list[str]:
    """Return the short names of the book's chapters, in order."""
    return [place.name for place in places(root) if place.number is not None]


def chapter_edition(root: Path, html: Path, name: str) -> Edition:
    """Return one chapter by its name, with its answers, the help lines and the works it cites.

    A name that no chapter has is a CourseError.
    """
    wanted, known = page_name(name), chapter_names(root)
    if wanted not in known:
        likely = nearest(wanted, known, cutoff=0.5)
        hint = f"The nearest is {likely}." if likely else f"There are {', '.join(known)}."
        raise CourseError(f'No chapter in _toc.yml is called "{name}". {hint}')
    chosen = [place for place in places(root) if place.name in (wanted, HELP, REFERENCES)]
    return _edition(root, html, sorted(chosen, key=lambda place: place.name != wanted), chapter=wanted)


def _edition(root: Path, html: Path, chosen: Iterable[Place], chapter: str = "") -> Edition:
    imprint = imprint_of(root)
    read = [page for place in chosen if (page := read_page(html, place))]
    names = _names(read)
    leaves, at_the_end = [], []
    for page in read:
        settle(page.body, page.place.docname, names, imprint.address)
        leaf, end = _leaf(page, names[page.place.docname])
        leaves.append(leaf)
        if end:
            at_the_end.append(end)
    if chapter:
        leaves = [replace(leaf, part="") for leaf in _only_cited(leaves, at_the_end)]
        at_the_end = [replace(leaf, part="") for leaf in at_the_end]
    _name_passages([leaf.body for leaf in (*leaves, *at_the_end)])
    notice = _notice(imprint, names)
    drop_dead([*(leaf.body for leaf in (*leaves, *at_the_end)), *([notice] if notice else [])])
    return Edition(imprint, [*leaves, *at_the_end], chapter, notice)


def _names(pages: list[Page]) -> dict[str, str]:
    """The pages' short names by those of their documents; of two that are called alike, the later by its folder too."""
    names: dict[str, str] = {}
    for page in pages:
        *_, folder, _ = ("", *page.place.docname.split("/"))
        short = page.place.name
        names[page.place.docname] = short if short not in names.values() else f"{folder}-{short}"
    return names


def _leaf(page: Page, name: str) -> tuple[Leaf, Leaf | None]:
    """A page in its paper form, and what belongs to it at the end."""
    place = page.place
    answers, after = paper_questions(page.body, name), paper_stories(page.body, name)
    leaf = Leaf(name, page.title, place.part, place.number, "page", page.body)
    if not answers and not after:
        return leaf, None
    title = say("answers-of", title=page.title)
    body = appendix(f"answers--{name}", title, answers, after)
    return leaf, Leaf(f"answers--{name}", title, say("answers-part"), place.number, "answers", body)


def _name_passages(bodies: list[Tag]) -> None:
    """Have "Read again" name a passage by its heading, which only a whole document has at hand, and where it stands."""
    headings = {
        section["id"]: heading
        for body in bodies
        for section in body("section", id=True)
        if (heading := section.find(_HEADINGS))
    }
    for link in (link for body in bodies for link in body.select(".sources a.os-see")):
        if heading := headings.get(link["href"].removeprefix("#")):
            link.string = words_of(heading)
            link["class"] = "os-see paged"


def _only_cited(leaves: list[Leaf], others: list[Leaf]) -> list[Leaf]:
    """The same leaves, where the references are those that the chapter cites, under a title that says so."""
    chapter = leaves[0]
    cited = leads_to([leaf.body for leaf in (*leaves, *others) if leaf.name != REFERENCES], REFERENCES)
    kept = []
    for leaf in leaves:
        if leaf.name == REFERENCES:
            title = say("cited-in", title=chapter.title)
            for entry in leaf.body.find_all("p", recursive=False):
                if entry.get("id") not in cited:
                    entry.decompose()
            leaf.body.h1.string = title
            leaf = replace(leaf, title=title)
        kept.append(leaf)
    return kept if cited else [leaf for leaf in kept if leaf.name != REFERENCES]


def _notice(imprint: Imprint, names: dict[str, str]) -> Tag | None:
    """The sentence at the foot of every page, its links turned for the edition."""
    if not imprint.notice:
        return None
    notice = element("div", *parsed(imprint.notice).contents[:], class_="notice")
    for link in notice.select('a[href^="doc:"]'):
        docname = link["href"].removeprefix("doc:").partition("#")[0]
        link["href"] = f"#{names.get(docname, '')}"
        link["class"] = "paged"
    return notice
