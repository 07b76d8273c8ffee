"""The colours of pictures that leave the book: those of its light scheme, which a test compares."""

PAPER, INK, MUTED = "#fdfbf7", "#2b2723", "#665c52"
TOLD, KEPT = "#a5421b", "#1b6175"
"""The one who is shown, and the one who is not: the book's two accents."""
