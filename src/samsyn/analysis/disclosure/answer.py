"""What every result of this room carries besides: the answer in a sentence."""

from dataclasses import dataclass

from samsyn.analysis.result import Note, Result


@dataclass(frozen=True, kw_only=True, eq=False)
class Answer(Result):
    """A result with `answer`: in plain Swedish, what a reader of the publication can and cannot
    find out."""

    answer: Note
