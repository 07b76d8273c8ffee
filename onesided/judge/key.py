"""What both judges read: the key of an item, as JSON.

The key is worked out in `onesided.model.key`, because the digest of an item rests on it too and the model may
not look into this room; whoever judges or renders takes it from here.
"""

from onesided.model.key import key_of, rights_of

__all__ = ["key_of", "rights_of"]
