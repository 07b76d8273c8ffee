"""Path data: whatever is written reads back as the same tenths of a point."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onesided.figures.paths import Segment, circle, dots_written, parse, rings_written, tenths, written
from onesided.model.complaints import CourseError

points = st.tuples(st.floats(-500, 500), st.floats(-500, 500))
moves = st.builds(lambda p: Segment("M", (p,)), points)
lines = st.builds(lambda p: Segment("L", (p,)), points)
bends = st.builds(lambda *p: Segment("Q", p), points, points)
curves = st.builds(lambda *p: Segment("C", p), points, points, points)
ends = st.just(Segment("Z"))
subpaths = st.builds(
    lambda move, middle, end: (move, *middle, *end),
    moves,
    st.lists(st.one_of(lines, bends, curves), min_size=1, max_size=6),
    st.lists(ends, max_size=1),
)
paths = st.lists(subpaths, min_size=1, max_size=4).map(lambda many: tuple(s for one in many for s in one))


def read(data):
    """What a browser makes of path data: absolute corners, command by command."""
    pen = start = (0, 0)
    found = []
    for letter, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        values = [int(n) for n in re.findall(r"-?\d+", numbers)]
        match letter:
            case "z":
                found.append(("Z",))
                pen = start
                continue
            case "h":
                steps = [(values[0], 0)]
            case "v":
                steps = [(0, values[0])]
            case _:
                steps = list(zip(values[::2], values[1::2], strict=True))
        corners = steps if letter == "M" else [(pen[0] + dx, pen[1] + dy) for dx, dy in steps]
        command = {"h": "L", "v": "L"}.get(letter, letter.upper())
        found.append((command, *corners))
        pen = corners[-1]
        start = pen if command == "M" else start
    return found


def in_tenths(path):
    """The path in tenths, without the lines that then lead nowhere."""
    kept, pen, start, before = [], None, None, None
    for segment in path:
        corners = [(tenths(x), tenths(y)) for x, y in segment.points]
        nowhere = segment.command == "L" and corners == [pen] and before != "M"
        if not nowhere:
            kept.append((segment.command, *corners))
        pen = corners[-1] if corners else start
        start = pen if segment.command == "M" else start
        before = segment.command
    return kept


@given(paths)
def test_written_paths_read_back_as_the_same_tenths(path):
    assert read(written(path)) == in_tenths(path)


@given(st.lists(points, min_size=1, max_size=60))
def test_dots_are_all_there_once(centres):
    found = [corners[0] for command, *corners in read(dots_written(centres)) if command == "M"]
    assert sorted(found) == sorted({(tenths(x), tenths(y)) for x, y in centres})


def test_rings_are_whole_circles():
    assert (
        rings_written([(10, 10), (12, 9)], 3) == "M70 100a30 30 0 1 0 60 0a30 30 0 1 0-60 0zm20-10a30 30 0 1 0 60 0"
        "a30 30 0 1 0-60 0z"
    )


def test_absolute_data_are_parsed():
    assert parse("M 1 2 \nL 3 4 \nC 1 2 3 4 5 6 \nz\n") == (
        Segment("M", ((1, 2),)),
        Segment("L", ((3, 4),)),
        Segment("C", ((1, 2), (3, 4), (5, 6))),
        Segment("Z"),
    )
    assert parse("M 1e1 -2E-1") == (Segment("M", ((10, -0.2),)),)


@pytest.mark.parametrize("data", ["A 1 1 0 0 0 2 2", "l 1 2", "M 1", "L 1 2 3 4"])
def test_other_path_data_are_refused(data):
    with pytest.raises(CourseError, match="cannot be read"):
        parse(data)


def test_only_round_things_are_circles():
    k = 0.5522847
    eight = ["M 1 0"] + [
        "C 1 0 1 0 0.70710678 0.70710678",
        "C 0 1 0 1 0 1",
        "C 0 1 0 1 -0.70710678 0.70710678",
        "C -1 0 -1 0 -1 0",
        "C -1 0 -1 0 -0.70710678 -0.70710678",
        "C 0 -1 0 -1 0 -1",
        "C 0 -1 0 -1 0.70710678 -0.70710678",
        "C 1 0 1 0 1 0",
        "Z",
    ]
    assert circle(parse(" ".join(eight))) == ((0, 0), 1)
    assert circle(parse(" ".join(eight).replace("0 1 0 1 0 1", "0 1 0 1 0 0.6"))) is None
    assert circle(parse(f"M 1 0 C 1 {k} {k} 1 0 1 Z")) is None
