"""`onesided record`: where the learner's record is, and all that may be done with it: move it, hand it on, erase it."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from onesided.cli.kept import NOTICES, counted
from onesided.model import CourseError

MORE = """\
Nothing leaves this machine unless you hand it on. --export writes a file, for yourself, that --import elsewhere and the
published page can take up; importing only adds. --xapi writes statements for a learning record store, on what was
finished. With --endpoint they are sent to the address you name, with the name and the password that stand in
ONESIDED_XAPI_USER and ONESIDED_XAPI_PASSWORD, and nowhere else. --hand-in writes a file for a teacher who asked for
it: you choose the chapters and the name, it says what is in the file, and you give it to them yourself. What you wrote
in your own words stays out of both unless you say --with-reflections.
"""


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser("record", help="see, move, hand on or erase what you answered", epilog=MORE)
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--export", type=Path, metavar="FILE", help="write the record to a file, or into a folder")
    one.add_argument("--import", type=Path, metavar="FILE", dest="import_", help="add what such a file holds")
    one.add_argument("--xapi", nargs="?", const="-", metavar="FILE", help="write xAPI statements (default: print them)")
    one.add_argument("--hand-in", type=Path, metavar="FILE", help="write a file to give to a teacher")
    one.add_argument("--erase", action="store_true", help="erase everything that is remembered of you on this machine")
    parser.add_argument("--yes", action="store_true", help="erase without being asked once more")
    parser.add_argument("--endpoint", metavar="URL", help="send the xAPI statements to this address")
    parser.add_argument("--base", metavar="URL", help="name things in the statements below this address of yours")
    parser.add_argument("--as", metavar="NAME", dest="as_", help="hand in under this name, or one that you make up")
    parser.add_argument(
        "--chapter", action="append", metavar="SLUG", help="hand in this chapter alone (again for more)"
    )
    parser.add_argument("--with-reflections", action="store_true", help="put in what you wrote in your own words")
    parser.set_defaults(run=run, refuse=parser.error)


def run(chosen: argparse.Namespace) -> int:
    """Do the one thing that is asked for, or say what there is."""
    hands_on = chosen.xapi is not None or chosen.endpoint is not None
    if chosen.endpoint is not None and (chosen.export or chosen.import_ or chosen.hand_in or chosen.erase):
        chosen.refuse("--endpoint goes with --xapi, or alone")
    if chosen.base is not None and not hands_on:
        chosen.refuse("--base goes with --xapi or --endpoint")
    if chosen.with_reflections and not hands_on and not chosen.hand_in:
        chosen.refuse("--with-reflections goes with --hand-in, --xapi or --endpoint")
    if (chosen.as_ is not None or chosen.chapter) and not chosen.hand_in:
        chosen.refuse("--as and --chapter go with --hand-in")
    if chosen.yes and not chosen.erase:
        chosen.refuse("--yes goes with --erase")
    # Imported here, because most of it takes longer than the other verbs need wait.
    if hands_on:
        from onesided.cli.handing_on import hand_on

        return hand_on(chosen.xapi, chosen.endpoint, chosen.base, chosen.with_reflections)
    if chosen.hand_in:
        from onesided.cli.handing_in import hand_in_to

        return hand_in_to(chosen.hand_in, chosen.as_, chosen.chapter or (), chosen.with_reflections)
    if chosen.export or chosen.import_:
        from onesided.cli.moving import export, take_up

        return export(chosen.export) if chosen.export else take_up(chosen.import_)
    return erase(unasked=chosen.yes) if chosen.erase else overview()


def overview() -> int:
    """Say where the record is, what is in it, and what can be done with it."""
    from onesided.record import memory_notice, recall_all, record_path

    attempts = recall_all()
    print(f"Your record: {record_path()}")
    if attempts:
        days = {datetime.fromisoformat(attempt["time"]).astimezone().date() for attempt in attempts}
        first = f"{min(days).day} {min(days):%B %Y}"
        print(f"It holds {counted(len(attempts), 'attempt')}, made on {counted(len(days), 'day')} since {first}.")
    else:
        print("It is empty.")
    if notice := NOTICES.get(memory_notice()):
        print(notice)
    print(
        "\nWhat you can do with it:\n"
        "  onesided record --export FILE   write it to a file, to take along or to keep safe\n"
        "  onesided record --import FILE   add what such a file holds\n"
        "  onesided record --hand-in FILE  choose what to give to a teacher\n"
        "  onesided record --xapi FILE     write it as xAPI statements\n"
        "  onesided record --erase         erase it"
    )
    return 0


def erase(*, unasked: bool) -> int:
    """Erase everything, after one question."""
    from onesided import record

    folder = record.record_path().parent
    if not unasked:
        if not sys.stdin.isatty():
            raise CourseError("Nothing was erased, since nobody can be asked here. Add --yes to erase without asking.")
        print(
            f"This erases {counted(len(record.recall_all()), 'attempt')}, your settings, and every copy that was set "
            f"aside in {folder}.\n"
            "It cannot be taken back. Files that you exported stay, and so does what a browser remembers."
        )
        if _answer("Type yes to erase it all: ") != "yes":
            print("Nothing was erased.")
            return 1
    if not record.erase():
        raise CourseError(
            f"Not all of it could be erased, and what is left is in {folder}. Close JupyterLab and try again."
        )
    print("Erased.")
    return 0


def _answer(question: str) -> str:
    try:
        return input(question).strip().lower()
    except EOFError:
        return ""
