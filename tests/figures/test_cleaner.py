"""What a page's SVG may hold, and what it must not."""

import hashlib
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import matplotlib
import numpy as np
import pytest

from onesided.figures.colours import PALETTE, class_of
from onesided.figures.drawing import MAX_FRAME, drawing
from onesided.figures.exploration import draw_exploration
from onesided.model.complaints import CourseError

from .drawings import EFFECTS, SVG, cloud, forest, tree

HERE = Path(__file__).resolve()


def leaving(ax, colour="C0"):
    """A surface that the frame has to cut off."""
    ax.fill_between([0, 1, 2], [0, 5, 0], color=colour, alpha=0.3)
    ax.set_ylim(0, 2)


def everything(ax):
    forest(ax)
    leaving(ax)
    ax.grid(True)
    ax.bar([0.5], [3], color="C2", width=0.1)
    ax.axhline(2, color="lightgrey", linestyle="--")
    ax.text(0.1, 1, "two\nlines", ha="center", color="grey", weight="bold", style="italic")
    ax.annotate("here", (0.2, 3), (0.4, 4), arrowprops={"arrowstyle": "->"})
    ax.legend(["estimate"], loc="lower left")


@pytest.mark.parametrize("draw", [forest, leaving, everything, lambda ax: cloud(ax, 0.28)])
def test_nothing_needs_a_style_or_a_script(draw):
    svg = drawing(draw, "What is seen.", height=4).svg
    root = tree(draw, height=4)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "g",
        "path",
        "text",
        "tspan",
        "clipPath",
    }
    names = {name for element in root.iter() for name in element.attrib}
    assert not names & {"style", "onload", "onclick", "width-pt"}
    assert not [name for name in names if "href" in name]
    for word in (
        "<style",
        "<!--",
        "<!DOCTYPE",
        "<?xml",
        "metadata",
        "matplotlib",
        "var(",
        "DejaVu",
        "font-family",
    ):
        assert word not in svg


def test_the_words_are_text_and_the_name_is_said():
    root = tree(forest, 'A "forest" plot, r < .4 & more.', height=4)
    assert (root.get("role"), root.get("aria-label")) == ("img", 'A "forest" plot, r < .4 & more.')
    written = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert {part for name, *_ in EFFECTS for part in name.split("\n")} <= written
    assert {"Correlation with outcome", "−0.2"} <= written


def test_a_sign_that_means_markup_stays_a_sign():
    root = tree(lambda ax: ax.set_title("p < .05 & </svg><script>"))
    assert "p < .05 & </svg><script>" in {text.text for text in root.iter(f"{SVG}text")}


def test_every_coordinate_is_a_whole_number_of_tenths():
    root = tree(everything, height=4)
    assert root.get("viewBox") == "0 0 3456 2880"
    for element in root.iter():
        for name in ("d", "x", "y", "stroke-width", "font-size", "stroke-dasharray"):
            assert "." not in element.get(name, "")


def test_ids_belong_to_one_figure_and_are_used():
    one, two = (
        drawing(leaving, "What is seen.").svg,
        drawing(lambda ax: leaving(ax, "C1"), "What is seen.").svg,
    )
    ids = [set(re.findall(r'id="([^"]+)"', svg)) for svg in (one, two)]
    assert all(ids)
    assert not ids[0] & ids[1]
    for svg, known in zip((one, two), ids, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) == known


def test_a_drawing_that_stays_in_its_frame_has_no_ids():
    assert not [e for e in tree(forest, height=4).iter() if e.get("id") or e.get("clip-path")]


def test_two_frames_of_an_exploration_share_no_id():
    def fill(ax, top):
        leaving(ax)
        ax.set_ylim(0, top)

    frames = draw_exploration(fill, top=[2, 3, 4], alt="What is seen.", table=[{"top": 2}]).frames
    ids = [name for frame in frames for name in re.findall(r'id="([^"]+)"', frame.svg)]
    assert len(ids) == len(set(ids)) == 3


def dots_of(root):
    [path] = [p for p in root.iter(f"{SVG}path") if p.get("stroke-linecap") == "round"]
    return path, path.get("d").count("z")


def test_five_hundred_dots_are_one_light_path():
    svg = drawing(lambda ax: cloud(ax, 0.28), "What is seen.").svg
    path, dots = dots_of(tree(lambda ax: cloud(ax, 0.28)))
    assert len(svg) < 5_000
    assert 490 <= dots <= 500  # a few share a tenth of a point or lie beyond the frame
    assert path.get("stroke-opacity") == "0.6"
    assert path.get("class") == "os-c0-line"


def test_dots_stand_where_the_data_are():
    def three(ax):
        ax.scatter([0, 1, 2], [5, 5, 6], s=16, linewidths=0, color="C0")
        ax.set(xlim=(0, 4), ylim=(5, 7))

    path, dots = dots_of(tree(three))
    steps = [tuple(map(int, re.findall(r"-?\d+", move))) for move in path.get("d").split("z")[:-1]]
    _, (right, same), (right_again, up) = steps
    assert dots == 3
    assert same == 0 and up < 0
    assert abs(right - right_again) <= 1
    assert path.get("stroke-width") == "40"  # 16 square points are 4 points across


def test_a_dot_beyond_the_frame_is_left_out_and_one_on_its_edge_is_whole():
    def three(ax):
        ax.plot([0, 1, 9], [0, 1, 9], "o", color="C0")
        ax.set(xlim=(0, 2), ylim=(0, 2))

    root = tree(three)
    assert dots_of(root)[1] == 2
    assert not [e for e in root.iter() if e.get("clip-path")]


