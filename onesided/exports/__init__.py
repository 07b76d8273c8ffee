"""Questions for other systems: a quiz becomes a file that a learning platform takes up.

Each format has a module, which says what it keeps. `losses` says what it does not keep, so that nothing is dropped
in silence.
"""

from onesided.exports.anki import anki
from onesided.exports.asked import Asked, Place
from onesided.exports.gift import gift
from onesided.exports.losses import losses
from onesided.exports.moodle import moodle
from onesided.exports.qti import qti

__all__ = ["Asked", "Place", "anki", "gift", "losses", "moodle", "qti"]
