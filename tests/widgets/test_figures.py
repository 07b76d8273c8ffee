"""A figure in a notebook: the drawing is in the live view, the numbers are in what is saved."""

import pytest

from onesided import explore, figure
from onesided.markup.reference import REFERENCE_MIME
from onesided.model import CourseError
from onesided.widgets.piece import Piece

TABLE = [{"x": 1, "y": 0.123456}, {"x": 2, "y": None}]


def test_what_is_saved_is_the_table_and_the_words():
    shown = figure(lambda ax: ax.plot([1, 2]), alt="A line that rises.", table=TABLE, caption="Trial")
    data, _ = shown._repr_mimebundle_()
    assert isinstance(shown, Piece)
    assert "<svg" in shown.html
    kept = data[REFERENCE_MIME]
    assert kept["kind"] == "figure"
    assert kept["alt"] == "A line that rises."
    assert kept["table"] == {"columns": ["x", "y"], "rows": [[1, 0.123], [2, None]]}
    assert "<svg" not in data["text/html"]
    assert "0.123" in data["text/html"]
    assert "A line that rises." in data["text/plain"]


def test_an_exploration_holds_a_frame_for_each_value():
    shown = explore(
        lambda ax, r: ax.plot([0, r]),
        r=[0, 0.5, 1],
        start=0.5,
        label="Size",
        alt=lambda r: f"A line to {r}.",
        table=TABLE,
    )
    assert shown.html.count("data-frame=") == 3
    assert shown._repr_mimebundle_()[0][REFERENCE_MIME]["alt"] == "A line to 0.5."


@pytest.mark.parametrize("missing", [{"alt": ""}, {"table": []}])
def test_there_is_no_figure_without_words_and_numbers(missing):
    with pytest.raises(CourseError):
        figure(lambda ax: ax.plot([1, 2]), **{"alt": "A line.", "table": TABLE, **missing})
