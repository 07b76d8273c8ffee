"""What wakes the HTML: plain modules and styles, joined to one text each for the hosts. It knows only class names."""

from onesided.frontend.join import JoinError, classic, module, style

__all__ = ["JoinError", "classic", "module", "style"]
