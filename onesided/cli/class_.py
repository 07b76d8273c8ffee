"""`onesided class`: let a room vote on questions of the course, or play a story together."""

from __future__ import annotations

import argparse
from typing import Any

from onesided.model import CourseError, find_shelf

MORE = """\
Names are those of quizzes (a-unique-bond/before-you-read), of questions in them (with #id), of folders of quizzes, and
of stories; without any, all that the course has can be asked. Without --lan only this machine can open the class, for
trying it out. With --lan everybody in the same network can: they can join and vote, and nothing else. What they send
is not encrypted, so use a network that you trust, or a hotspot of your own. A class that was not ended goes on where it
was when the same command is given again.
"""


def describe(verbs: Any) -> None:
    """Add the verb to the command."""
    parser = verbs.add_parser("class", help="let a room full of phones vote", epilog=MORE)
    parser.add_argument("names", nargs="*", metavar="NAME", help="what can be asked (default: all of the course)")
    parser.add_argument("--lan", action="store_true", help="let phones in the same network join")
    parser.add_argument("--host", help="with --lan: the address or name by which phones reach this machine")
    parser.add_argument("--port", type=int, default=8765, help="the port to serve on (default 8765)")
    parser.add_argument("--title", default="", help="what phones show at the top (default: the title of the course)")
    parser.add_argument("--database", metavar="URL", help="where votes are kept, as SQLAlchemy writes it")
    parser.add_argument("--new", action="store_true", help="begin another class, even if the last was not ended")
    parser.add_argument("--hub", metavar="ADDRESS", help="serve the users of the JupyterHub that starts this command")
    parser.add_argument("--teachers", metavar="GROUP", default="teachers", help="with --hub: the teachers' group")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Serve the class until Ctrl+C."""
    import asyncio

    from onesided.classroom.serving import Begun, serve

    if chosen.hub:
        return _serve_hub(chosen)
    if chosen.host and not chosen.lan:
        raise CourseError("--host goes with --lan: without it, only this machine can open the class.")

    def told(begun: Begun) -> None:
        print(f"The class {begun.code} {'goes on' if begun.goes_on else 'has begun'}. Open this here, and project it:")
        print(f"  {begun.teach}")
        print(f"Phones open {begun.join}" + ("" if chosen.lan else " (only on this machine: add --lan for a room)"))
        if chosen.lan:
            print("Everybody in this network can join and vote. What they send is not encrypted.")
        print("Ctrl+C stops it; give the command again to go on.", flush=True)

    asyncio.run(
        serve(
            find_shelf(),
            chosen.names,
            title=chosen.title,
            database=chosen.database,
            port=chosen.port,
            lan=chosen.lan,
            host=chosen.host,
            anew=chosen.new,
            when_begun=told,
        )
    )
    return 0


def _serve_hub(chosen: argparse.Namespace) -> int:
    """Serve until the Hub stops it. What can be asked is chosen there, by whoever begins a class."""
    import asyncio

    try:
        from onesided.classroom.hub_serving import serve_hub
    except ModuleNotFoundError as error:
        if error.name != "jupyterhub":
            raise
        raise CourseError("A class on a Hub needs JupyterHub where it runs: pip install 'onesided[hub]'") from None
    if chosen.lan or chosen.names:
        raise CourseError(
            "--hub goes with --teachers and --database alone. On a Hub, teachers begin classes on a page."
        )
    asyncio.run(
        serve_hub(
            find_shelf(),
            address=chosen.hub,
            group=chosen.teachers,
            database=chosen.database,
            when_begun=lambda address: print(f"Classes are held at {address}", flush=True),
        )
    )
    return 0
