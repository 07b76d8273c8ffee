"""What the learner did: a list of attempts, kept for the learner alone."""

from onesided.record.attempt import Attempt, new_attempt, sound
from onesided.record.store import learner, recall, record_path, remember

__all__ = ["Attempt", "learner", "new_attempt", "recall", "record_path", "remember", "sound"]
