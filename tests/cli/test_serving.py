"""The book is served on this machine as a careful host would serve it, and anew as soon as it is built anew."""

from __future__ import annotations

import os
import time
from pathlib import Path
from urllib.request import urlopen

from onesided.bookext.policy import policy
from tests.serving import served


def test_every_file_comes_with_the_policy_and_is_asked_for_again(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("Before", encoding="utf-8")
    # A browser would keep what is so old for ten days without asking, unless it is told otherwise.
    os.utime(page, (time.time() - 100 * 86_400,) * 2)
    with served(tmp_path) as address, urlopen(f"{address}/page.html") as answer:
        assert answer.headers["Content-Security-Policy"] == policy()
        assert answer.headers["Cache-Control"] == "no-cache"
