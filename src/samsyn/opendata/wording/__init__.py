"""The words for windows and states, in the reader's language; dates as people write them.

Swedish bends a season before a noun ("vårens trafikinsats") where English does not, so these
sentences are not translated one by one: each stands here in both languages, side by side.
What is counted is called by the commitment's noun in the indefinite; its plural and its definite
form are not known, so where more than one is promised the sentence is about the commitment.
"""

from .sentence import Said, sentence_words
from .speech import here, number
from .states import StateWords, days_left, look, progress, state_words
from .verdicts import outcome_words, why_not_words
from .windows import window_name

__all__ = [
    "Said",
    "StateWords",
    "days_left",
    "here",
    "look",
    "number",
    "outcome_words",
    "progress",
    "sentence_words",
    "state_words",
    "why_not_words",
    "window_name",
]
