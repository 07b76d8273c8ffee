"""A story on paper: a gamebook whose scenes are turned to by number. What is learned from it stands at the end.

The scenes stay where the story is told. The debriefs, the reasons and the map are handed back, because whoever sees
them while turning pages has been told too much.
"""

from __future__ import annotations

from bs4 import Tag

from onesided.editions.making import element, renamed, taken, words_of
from onesided.editions.words import say
from onesided.markup.messages import sentence


def paper_stories(body: Tag, page: str) -> list[Tag]:
    """Give every story in `body` its paper form; return what comes after each, in a section of its own."""
    return [_story(story, f"{page}--story-{place}") for place, story in enumerate(body.select("section.os-story"), 1)]


def _story(story: Tag, name: str) -> Tag:
    title = words_of(story.select_one(".os-title"))
    after = story.select_one(".os-after")
    section = element("section", element("h2", say("after", title=title)), class_="after", id=f"{name}-after")
    if after is not None:
        back = element("a", sentence("story", title=title), href=f"#{name}", class_="paged")
        section.append(element("p", back, class_="back"))
        for gone in after.select(":scope > .os-title"):
            gone.decompose()
        anchor = element("div", *taken(after.extract()), id=after.get("id"))
        renamed(anchor.select(".os-part"), "h3")
        section.append(anchor)
        _open(anchor)
    end = story.select_one(".os-end")
    if end is not None:
        end.clear()
        end.append(element("a", sentence("after-story"), href=f"#{section['id']}", class_="paged"))
        end["class"] = "os-end"
    _open(story)
    for leads in story.select(".os-to-debrief, .os-skip, .os-past, .os-note .os-see, .os-if a"):
        leads["class"] = [*leads.get("class", []), "paged"]
    for attribute in ("aria-label", *(key for key in list(story.attrs) if key.startswith("data-"))):
        del story[attribute]
    for gone in story.select(".os-turning, .os-trail, .os-foot"):
        gone.decompose()
    story["class"], story["id"] = "story", name
    return section


def _open(tree: Tag) -> None:
    """Open whatever is folded: on paper nobody can."""
    for folded in tree.select("details"):
        folded.name = "div"
        folded.attrs.pop("open", None)
    for summary in tree.select("summary"):
        summary.name, summary["class"] = "p", "summary"
