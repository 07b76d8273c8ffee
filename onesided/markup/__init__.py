"""From the model to complete HTML and plain text: what a reader without script or on paper gets, and what is woken."""

from onesided.markup.paper import answer_html, key_html, quiz_text
from onesided.markup.quiz import quiz_html
from onesided.markup.vignette import note_exit_html, vignette_html
from onesided.markup.vignette_paper import vignette_text

__all__ = ["answer_html", "key_html", "note_exit_html", "quiz_html", "quiz_text", "vignette_html", "vignette_text"]
