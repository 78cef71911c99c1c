"""Min vecka: every stage's provider adds its own items."""

from collections.abc import Callable, Iterable

from samsyn.desk.queries.reach import Desk
from samsyn.desk.rules.week import Item, in_order

from .agreements import agreements_to_renew
from .confirmations import unconfirmed
from .drafts import documents_to_review, pledges_to_publish
from .offers import faults_unanswered, offers_unanswered
from .verdicts import unjudged
from .windows import windows_waiting

Provider = Callable[[Desk], Iterable[Item]]

PROVIDERS: tuple[Provider, ...] = (
    windows_waiting,
    unconfirmed,
    unjudged,
    agreements_to_renew,
    documents_to_review,
    pledges_to_publish,
    offers_unanswered,
    faults_unanswered,
)
"""A stage that wants something done this week writes one such function beside these."""


def my_week(desk: Desk) -> tuple[Item, ...]:
    return in_order(item for provider in PROVIDERS for item in provider(desk))
