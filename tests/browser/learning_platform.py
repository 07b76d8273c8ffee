"""A learning platform on loopback: scorm-again's SCORM 1.2 runtime in a page, with a package in a frame.

What the platform keeps lies in its window's session storage, as a real one keeps it in its database: a reload begins
another session with what the last one left. Each value that a package sets is noted, in its order.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import FrameLocator, Page

from tests.conftest import ROOT
from tests.serving import served

RUNTIME = ROOT / "tests/node_modules/scorm-again/dist/scorm12.min.js"
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A platform</title><link rel="icon" href="data:,">
<style>body { margin: 0 } iframe { border: 0; inline-size: 100%; block-size: 96vh }</style>
<script src="runtime.js"></script>
<script src="platform.js"></script>
<body><main><iframe title="An activity" src="package/index.html"></iframe></main>"""
_PLATFORM = """
const held = JSON.parse(sessionStorage.getItem("cmi") ?? "null");
window.noted = JSON.parse(sessionStorage.getItem("noted") ?? "[]");
window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
API.cmi.core.student_id = "a-student";
if (held) {
  API.loadFromJSON(held, "cmi");
  API.cmi.core.entry = "resume";
}
const keep = () => {
  sessionStorage.setItem("cmi", JSON.stringify(JSON.parse(API.renderCMIToJSONString()).cmi));
  sessionStorage.setItem("noted", JSON.stringify(noted));
};
const { LMSSetValue, LMSCommit, LMSFinish } = API;
API.LMSSetValue = (name, value) => {
  const taken = LMSSetValue.call(API, name, value);
  noted.push([name, value, String(taken)]);
  return taken;
};
API.LMSCommit = () => (keep(), LMSCommit.call(API, ""));
API.LMSFinish = () => {
  keep();
  noted.push(["finish", "", "true"]);
  sessionStorage.setItem("noted", JSON.stringify(noted));
  return LMSFinish.call(API, "");
};
"""


@contextmanager
def platform(folder: Path, package: bytes) -> Iterator[str]:
    """A platform with this package, for a while; its address. `folder` is empty."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        archive.extractall(folder / "package")
    (folder / "runtime.js").write_bytes(RUNTIME.read_bytes())
    (folder / "platform.js").write_text(_PLATFORM, encoding="utf-8")
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    with served(folder) as address:
        yield f"{address}/"


def activity(page: Page) -> FrameLocator:
    """The package's page in the platform."""
    return page.frame_locator("iframe")


def value(page: Page, name: str) -> str:
    """What the platform holds under a name of SCORM's."""
    return page.evaluate("name => API.LMSGetValue(name)", f"cmi.{name}")


def noted(page: Page) -> list[list[Any]]:
    """Each value that was set, as its name, the value, and what the platform said to it."""
    return page.evaluate("noted")


def longest_kept(page: Page) -> int:
    """The most characters of suspend data that there ever were."""
    return max((len(said) for name, said, _ in noted(page) if name == "cmi.suspend_data"), default=0)
