"""Our own widget state leaves the page; a foreign widget's stays."""

from onesided.bookext.notebooks import without_ours


def model(kind, layout, anywidget=None):
    state = {"layout": f"IPY_MODEL_{layout}"} | ({"_anywidget_id": anywidget} if anywidget else {})
    return {"model_name": kind, "state": state}


def test_a_foreign_widget_keeps_what_it_needs():
    states = {
        "quiz": model("AnyModel", "quiz-layout", "onesided.widgets.quiz.Quiz"),
        "quiz-layout": {"model_name": "LayoutModel", "state": {}},
        "slider": model("IntSliderModel", "slider-layout"),
        "slider-layout": {"model_name": "LayoutModel", "state": {}},
        "other": model("AnyModel", "other-layout", "somebody.else.Widget"),
        "other-layout": {"model_name": "LayoutModel", "state": {}},
    }
    assert sorted(without_ours(states)) == ["other", "other-layout", "slider", "slider-layout"]


def test_nothing_is_left_of_ours_alone():
    states = {
        "figure": model("AnyModel", "l", "onesided.widgets.piece.Piece"),
        "l": {"model_name": "LayoutModel", "state": {}},
    }
    assert without_ours(states) == {}