def test_an_unknown_interval_is_a_hollow_circle_on_paper():
    hollow = [p for p in tree(forest, height=4).iter(f"{SVG}path") if "os-paper-fill" in p.get("class", "")]
    unknown = sum(low is None for _, _, low, _ in EFFECTS)
    assert sum(path.get("d").count("z") for path in hollow) == unknown
    assert {path.get("class") for path in hollow} == {"os-paper-fill os-c0-line"}


def test_black_is_the_colour_of_the_text_around():
    root = tree(lambda ax: ax.plot([0, 1], [0, 1], color="black"))
    assert "currentColor" in {path.get("stroke") for path in root.iter(f"{SVG}path")}
    assert {group.get("fill") for group in root.iter(f"{SVG}g")} == {"currentColor"}


@pytest.mark.parametrize("colour", PALETTE, ids=lambda colour: colour.role)
def test_a_colour_becomes_a_class(colour):
    def both(ax):
        ax.plot([0, 1], [0, 1], color=colour.word)
        ax.bar([0], [1], color=colour.word)

    classes = {path.get("class") for path in tree(both).iter(f"{SVG}path")}
    assert {class_of(colour.role, "line"), class_of(colour.role, "fill")} <= classes


def test_wrapped_labels_hang_from_their_right_edge():
    groups = [group for group in tree(forest, height=4).iter(f"{SVG}g") if group.get("text-anchor") == "end"]
    places = {text.text: text.get("x") for group in groups for text in group}
    assert places["Countertransference"] == places["reactions"] == places["Empathy"]


def test_a_turned_word_is_turned_about_where_it_hangs():
    [word] = [text for text in tree(lambda ax: ax.set_ylabel("Outcome")).iter(f"{SVG}text") if text.text == "Outcome"]
    assert word.get("transform") == f"rotate(-90 {word.get('x')} {word.get('y')})"


def test_letters_of_a_formula_are_words_again():
    [formula] = [
        text for text in tree(lambda ax: ax.set_xlabel("Shared variance $r^2$")).iter(f"{SVG}text") if len(text)
    ]
    assert [(run.text, run.get("font-style"), run.get("font-size")) for run in formula] == [
        ("Shared\xa0variance\xa0", None, None),
        ("r", "italic", None),
        ("2", None, "77"),
    ]


@pytest.mark.parametrize(
    ("draw", "sentence"),
    [
        (
            lambda ax: ax.plot([0, 1], color="red"),
            "uses the colour #ff0000, which would not follow the page into the dark",
        ),
        (lambda ax: ax.bar([0], [1], color="C0", hatch="/"), "uses hatching or a gradient"),
        (lambda ax: ax.imshow([[0, 1], [1, 0]]), "holds a part (image) that a page figure cannot show"),
    ],
)
def test_what_a_page_cannot_carry_is_refused_in_a_sentence(draw, sentence):
    with pytest.raises(CourseError) as refused:
        drawing(draw, "What is seen.")
    assert sentence in str(refused.value)
    assert str(refused.value).count(". ") >= 1  # what, and what to do


def test_a_heavy_drawing_is_refused_with_its_weight():
    with pytest.raises(CourseError, match=r"weighs \d+\.\d kB, and at most 8 kB are allowed\. Draw fewer points"):
        drawing(lambda ax: cloud(ax, 0.28, points=1500), "What is seen.")
    assert len(drawing(lambda ax: cloud(ax, 0.28, points=700), "What is seen.").svg) <= MAX_FRAME


def test_lines_that_may_overlap_are_not_merged_when_light_shines_through():
    def crossing(ax):
        ax.plot([0, 1], [0, 1], color="C0", alpha=0.5)
        ax.plot([0, 1], [1, 0], color="C0", alpha=0.5)

    assert len([p for p in tree(crossing).iter(f"{SVG}path") if p.get("stroke-opacity") == "0.5"]) == 2


def test_a_line_is_drawn_to_the_tenth_of_a_point():
    """The three corners, put back into points, are where the axes say they are."""
    kept = {}

    def corner(ax):
        (kept["line"],) = ax.plot([0, 1, 2], [0, 1, 0], color="C1")
        kept["ax"] = ax

    root = tree(corner)
    [path] = [p for p in root.iter(f"{SVG}path") if p.get("class") == "os-c1-line"]
    move, *steps = re.findall(r"[MLlhv][^MLlhv]*", path.get("d"))
    numbers = [tuple(map(int, re.findall(r"-?\d+", part))) for part in (move, *steps)]
    corners = list(np.cumsum(numbers, axis=0) / 10)
    pixels = kept["ax"].transData.transform(kept["line"].get_xydata()) * 72 / kept["ax"].figure.dpi
    expected = [(x, 230.4 - y) for x, y in pixels]
    assert np.allclose(corners, expected, atol=0.06)
    assert all(a[0] < b[0] for a, b in pairwise(corners))


def test_the_same_drawing_is_the_same_bytes_in_another_process():
    code = (
        "from tests.figures.test_cleaner import everything, drawing; import hashlib; "
        "print(hashlib.sha256(drawing(everything, 'What is seen.', height=4).svg.encode()).hexdigest())"
    )
    here = hashlib.sha256(drawing(everything, "What is seen.", height=4).svg.encode()).hexdigest()
    for seed in ("1", "2"):
        there = subprocess.run(
            [sys.executable, "-c", code],
            cwd=HERE.parents[2],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed * 9, "MPLBACKEND": "svg"},
        )
        assert there.stdout.strip() == here


def test_settings_of_others_neither_matter_nor_change():
    plain = drawing(forest, "What is seen.", height=4).svg
    with matplotlib.rc_context({"font.size": 30, "lines.linewidth": 9, "svg.fonttype": "path", "axes.grid": True}):
        assert drawing(forest, "What is seen.", height=4).svg == plain
        assert matplotlib.rcParams["font.size"] == 30
