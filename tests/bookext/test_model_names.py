"""Foreign widgets' models are named by their place, whatever names and order they came in."""

from __future__ import annotations

import json
import uuid

from onesided.bookext.model_names import settled


def page(order: list[str]) -> tuple[str, str]:
    """A slider with two parts and a model that nobody shows, with names by lot, written in an order by lot."""
    slider, layout, style, other = (uuid.uuid4().hex for _ in range(4))
    state = {
        slider: {"model_name": "Slider", "state": {"layout": f"IPY_MODEL_{layout}", "style": f"IPY_MODEL_{style}"}},
        layout: {"model_name": "Layout", "state": {}},
        style: {"model_name": "Style", "state": {"text": "</script>"}},
        other: {"model_name": "Other", "state": {"layout": f"IPY_MODEL_{layout}"}},
    }
    named = dict(zip(("slider", "layout", "style", "other"), state, strict=True))
    text = json.dumps({"state": {named[one]: state[named[one]] for one in order}})
    return text, f'<script>{{"model_id": "{slider}"}}</script> {"a" * 32}'


def test_two_builds_name_them_alike_and_the_page_still_finds_them():
    one = settled("a/page", *page(["slider", "layout", "style", "other"]))
    two = settled("a/page", *page(["other", "style", "layout", "slider"]))
    assert one == two
    text, body = one
    assert "</script>" not in text
    states = json.loads(text)["state"]
    assert [model["model_name"] for model in states.values()] == ["Slider", "Layout", "Style", "Other"]
    slider = next(iter(states))
    assert f'"model_id": "{slider}"' in body
    assert "a" * 32 in body
    parts = [states[part.removeprefix("IPY_MODEL_")]["model_name"] for part in states[slider]["state"].values()]
    assert parts == ["Layout", "Style"]


def test_another_page_has_other_names_and_what_cannot_be_read_stays():
    assert settled("a", *page(["slider", "layout", "style", "other"])) != settled(
        "b", *page(["slider", "layout", "style", "other"])
    )
    assert settled("a", "not json", "body") == ("not json", "body")
