"""The pictures on the teachers' pages show what is so today."""

import json
import re

from PIL import Image

from tests.conftest import ROOT
from tests.pictures import FOLDER, NOTE, made_from


def test_no_picture_is_older_than_what_it_shows():
    made = json.loads((FOLDER / NOTE).read_text())["made-from"]
    assert made == made_from(), "Type  make pictures  and look at them."


def test_every_picture_is_shown_described_and_light():
    pages = "\n".join(path.read_text() for path in (ROOT / "book").rglob("*.md"))
    for path in FOLDER.glob("*.png"):
        described = re.search(rf"pictures/{re.escape(path.name)}\n:alt: (.{{30,}})", pages)
        assert described, f"{path.name} stands on no page, or without a description"
        assert path.stat().st_size < 100_000
        with Image.open(path) as picture:
            assert picture.width >= 360
