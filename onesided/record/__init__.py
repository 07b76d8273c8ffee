"""What the learner did, and how the learner likes it: attempts and settings, kept for the learner alone."""

from onesided.record.attempt import Attempt, from_older, new_attempt
from onesided.record.erasing import erase
from onesided.record.hand_in import HandIn, hand_in
from onesided.record.log import LogReading, merge, read_log, write_log
from onesided.record.outline import recall_outlines
from onesided.record.place import record_path
from onesided.record.seed import learner
from onesided.record.settings import keep_settings, settings, sound_settings
from onesided.record.soundness import sound
from onesided.record.store import Added, recall, recall_all, remember, remember_all
from onesided.record.table import attempts
from onesided.record.using import memory_notice

__all__ = [
    "Added",
    "Attempt",
    "HandIn",
    "LogReading",
    "attempts",
    "erase",
    "from_older",
    "hand_in",
    "keep_settings",
    "learner",
    "memory_notice",
    "merge",
    "new_attempt",
    "read_log",
    "recall",
    "recall_all",
    "recall_outlines",
    "record_path",
    "remember",
    "remember_all",
    "settings",
    "sound",
    "sound_settings",
    "write_log",
]
