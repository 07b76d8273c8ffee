"""Whatever shows what follows from the record hears when the record grows or is erased.

Pieces of one kernel tell each other; another notebook sees the change when its cell runs again.
"""

from __future__ import annotations

from typing import Protocol
from weakref import WeakSet


class Follower(Protocol):
    """A piece that can be brought up to date."""

    def refresh(self) -> None:
        """Show what the record says now."""


class Forgetful(Protocol):
    """A piece that holds attempts of its own."""

    def forget(self) -> None:
        """Hold no attempt any more."""


_followers: WeakSet[Follower] = WeakSet()
_holders: WeakSet[Forgetful] = WeakSet()


def follow(piece: Follower) -> None:
    """Have a piece refreshed whenever the record changes, as long as it is shown."""
    _followers.add(piece)


def hold(piece: Forgetful) -> None:
    """Have a piece forget whenever the record is erased, as long as it is shown."""
    _holders.add(piece)


def tell_grown() -> None:
    """The record has grown."""
    for piece in list(_followers):
        piece.refresh()


def tell_erased() -> None:
    """The record is empty."""
    for holder in list(_holders):
        holder.forget()
    tell_grown()
