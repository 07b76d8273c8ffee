"""`onesided record --hand-in`: what a learner chooses to share goes into a file, for a teacher who asked for it.

Nothing is sent. What is in the file, and what is not, is said before it is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from onesided.cli.kept import counted, kept
from onesided.exchange import write_whole
from onesided.markup.markdown import plain
from onesided.model import CourseError, find_shelf
from onesided.model.complaints import nearest
from onesided.progress import course_of
from onesided.progress.course import pieces_of
from onesided.record import HandIn, hand_in
from onesided.record.hand_in import file_name


def hand_in_to(path: Path, name: str | None, chosen: Sequence[str], reflections: bool) -> int:
    """Write the hand-in to a file, or, under a name of its own, into a folder."""
    attempts, now = kept(), datetime.now(UTC)
    shared = _chapters(chosen) if chosen else None
    pieces = {chapter: of_chapter for chapter, (_, of_chapter) in shared.items()} if shared is not None else None
    made = hand_in(
        attempts,
        now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        name=name,
        chapters=pieces,
        reflections=reflections,
    )
    if not made.attempts:
        raise CourseError("There is nothing to hand in: nothing of this is answered yet. Choose another chapter.")
    if path.is_dir():
        path = path / file_name(made.id, f"{now.astimezone():%Y-%m-%d}")
    print("\n".join(_described(made, shared and [title for title, _ in shared.values()], reflections)))
    write_whole(path, [made.text])
    print(f"\nWritten: {path}\nNothing was sent. Give the file to your teacher yourself; whoever has it can read it.")
    return 0


def _chapters(chosen: Sequence[str]) -> dict[str, tuple[str, list[str]]]:
    """The chosen chapters in the order of the course, each with its title and its pieces."""
    known = {chapter["name"]: chapter for chapter in pieces_of(course_of(find_shelf(), plain=plain))}
    if unknown := [name for name in chosen if name not in known]:
        raise CourseError(*(f"There is no chapter {name}. {_likely(name, known)}" for name in unknown))
    return {
        name: (f"{chapter['number']}. {chapter['title']}", chapter["pieces"])
        for name, chapter in known.items()
        if name in chosen
    }


def _likely(name: str, known: Mapping[str, object]) -> str:
    likely = nearest(name, known, cutoff=0.5)
    return f'Did you mean "{likely}"?' if likely else f"The chapters are {', '.join(known)}."


def _described(made: HandIn, titles: Sequence[str] | None, reflections: bool) -> list[str]:
    words = counted(made.words, "text")
    stories = f" and {counted(made.stories, 'story', 'stories')}" if made.stories else ""
    inside = [
        f"{counted(made.attempts, 'answer')}, to {counted(made.questions, 'question')}{stories}: what you answered, "
        "and what the course said about it.",
        "For each answer: when it was given, where it was asked, how long it was in view, how sure you said you were, "
        "how many hints you opened, and whether that was in JupyterLab or on a page.",
        f"These chapters alone: {'; '.join(titles)}." if titles else "Everything that you answered, in all chapters.",
        f'The name "{made.name}".' if made.name else "No name. A random number tells this file from others.",
        *([f"What you wrote in your own words: {words}."] if reflections else []),
    ]
    outside = [
        *(
            []
            if reflections
            else [f"What you wrote in your own words: {words}. Where you wrote, the file says only so."]
        ),
        *(["Any other chapter."] if titles else []),
        "Which pages you only read, what you typed and did not check, and anything else about you or this machine.",
    ]
    return ["In the file:", *(f"- {each}" for each in inside), "Not in it:", *(f"- {each}" for each in outside)]
