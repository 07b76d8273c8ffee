"""What a notebook shows: quizzes, stories, figures, and what a learner has of their own, as real ipywidgets."""

from onesided.widgets.figures import explore, figure
from onesided.widgets.own import my_calibration, my_map, my_record, my_words
from onesided.widgets.quiz import Quiz, quiz
from onesided.widgets.review import review
from onesided.widgets.vignette import Vignette, vignette

__all__ = [
    "Quiz",
    "Vignette",
    "explore",
    "figure",
    "my_calibration",
    "my_map",
    "my_record",
    "my_words",
    "quiz",
    "review",
    "vignette",
]
