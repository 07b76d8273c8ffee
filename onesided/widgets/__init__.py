"""What a notebook shows: quizzes, stories, figures and explorations, as real ipywidgets."""

from onesided.widgets.figures import explore, figure
from onesided.widgets.quiz import Quiz, quiz
from onesided.widgets.vignette import Vignette, vignette

__all__ = ["Quiz", "Vignette", "explore", "figure", "quiz", "vignette"]
