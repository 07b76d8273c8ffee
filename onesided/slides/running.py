"""Running a chapter for its deck: drawings are in no saved notebook, only in the one that was just run.

The record that answers are kept in is an empty one of its own, so that no teacher's own answers are ever projected.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from onesided.model import CourseError
from onesided.notebooks.nobody import as_nobody


def run(paths: Iterable[Path], *, timeout: int = 120) -> list[nbformat.NotebookNode]:
    """Return each notebook with its outputs and the state of its widgets; `timeout` is in seconds per cell.

    The files are left as they are. A cell that fails is a CourseError which names its notebook.
    """
    with as_nobody():
        return asyncio.run(_run_all(list(paths), timeout))


async def _run_all(paths: list[Path], timeout: int) -> list[nbformat.NotebookNode]:
    places = asyncio.Semaphore(os.cpu_count() or 1)

    async def one(path: Path) -> nbformat.NotebookNode:
        async with places:
            return await _run(path, timeout)

    return await asyncio.gather(*map(one, paths))


async def _run(path: Path, timeout: int) -> nbformat.NotebookNode:
    client = NotebookClient(
        nbformat.read(path, as_version=4),
        timeout=timeout,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--IPKernelApp.log_level=ERROR"],
    )
    try:
        return await client.async_execute()
    except CellExecutionError as error:
        raise CourseError(
            f"{path.name}: a cell fails with {error.ename}: {error.evalue}. Mend it, then make the slides again."
        ) from None
