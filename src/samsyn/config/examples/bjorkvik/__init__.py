"""Björkvik and its five neighbours: a fictional police area where everything has happened.

Two periods of agreements and pledges, told as it would have been: each thing is done by the real
action on its own day, by somebody who may. Days are counted from the first start and chance has a
fixed seed, so the same first day gives the same Björkvik.
"""

from datetime import datetime
from random import Random

from django.db import transaction
from django.utils import timezone

from samsyn.publishing import read

from . import activities, neighbours, papers, people
from .calendar import Calendar

SEED = 1985


@transaction.atomic
def build(*, at: datetime) -> None:
    """Build it all, unless Björkvik is here already."""
    if read.revision("bjorkvik"):
        return
    calendar = Calendar(timezone.localdate(at), at)
    cast = people.build(calendar)
    papers.earlier(cast, calendar)
    activities.earlier(cast, calendar)
    papers.current(cast, calendar)
    activities.current(cast, calendar, Random(SEED))  # noqa: S311 - chance for a story
    neighbours.build(cast, calendar, Random(SEED))  # noqa: S311 - the same
