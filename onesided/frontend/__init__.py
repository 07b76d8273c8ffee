"""What wakes the HTML: plain modules and styles, joined to one text each for the hosts. It knows only class names."""

from onesided.frontend.away import AWAY, away_page
from onesided.frontend.join import JoinError, classic, classic_own, classic_package, joined_modules, module, style

__all__ = [
    "AWAY",
    "JoinError",
    "away_page",
    "classic",
    "classic_own",
    "classic_package",
    "joined_modules",
    "module",
    "style",
]
