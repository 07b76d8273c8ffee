"""Who may do what: phones are known by a random word in a cookie, the teacher by another; the database holds neither.

A vote lies in the database under a hash of the phone's word, made with the key of its class. Once the class has ended
there is no key, and nothing leads from a phone to its votes, or from one class to another.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""Of a code that is read off a screen and typed on a phone: no vowel, so no word; nothing that looks like a digit."""
LENGTH = 5

_WORD = re.compile(r"[A-Za-z0-9_-]{22}")


def new_code() -> str:
    """A code for a class: one of three million, so that nobody comes into another class by mistake."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def new_word() -> str:
    """A word that cannot be guessed: 128 bits."""
    return secrets.token_urlsafe(16)


def new_key() -> bytes:
    """The key of a class."""
    return secrets.token_bytes(32)


def is_word(word: str | None) -> bool:
    """Whether this is such a word, and not something that somebody made up."""
    return word is not None and _WORD.fullmatch(word) is not None


def voter_of(key: bytes, word: str) -> str:
    """What stands for a phone in one class, 64 signs."""
    return hmac.new(key, word.encode(), hashlib.sha256).hexdigest()


def teacher_of(word: str) -> str:
    """What is kept of the teacher's word, to know it again."""
    return hashlib.sha256(word.encode()).hexdigest()


def is_teacher(kept: str, word: str | None) -> bool:
    """Whether this word is one of the teacher's, whose hashes are kept in one text."""
    mine = teacher_of(word or "")
    return is_word(word) and any(hmac.compare_digest(one, mine) for one in kept.split())
