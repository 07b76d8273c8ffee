"""Where executed notebooks are kept between builds, and running those that are missing side by side.

jupyter-cache knows a notebook by its code alone. A figure also depends on the tables it reads and on what draws it, so
the cache's folder is named by a digest of those: when they change, the old outputs are simply not found.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.cache.main import JupyterCacheBase
from jupyter_cache.executors import load_executor
from nbformat import read as read_notebook
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging as sphinx_logging

import onesided

told = sphinx_logging.getLogger(__name__)

# What can change the outputs of a cell. Templates and the front end cannot: a page renders references itself.
_ROOMS = ("figures", "widgets", "record", "model", "judge")

_FILLED = "filled.json"


def register(app: Sphinx) -> None:
    """Name the cache once myst-nb has read its settings, and fill it before Sphinx reads the pages."""
    app.connect("builder-inited", _name_cache, priority=800)
    app.connect("builder-inited", _fill, priority=900)


def digest_of_inputs(root: Path) -> str:
    """Return a short digest of all that a notebook's outputs depend on besides its own code."""
    package = Path(onesided.__file__).parent
    files = [*(root / "book" / "data").rglob("*"), root / "requirements.txt", package / "__init__.py"]
    for room in _ROOMS:
        files.extend((package / room).rglob("*.py"))
    # By where a file lies in the course or the package, not on the disk: a copy of the course finds the same outputs.
    named = {
        path.relative_to(package if path.is_relative_to(package) else root).as_posix(): path
        for path in files
        if path.is_file()
    }
    digest = hashlib.sha256()
    for name, path in sorted(named.items()):
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _name_cache(app: Sphinx) -> None:
    # Not by the configuration value: Sphinx would read every page again whenever it changes.
    if app.config.nb_execution_cache_path:
        return
    folder = Path(app.env.mystnb_config.execution_cache_path)
    ours = folder / digest_of_inputs(Path(app.srcdir))
    if folder.is_dir():
        for old in folder.iterdir():
            if old != ours:
                shutil.rmtree(old) if old.is_dir() else old.unlink()
    app.env.mystnb_config = app.env.mystnb_config.copy(execution_cache_path=str(ours))


def _fill(app: Sphinx) -> None:
    """Run the notebooks that the cache lacks, at the same time; one that fails ends the build with a sentence."""
    if app.config.nb_execution_mode != "cache":
        return
    root, folder = Path(app.srcdir), Path(app.env.mystnb_config.execution_cache_path)
    stamps = {path.relative_to(root).as_posix(): _stamp(path) for path in _in_the_book(app)}
    filled = _filled(folder)
    # Whoever writes with the build at hand builds often, and opening every notebook to find nothing new takes a while.
    if new := [root / name for name, stamp in stamps.items() if filled.get(name) != stamp]:
        _run_missing(app, new)
        (folder / _FILLED).write_text(json.dumps(stamps), encoding="utf-8")


def _run_missing(app: Sphinx, notebooks: list[Path]) -> None:
    cache = get_cache(app.env.mystnb_config.execution_cache_path)
    missing = [str(path) for path in notebooks if not _cached(cache, path)]
    if not missing:
        return
    for path in missing:
        cache.add_nb_to_project(path)
    told.info("Running notebooks: %d", len(missing))
    silent = logging.getLogger(f"{__name__}.silent")  # it would print a traceback; what failed is said below
    silent.disabled = True
    executor = load_executor("local-parallel" if len(missing) > 1 else "local-serial", cache=cache, logger=silent)
    result = executor.run_and_cache(filter_uris=missing, timeout=app.config.nb_execution_timeout)
    if failed := result.excepted + result.errored:
        raise ExtensionError("\n".join(_what_failed(cache, path, Path(app.srcdir)) for path in failed))


def _stamp(path: Path) -> list[int]:
    stat = path.stat()
    return [stat.st_mtime_ns, stat.st_size]


def _filled(folder: Path) -> dict[str, list[int]]:
    """What the notebooks looked like whose outputs are known to be in the cache."""
    try:
        return json.loads((folder / _FILLED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _what_failed(cache: JupyterCacheBase, path: str, root: Path) -> str:
    """The notebook and what its failing cell said last; the traceback before it is for programmers."""
    said = cache.get_project_record(path).traceback or ""
    words = [line for line in said.strip().splitlines() if line.strip()]
    return f"{Path(path).relative_to(root).as_posix()}: a cell fails: {words[-1] if words else 'it did not say why'}"


def _in_the_book(app: Sphinx) -> list[Path]:
    site = getattr(app.config, "external_site_map", None)
    documents = list(site) if site is not None else []
    return [path for name in documents if (path := Path(app.srcdir) / f"{name}.ipynb").is_file()]


def _cached(cache: JupyterCacheBase, path: Path) -> bool:
    try:
        cache.match_cache_notebook(read_notebook(path, as_version=4))
    except KeyError:
        return False
    return True
