"""`onesided report`: what students handed in becomes a page, and a file for a gradebook."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from onesided.cli.kept import counted
from onesided.cli.progress import Bar
from onesided.model import CourseError

MORE = """\
FOLDER holds what students handed in ("Hand some of it in" on the page Your map, or onesided record --hand-in), also in
folders below it and in zips as learning systems hand them over. Nothing is sent. What cannot be read is named in the
report and left out. The report is about people: keep it where only you can read it.
"""


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser("report", help="see where a class stands, from what it handed in", epilog=MORE)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the hand-ins, or a zip of them")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write the report as a page")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write one row for each student, for a gradebook")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write what is asked for, and say in a few lines what to talk about next."""
    # Imported here, because they take longer than the other verbs need wait.
    from onesided.exchange import write_whole
    from onesided.report import class_report

    written = [path for path in (chosen.html, chosen.csv) if path]
    for path in written:
        _make_sure(path)
    bars: list[Bar] = []

    def progress(total: int) -> Any:
        bars.append(Bar(total, "files"))
        return bars[0].tick

    try:
        report = class_report(chosen.folder, but=written, progress=progress)
    finally:
        for bar in bars:
            bar.clear()
    print(f"{counted(len(report.students), 'student')}, {counted(report.attempts, 'answer')}.")
    for row in report.left_out:
        print(f"Left out: {row['file']}. {row['what']} {row['remedy']}")
    if chosen.html:
        write_whole(chosen.html, [report.html()], replace=True)
    if chosen.csv:
        write_whole(chosen.csv, [report.csv()], replace=True)
    for path in written:
        print(f"Written: {path}. It is about people: keep it where only you can read it.")
    if not written:
        _tell(report)
    return 0


def _make_sure(path: Path) -> None:
    """Refuse to write over anything but an earlier report."""
    from onesided.report.finding import BEGINNING
    from onesided.report.making import is_report

    if path.is_dir():
        raise CourseError(f"{path} is a folder. Name a file in it.")
    try:
        with path.open("rb") as file:
            beginning = file.read(BEGINNING)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}. Choose another name.") from None
    if not is_report(beginning):
        raise CourseError(f"{path} is no earlier report, and was left alone. Choose another name.")


def _tell(report: Any) -> None:
    """The beginning of the report, where no file was asked for."""
    from onesided.report.telling import belief_topics, question_topics

    for topic in [*question_topics(report.items, report.options), *belief_topics(report.beliefs)]:
        print(f"\n{topic.title} ({topic.place})\n  {' '.join(topic.sentences)}")
    print("\nThe whole report:  onesided report FOLDER --html FILE")
