"""Run the notebooks, as many at a time as there are processors, and write them in their normal form.

Here, and not when JupyterLab saves, each cell gets its place in the deck of the chapter: while an author is still typing,
nobody knows what a cell will be.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from onesided.notebooks.nobody import as_nobody
from onesided.notebooks.normal_form import written
from onesided.notebooks.slide_types import with_slide_types


@dataclass(frozen=True)
class Outcome:
    """What became of one notebook: written anew, unchanged, or stopped by a cell (`problem` says which)."""

    path: Path
    changed: bool = False
    problem: str | None = None


def execute(paths: Iterable[Path], *, timeout: int = 120) -> list[Outcome]:
    """Run each notebook in its own folder and write it back; `timeout` is in seconds per cell.

    A notebook with a cell that fails is left as it was.
    """
    with as_nobody():
        return asyncio.run(_execute_all(list(paths), timeout))


def normalise(path: Path, *, write: bool = True) -> Outcome:
    """Bring one notebook into its normal form without running it."""
    before = path.read_text(encoding="utf-8")
    after = written(with_slide_types(nbformat.reads(before, as_version=4)))
    if write and after != before:
        path.write_text(after, encoding="utf-8")
    return Outcome(path, changed=after != before)


async def _execute_all(paths: list[Path], timeout: int) -> list[Outcome]:
    places = asyncio.Semaphore(os.cpu_count() or 1)

    async def one(path: Path) -> Outcome:
        async with places:
            return await _execute(path, timeout)

    return await asyncio.gather(*map(one, paths))


async def _execute(path: Path, timeout: int) -> Outcome:
    before = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(before, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=timeout,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        store_widget_state=False,
    )
    try:
        await client.async_execute()
    except CellExecutionError as error:
        return Outcome(path, problem=f"{path}: a cell fails with {error.ename}: {error.evalue}")
    after = written(with_slide_types(json.loads(nbformat.writes(notebook))))
    if after != before:
        path.write_text(after, encoding="utf-8")
    return Outcome(path, changed=after != before)
