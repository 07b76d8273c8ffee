"""An exploration: its frames, its slider, its limits."""

import re

import pytest

from onesided.figures import draw_exploration, figure_html, reference, still_text
from onesided.figures.exploration import MAX_EXPLORATION
from onesided.model.complaints import CourseError

from .drawings import cloud

VALUES = [0, 0.1, 0.2, 0.28, 0.4, 0.5, 0.7, 0.9]
ALT = "Five hundred simulated people."


def variance(r):
    return [{"shared variance": r * r}]


def line(ax, r):
    ax.plot([0, 1], [0, r])


@pytest.fixture(scope="module")
def clouds():
    return draw_exploration(
        cloud,
        r=VALUES,
        start=0.28,
        label="Correlation r",
        table=variance,
        alt=lambda r: f"Five hundred simulated people with r = {r}.",
        caption="Simulated",
    )


def test_eight_clouds_of_five_hundred_are_light_enough(clouds):
    assert len(clouds.frames) == 8
    assert sum(len(frame.svg.encode()) for frame in clouds.frames) < MAX_EXPLORATION
    assert len(figure_html(clouds).encode()) < MAX_EXPLORATION


def test_the_page_shows_the_frame_of_start_and_hides_the_slider_until_it_works(clouds):
    html = figure_html(clouds)
    assert html.startswith(
        '<div class="onesided os-figure os-explore" data-parameter="r" data-start="3">'
        '<div class="os-control" hidden><label><span>Correlation r</span> '
        '<input type="range" min="0" max="7" step="1" value="3"></label> <output aria-live="off">0.28</output></div><figure>'
    )
    frames = re.findall(r'<div class="os-frame" data-frame="(\d)" data-value="([\d.]+)"( hidden)?><svg', html)
    assert [(int(place), float(value)) for place, value, _ in frames] == list(enumerate(VALUES))
    assert [int(place) for place, _, hidden in frames if not hidden] == [3]


def test_words_and_numbers_follow_the_value(clouds):
    assert clouds.frames[5].alt == "Five hundred simulated people with r = 0.5."
    kept = reference(clouds)
    assert (kept["kind"], kept["alt"]) == ("exploration", "Five hundred simulated people with r = 0.28.")
    assert kept["table"] == {
        "columns": ["Correlation r", "shared variance"],
        "rows": [
            [0, 0],
            [0.1, 0.01],
            [0.2, 0.04],
            [0.28, 0.078],
            [0.4, 0.16],
            [0.5, 0.25],
            [0.7, 0.49],
            [0.9, 0.81],
        ],
    }
    assert "change it" in still_text(kept)


def test_one_alt_and_one_table_may_hold_for_all():
    exploration = draw_exploration(line, r=[0, 1], alt=ALT, table=[{"r": 1}])
    assert {frame.alt for frame in exploration.frames} == {ALT}
    assert (exploration.label, exploration.start, exploration.table.rows) == ("r", 0, ((1,),))


def test_values_may_be_words():
    def bars(ax, who):
        ax.bar([0], [{"clients": 2, "therapists": 1}[who]])

    exploration = draw_exploration(bars, who=["clients", "therapists"], start="therapists", alt=ALT, table=[{"n": 1}])
    assert 'data-value="therapists"><svg' in figure_html(exploration)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "has exactly one parameter, and this one has none"),
        ({"r": [0, 1], "q": [0, 1]}, "has exactly one parameter, and this one has r, q"),
        ({"r": [0.1]}, 'The parameter "r" has 1 values. Give from 2 to 9'),
        ({"r": range(10)}, 'The parameter "r" has 10 values. Give from 2 to 9'),
        ({"r": [0, None]}, "none empty"),
        ({"r": "abc"}, 'The values of "r" are not a list'),
        ({"r": 3}, 'The values of "r" are not a list'),
        ({"r": [0.1, 0.1001]}, "hold one of them twice"),
        (
            {"r": [0, 0.5], "start": 0.4},
            'cannot start at 0.4, which is not a value of "r". Choose one of 0, 0.5.',
        ),
        ({"q": [0, 1]}, 'does not take the parameter "q". Write def draw(ax, q): …'),
        ({"r": [0, 1], "alt": lambda r: ""}, 'A figure needs alt="…"'),
        ({"r": [0, 1], "alt": ""}, 'A figure needs alt="…"'),
        ({"r": [0, 1], "table": lambda r: []}, "A figure needs table="),
        ({"r": [0, 1], "table": []}, "A figure needs table="),
    ],
)
def test_every_slip_is_told_in_a_sentence(options, sentence):
    with pytest.raises(CourseError) as refused:
        draw_exploration(line, **({"alt": ALT, "table": [{"r": 1}]} | options))
    assert sentence in str(refused.value)


def test_frames_that_weigh_too_much_together_are_refused():
    with pytest.raises(CourseError, match=r"weigh \d\d\.\d kB together, and at most 40 kB are allowed"):
        draw_exploration(lambda ax, r: cloud(ax, r, points=560), r=[*VALUES, 0.95], alt=ALT, table=variance)
