"""Which Chromium the browser checks use, and how a machine that has none gets one.

`CHROMIUM` names one; otherwise a `chromium` on the PATH, otherwise the one that Playwright downloads. A check that finds
none fails: it never skips.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Chromium draws the list below its address bar as a page, two for every window, which takes more time than many a check.
# Named here, the list takes the place of Playwright's own: what of that matters to a check is named as well.
_NOT_WANTED = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    f"--disable-features={','.join(_NOT_WANTED)}",
    # Any request to another host fails at once, and is seen.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def find() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    named = os.environ.get("CHROMIUM")
    if named and (found := shutil.which(named)):
        return found
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return _playwrights_own()


def ensure() -> str:
    """Return the path of a Chromium, installing one where there is none; say the one line to type where that fails."""
    if found := find():
        return found
    print("No Chromium found: asking Playwright for one", flush=True)
    _try(sys.executable, "-m", "playwright", "install", "chromium")
    if found := find():
        return found
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Playwright could not download one: installing Debian's", flush=True)
        _try("apt-get", "update", "-qq")
        _try("apt-get", "install", "-y", "-qq", "chromium")
    if found := find():
        return found
    sys.exit("The browser checks need Chromium. Type:  sudo apt-get install chromium\nThen run make test again.")


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).is_file() else None


def _try(*command: str) -> None:
    try:
        subprocess.run(command, check=False, timeout=900, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{command[0]}: {error}", flush=True)
