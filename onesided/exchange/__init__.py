"""What the learner may hand to others: attempts as xAPI statements, checked, in a file or at an address they name.

The room knows no record: it is given attempts and hands back statements. It contacts nothing unless it is given an
address, and says nothing about who the learner is.
"""

from __future__ import annotations

from onesided.model.late import names_of

_WHERE = {
    "CREDENTIALS": "sending",
    "DEFAULT_BASE": "addresses",
    "Endpoint": "sending",
    "Sent": "sending",
    "checked": "checking",
    "endpoint_at": "sending",
    "json_array": "files",
    "misfit": "checking",
    "send": "sending",
    "sound_base": "addresses",
    "statements": "xapi",
    "write_whole": "files",
}
__all__ = sorted(_WHERE)
__getattr__ = names_of(__name__, _WHERE)
