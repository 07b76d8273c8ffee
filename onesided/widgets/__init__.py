"""What a notebook shows: quizzes, figures and explorations, as real ipywidgets."""

from onesided.widgets.figures import explore, figure
from onesided.widgets.quiz import Quiz, quiz

__all__ = ["Quiz", "explore", "figure", "quiz"]
