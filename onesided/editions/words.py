"""The sentences that only the editions need. Those that a page has as well come from its own catalogue."""

from __future__ import annotations

WORDS = {
    "answers-part": "Answers, and what comes after the stories",
    "answers-of": "Answers: {title}",
    "cited-in": "Works cited in {title}",
    "chapter": "Chapter {number}",
    "contents": "Contents",
    "cover": "Cover",
    "front": "About this edition",
    "hints": "Hints",
    "after": "After the story: {title}",
    "after-at": "What comes after this story stands at the end of the book.",
    "page": "page {number}",
    "true-of": "{label}: {value}",
    "drawn-for": "Drawn here for {what}: {value}. The table has the rest.",
    "drawn-part": "Drawn here as it first stands. The table has the rest.",
    "on-paper": "Questions stand where they are asked, and all answers at the end, with the reasons, so that nobody "
    "reads one by accident. The same holds for what comes after a story.",
    "licence": "The words of this course are licensed {licence}: you may copy, change and translate them if you say "
    "where they come from, link to the licence, and say whether you changed anything.",
    "released": "Version {version}, {released}.",
    "read-online": "The pages themselves:",
    "chapter-of": "A chapter of {title}",
    "start": "Start of the book",
    "landmarks": "Landmarks",
    "cover-of": "The cover of {title}.",
    "access": "Every figure has a text alternative and its numbers as a table. Questions can be read but not answered "
    "in the file; their answers stand at the end and are linked both ways. Stories are read by following links.",
}


def say(key: str, **parts: object) -> str:
    """Return the sentence with its parts filled in."""
    return WORDS[key].format(**parts)
