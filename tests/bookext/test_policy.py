"""The policy allows the page its own site and the one script inside it, and nothing else."""

from __future__ import annotations

import base64
import hashlib

from onesided.bookext.policy import policy, scheme_script


def test_the_policy_names_one_script_by_its_digest() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy().split("; "))
    digest = base64.b64encode(hashlib.sha256(scheme_script().encode()).digest()).decode()
    assert rules["default-src"] == "'self'"
    assert rules["script-src"] == f"'self' 'sha256-{digest}'"
    assert "unsafe-inline" not in rules["script-src"] and "unsafe-eval" not in policy()
    assert "http" not in policy() and "*" not in policy()


def test_the_script_is_the_same_on_every_page() -> None:
    assert "{{" not in scheme_script() and "{%" not in scheme_script()
