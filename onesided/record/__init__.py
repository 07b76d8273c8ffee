"""What the learner did, and how the learner likes it: attempts and settings, kept for the learner alone."""

from onesided.record.attempt import Attempt, new_attempt, sound
from onesided.record.settings import keep_settings, settings, sound_settings
from onesided.record.store import learner, recall, record_path, remember

__all__ = [
    "Attempt",
    "keep_settings",
    "learner",
    "new_attempt",
    "recall",
    "record_path",
    "remember",
    "settings",
    "sound",
    "sound_settings",
]
