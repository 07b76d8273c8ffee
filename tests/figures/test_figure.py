"""A figure as a value, on the page and in a saved notebook."""

import json
import re
import subprocess
import sys

import pytest

from onesided.figures import draw_figure, figure_html, reference, still_html, still_text
from onesided.model.complaints import CourseError

from .drawings import NUMBERS, forest

ALT = "Nine effects; all but one lie between .19 and .30."


@pytest.fixture(scope="module")
def figure():
    return draw_figure(forest, alt=ALT, table=NUMBERS, caption="Effects & <intervals>", height=4)


def test_the_page_gets_drawing_caption_and_numbers(figure):
    html = figure_html(figure)
    assert html.startswith('<div class="onesided os-figure"><figure><div class="os-frame"><svg ')
    assert "</svg></div><figcaption>Effects &amp; &lt;intervals&gt;</figcaption></figure>" in html
    assert '<details class="os-table"><summary>The numbers</summary><table>' in html
    assert '<th scope="col">Element</th>' in html and '<th scope="row">Empathy</th><td>0.28</td>' in html
    assert "style=" not in html and "<script" not in html
    assert len(figure.drawing.svg) < 3_500


def test_a_figure_without_a_caption_has_none():
    assert "figcaption" not in figure_html(draw_figure(forest, alt=ALT, table=NUMBERS, height=4))


def test_the_reference_is_json_with_numbers_to_three_decimals(figure):
    kept = reference(figure)
    assert json.loads(json.dumps(kept)) == kept
    assert (kept["kind"], kept["alt"], kept["caption"]) == ("figure", ALT, "Effects & <intervals>")
    assert kept["table"]["columns"] == ["Element", "r", "from", "to"]
    assert kept["table"]["rows"][2] == ["Alliance, couples and families", 0.297, None, None]


def test_a_saved_notebook_keeps_words_and_numbers_but_no_drawing(figure):
    html, text = still_html(reference(figure)), still_text(reference(figure))
    assert "<svg" not in html and ALT in html and "Run this cell to see the drawing." in html
    assert '<th scope="row">Goal consensus</th><td>0.24</td>' in html
    assert ALT in text and re.search(r"^Alliance, couples and families +0\.297 +– +–$", text, re.M)


@pytest.mark.parametrize("alt", ["", "  \n", None, 3])
def test_no_figure_without_words(alt):
    with pytest.raises(CourseError, match=r'A figure needs alt="…"\. Say in a sentence'):
        draw_figure(forest, alt=alt, table=NUMBERS)


@pytest.mark.parametrize("table", [[], None, "numbers", 3, {}])
def test_no_figure_without_numbers(table):
    with pytest.raises(CourseError, match="A figure needs table="):
        draw_figure(forest, alt=ALT, table=table, height=4)


def test_a_drawing_that_is_no_function_is_told_so():
    with pytest.raises(CourseError, match="needs a function that draws"):
        draw_figure("forest", alt=ALT, table=NUMBERS)


@pytest.mark.parametrize("height", [0, -1, 11, float("nan")])
def test_a_senseless_height_is_told_so(height):
    with pytest.raises(CourseError, match="inches high. Give a height from 1 to 10"):
        draw_figure(forest, alt=ALT, table=NUMBERS, height=height)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("draw", "side"),
    [
        (lambda ax: ax.figure.text(0.9, 0.5, "a remark that runs off the paper"), "right"),
        (
            lambda ax: ax.set_yticks(
                [0], labels=["a label that is so long that no room is left for what it labels, " * 2]
            ),
            "left",
        ),
    ],
)
def test_words_that_leave_the_paper_are_refused(draw, side):
    with pytest.raises(CourseError, match=rf"leaves the paper by \d+ points on one side \({side}\)\. Shorten"):
        draw_figure(draw, alt=ALT, table=NUMBERS)


@pytest.mark.filterwarnings("error")
def test_letters_that_matplotlib_does_not_know_are_left_to_the_page():
    figure = draw_figure(lambda ax: ax.set_title("信頼 🙂"), alt=ALT, table=NUMBERS)
    assert "信頼 🙂</text>" in figure.drawing.svg


def test_whoever_only_answers_questions_does_not_wait_for_matplotlib():
    code = "import sys, onesided.figures; print('matplotlib' in sys.modules, 'numpy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "False"]


def test_errors_are_shown_without_a_traceback():
    with pytest.raises(CourseError) as refused:
        draw_figure(forest, alt="", table=NUMBERS)
    assert refused.value._render_traceback_() == [str(refused.value)]
