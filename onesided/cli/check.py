"""`onesided check`: prove that every quiz and every story is sound and well written, and say what to mend."""

from __future__ import annotations

import argparse
from typing import Any

from onesided.model import CourseError, Shelf, find_shelf
from onesided.model.complaints import nearest

AFTER = """\
names:
  a quiz or a story as pages name it (the-gift), its file (book/vignettes/the-gift.yml), or a folder of quizzes
  (a-unique-bond). Without a name everything is checked, and also what only the whole course can show.

exit codes:
  0  nothing stops the build (with --strict: the course may be released)
  1  there is an error (with --strict: or the course is short of the bar for a release)
  2  the command was not understood
"""


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser(
        "check",
        help="check that the quizzes and stories are sound and well written",
        epilog=AFTER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="a quiz, a story, or a folder (default: all)")
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help="how to say it")
    parser.add_argument("--strict", action="store_true", help="fail short of the bar for a release, not only on errors")
    parser.add_argument("--explain", metavar="RULE", help="say what a rule is for, and check nothing")
    parser.add_argument(
        "--accept-names",
        action="store_true",
        help="write book/names.txt: new names are kept from now on, and answers under names that are gone may be lost",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Check quizzes and stories; 1 where one has an error, or, with --strict, where the course is short of the bar."""
    from onesided.lint import explanation, rule_named
    from onesided.lint.formats import FORMATS

    if chosen.explain:
        print(explanation(rule_named(chosen.explain)))
        return 0
    shelf = find_shelf()
    if chosen.accept_names:
        return accept_names(shelf)
    report = check(shelf, chosen.names)
    if said := FORMATS[chosen.format](report):
        print(said)
    return int(bool(report.errors or (chosen.strict and report.short_of_release())))


def check(shelf: Shelf, names: list[str]) -> Any:
    """The report (`onesided.lint.Report`) on what has these names, or stands in these folders; on all without any.

    The bank, the shelf of stories, the pages and the list of names are judged only when everything is there.
    """
    from onesided.cli.progress import Bar
    from onesided.cli.surroundings import surroundings
    from onesided.lint import Report, check_files, check_stories
    from onesided.lint.absent import absent

    course, findings = surroundings(shelf)
    quizzes, stories = _chosen(shelf, names) if names else (list(shelf.quizzes()), list(shelf.vignettes()))
    quiz_files = [(shelf.quiz_path(name), f"book/quizzes/{name}.yml") for name in quizzes]
    story_files = [(shelf.vignette_path(name), f"book/vignettes/{name}.yml") for name in stories]
    bar = Bar(len(quiz_files) + len(story_files), "files")
    bank = check_files(quiz_files, course, whole_bank=not names, tick=bar.tick)
    proofs, found = check_stories(story_files, course, whole_shelf=not names, tick=bar.tick)
    bar.clear()
    findings += (*bank.findings, *found, *([] if names else _about_all(shelf, bank)))
    said = sorted(set(findings))
    missing = () if names else tuple(absent(shelf.root, bank.drafts))
    return Report(len(quizzes), len(bank.drafts), said, len(stories), proofs, bool(names), missing)


def _about_all(shelf: Shelf, bank: Any) -> list[Any]:
    """The findings about the course as a whole: what pages show, the names that answers are remembered by, blanks."""
    from onesided.lint.names import Piece, names_in
    from onesided.lint.renamed import renamed
    from onesided.lint.shown import shown_findings
    from onesided.lint.unfilled import unfilled

    present: dict[Piece, set[str]] = {Piece("quiz", name): set() for name in shelf.quizzes()}
    for item in bank.drafts:
        if item.id:
            present[Piece("quiz", item.file.removeprefix("book/quizzes/").removesuffix(".yml"))].add(item.id)
    scenes = names_in(shelf.root, [Piece("vignette", name) for name in shelf.vignettes()])
    present |= {piece: set(parts) for piece, parts in scenes.items()}
    return [*shown_findings(shelf), *renamed(shelf.root, present), *unfilled(shelf.root)]


def accept_names(shelf: Shelf) -> int:
    """Write the list of names anew, and say so; files that cannot be read are a CourseError."""
    from onesided.lint.names import LIST, names_in, pieces_of, write_list

    names = names_in(shelf.root, pieces_of(shelf))
    if lost := [piece.file for piece, parts in names.items() if not parts]:
        raise CourseError(*(f"{file} cannot be read, so its names would be lost. Mend it first." for file in lost))
    written = write_list(shelf.root, names)
    count = sum(map(len, names.values()))
    print(f"{LIST}: {'written' if written else 'as it was'}, {count} names")
    return 0


def _chosen(shelf: Shelf, names: list[str]) -> tuple[list[str], list[str]]:
    """The quizzes and the stories that are meant: by name, by file, or all in a folder."""
    quizzes: set[str] = set()
    stories: set[str] = set()
    for name in names:
        bare = name.replace("\\", "/").removeprefix("./").removesuffix(".yml").strip("/")
        quiz, story = bare.removeprefix("book/quizzes"), bare.removeprefix("book/vignettes")
        within = (
            *([(quiz.strip("/"), shelf.quizzes(), quizzes)] if story == bare else []),
            *([(story.strip("/"), shelf.vignettes(), stories)] if quiz == bare else []),
        )
        found = False
        for wanted, known, into in within:
            meant = {one for one in known if one == wanted or not wanted or one.startswith(f"{wanted}/")}
            into |= meant
            found |= bool(meant)
        if not found:
            likely = nearest(bare, (*shelf.quizzes(), *shelf.vignettes()), cutoff=0.5)
            hint = f'; the nearest is "{likely}"' if likely else ""
            raise CourseError(f'There is no quiz and no story called "{name}"{hint}. Check the spelling.')
    return sorted(quizzes), sorted(stories)
