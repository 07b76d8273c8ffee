"""Every page says itself what it may load, strictly: the site's own files, and one known script that stands in it.

A policy in the page holds wherever it is read, from any host and from a disk. What would need a looser one (a script or
a handler in the HTML, an address that is script) is named as well, since the policy would silence it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from onesided.publishing.checks.seen import Seen
from onesided.publishing.page import Page

_SCRIPTS_FROM = {"'self'", "'none'"}
_EVERYTHING_FROM = {"'self'", "'none'"}
_ANYWHERE = {"data:", "blob:", "'unsafe-inline'"}  # harmless for pictures, fonts and styles
_KEEPS = ("object-src", "base-uri", "form-action")


def loose_policies(seen: Seen) -> Iterator[str]:
    """Name each page whose policy is missing or allows more than it needs, and what a strict one would silence."""
    for path, page in seen.all_pages.items():
        # A blank page among the static files has nothing to allow.
        empty = path in seen.aside and not page.scripts and all(load.startswith("data:") for load in page.loads)
        policy = () if empty else _of_policy(page)
        for flaw in (*policy, *_of_content(page)):
            yield f"{path} {flaw}"


def _of_policy(page: Page) -> Iterator[str]:
    if len(page.policies) != 1:
        several = "more than one policy" if page.policies else "no Content-Security-Policy in a <meta>"
        yield f"has {several}. Give it exactly one."
        return
    if page.early:
        yield "runs a script before its policy is read. Put the policy first."
    rules = _rules(page.policies[0])
    rest = rules.get("default-src", [])
    if not rest or not set(rest) <= _EVERYTHING_FROM:
        yield "has a policy whose default-src is not 'self'. Nothing else may be loaded."
    scripts = rules.get("script-src", rest)
    known = [source for source in scripts if source.startswith("'sha256-")]
    if loose := [source for source in scripts if source not in _SCRIPTS_FROM and source not in known]:
        yield f"has a policy that allows scripts from {' '.join(loose)}. Allow 'self' and one digest."
    if len(known) > 1:
        yield f"has a policy with {len(known)} digests of scripts. One constant script is enough."
    for script in page.scripts:
        if _source(script) not in known:
            yield f"holds a script that its policy does not know: {_begin(script)}. Put it into a file."
    if len(page.scripts) > 1:
        yield f"holds {len(page.scripts)} scripts. Put all but one into files."
    for name, sources in rules.items():
        of_sources = name.endswith("-src") and name != "script-src"
        if of_sources and (strangers := set(sources) - _EVERYTHING_FROM - _ANYWHERE):
            yield f"has a policy that allows more than the site itself: {name} {' '.join(sorted(strangers))}."
    if rest != ["'none'"] and (gaps := [name for name in _KEEPS if name not in rules]):
        yield f"has a policy without {', '.join(gaps)}."


def _of_content(page: Page) -> Iterator[str]:
    for handler in dict.fromkeys(page.handlers):
        yield f"has a handler in its HTML ({handler}), which the policy silences. Listen in a script instead."
    for address in (*page.links, *page.loads):
        if address.strip().lower().startswith("javascript:"):
            yield f"has an address that is script: {_begin(address)}. Use a button and a script."


def _rules(policy: str) -> dict[str, list[str]]:
    parts = (part.split() for part in policy.split(";"))
    return {name.lower(): sources for name, *sources in (part for part in parts if part)}


def _source(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _begin(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}..."
