"""The address a book will have, where whoever publishes it says so: pages name it as their own.

`onesided publish --url` hands it on in the environment, because Jupyter Book's command takes no settings of Sphinx's.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

URL = "ONESIDED_URL"
"""The variable that holds the address of the site's folder, with the slash at its end."""


def register(app: Sphinx) -> None:
    """Take the address over before anything reads it."""
    app.connect("config-inited", _take_over, priority=100)


def _take_over(app: Sphinx, config: Config) -> None:
    if address := os.environ.get(URL):
        config.html_baseurl = address
