"""A PostgreSQL of Debian's on loopback, for as long as a check needs one; a machine that has none gets it as a browser.

`POSTGRES` names the folder of its programs; otherwise those on the PATH, otherwise Debian's newest. It is started as
somebody other than root, as it insists, and keeps its data in a folder that is thrown away.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_DEBIANS = Path("/usr/lib/postgresql")


def find() -> Path | None:
    """Return the folder of PostgreSQL's programs, or None."""
    named = os.environ.get("POSTGRES")
    on_path = shutil.which("initdb")
    newest = sorted(_DEBIANS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])) if _DEBIANS.is_dir() else []
    for folder in (named, on_path and Path(on_path).resolve().parent, newest and newest[-1].parent):
        if folder and (Path(folder) / "initdb").is_file() and (Path(folder) / "postgres").is_file():
            return Path(folder)
    return None


def ensure() -> Path:
    """Return the same, installing it where there is none; say the one line to type where that fails."""
    if (found := find()) is None and shutil.which("apt-get") and os.geteuid() == 0:
        print("No PostgreSQL found: installing Debian's", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "postgresql"]):
            subprocess.run(command, check=False, timeout=900, env=quiet)
        found = find()
    if found is None:
        sys.exit("The checks of a class need PostgreSQL. Type:  sudo apt-get install postgresql\nThen run it again.")
    return found


@contextmanager
def running() -> Iterator[str]:
    """Start a server with an empty database; yields its address as SQLAlchemy writes it."""
    programs, user = ensure(), _user()
    folder = Path(tempfile.mkdtemp(prefix="onesided-postgres-"))
    if user:
        shutil.chown(folder, user)
    as_user = ["runuser", "-u", user, "--"] if user else []
    data, log = folder / "data", folder / "log"
    made = [*as_user, programs / "initdb", "-D", data, "-U", "checks", "--auth=trust", "--no-sync", "-E", "UTF8"]
    subprocess.run([*map(str, made)], check=True, stdout=subprocess.DEVNULL, cwd=folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -p {port}"
    control = [*as_user, str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", str(log)]
    # `pg_ctl` leaves its output to the server, which would be waited for.
    subprocess.run([*control, "-o", options, "start"], check=True, stdout=subprocess.DEVNULL, cwd=folder)
    try:
        yield f"postgresql+psycopg://checks@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, stdout=subprocess.DEVNULL, cwd=folder)
        time.sleep(0.1)
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str:
    """Whose the server is: its own user's where root asks, and otherwise whoever asks."""
    if os.geteuid() != 0:
        return ""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    sys.exit("PostgreSQL cannot be started as root, and there is no user postgres. Run the checks as somebody else.")
