"""What a learner and a check wait for: importing the package, and verifying the notebooks."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from jupyter_client.manager import start_new_kernel

from bench.measures import Measure, median

IMPORTS = 7


def measures(notebooks: list[Path]) -> Iterator[Measure]:
    """Import in fresh interpreters, then verify each notebook beside a kernel that only starts and stops."""
    anywidget = median(lambda: _import("import anywidget"), IMPORTS)
    yield Measure(
        "import onesided", "ms", median(lambda: _import("import onesided"), IMPORTS), anywidget, "import anywidget"
    )
    used = median(lambda: _import("from onesided import quiz"), IMPORTS)
    yield Measure("from onesided import quiz", "ms", used, anywidget, "import anywidget")
    _bare_kernel()  # the first start reads files from the disk
    bare = median(_bare_kernel, 3)
    for notebook in notebooks:
        yield Measure(f"nbval {notebook.name}", "s", _nbval(notebook), bare, "a bare kernel's start and stop")


def _import(statement: str) -> float:
    """Return the milliseconds a statement takes in a new interpreter, without the interpreter's own start."""
    code = f"import time; begun = time.perf_counter(); {statement}; print((time.perf_counter() - begun) * 1000)"
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def _bare_kernel() -> float:
    begun = time.perf_counter()
    manager, client = start_new_kernel(kernel_name="python3", stderr=subprocess.DEVNULL)
    client.execute_interactive("1", timeout=60, output_hook=lambda message: None)
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return time.perf_counter() - begun


def _nbval(notebook: Path) -> float:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", str(notebook)]
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - begun
    if done.returncode:
        print(f"  {notebook.name} did not pass nbval, so its time means little: {done.stdout.splitlines()[-1]}")
    return seconds
