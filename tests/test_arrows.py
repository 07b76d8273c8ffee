"""The arrows between the rooms, read from the imports: each room knows only those that the picture lets it know."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "onesided"

MAY_KNOW = {
    "model": set(),
    "judge": {"model"},
    "lint": {"model", "judge"},
    "frontend": set(),
    "markup": {"model", "judge"},
    "figures": {"model"},
    "record": {"judge"},
    "progress": {"model", "judge"},
    "exchange": {"model", "judge"},
    "report": {"model", "judge", "record", "progress", "markup"},
    "exports": {"model", "judge", "markup"},
    "imports": {"model", "lint", "starting"},
    "sources": {"model"},
    "notebooks": {"model"},
    "slides": {"model", "markup", "frontend", "sources", "notebooks"},
    "scorm": {"model", "markup", "frontend", "sources"},
    "emblem": set(),
    "publishing": {"model", "emblem"},
    "editions": {"model", "markup", "emblem"},
    "starting": {"model", "lint"},
    "preview": {"model", "lint", "markup", "frontend", "sources"},
    "classroom": {"model", "judge", "markup", "frontend", "sources"},
    "widgets": {"model", "judge", "markup", "figures", "record", "progress", "frontend", "sources"},
    "bookext": {"model", "markup", "figures", "progress", "frontend", "sources", "emblem"},
    "cli": {
        "model",
        "judge",
        "lint",
        "markup",
        "figures",
        "record",
        "progress",
        "exchange",
        "exports",
        "imports",
        "report",
        "sources",
        "notebooks",
        "slides",
        "scorm",
        "publishing",
        "editions",
        "starting",
        "preview",
        "classroom",
        "widgets",
        "bookext",
        "frontend",
    },
}


def rooms_known_by(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    modules += [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    modules += [
        f"onesided.{name.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "onesided"
        for name in node.names
    ]
    return {module.split(".")[1] for module in modules if module.startswith("onesided.")}


def test_every_room_is_in_the_picture():
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert rooms <= set(MAY_KNOW)


@pytest.mark.parametrize("room", MAY_KNOW)
def test_a_room_knows_only_what_it_may(room):
    for path in (PACKAGE / room).rglob("*.py"):
        strangers = rooms_known_by(path) - MAY_KNOW[room] - {room}
        assert not strangers, f"{path.relative_to(PACKAGE.parent)} imports {', '.join(sorted(strangers))}"


def test_the_picture_has_no_circle():
    left = {room: set(known) for room, known in MAY_KNOW.items()}
    while left:
        free = [room for room, known in left.items() if not known & set(left)]
        assert free, f"a circle among {', '.join(sorted(left))}"
        for room in free:
            del left[room]


def test_the_reader_of_imports_sees_them(tmp_path):
    path = tmp_path / "module.py"
    path.write_text("import onesided.judge\nfrom onesided import figures\nfrom onesided.markup.quiz import quiz_html\n")
    assert rooms_known_by(path) == {"judge", "figures", "markup"}
