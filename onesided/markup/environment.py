"""How templates are read, wherever they lie: what is put into them is escaped, and what is not there is an error."""

from __future__ import annotations

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined


def environment_of(templates: str | BaseLoader) -> Environment:
    """Return an environment for the templates of a package, or of a loader."""
    return Environment(
        loader=PackageLoader(templates) if isinstance(templates, str) else templates,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
