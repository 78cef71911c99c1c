"""What terms must fulfil to be kept at all: enough to point at, and nothing that contradicts."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from samsyn.agreements.public import Annex, Kind, Terms, Validity


def unfit(terms: Terms) -> tuple[str, ...]:
    """What is wrong with the terms, each as a sentence; empty when nothing is."""
    return (*_scope(terms), *_period(terms), *_keys(terms), *_annexes(terms.annexes))


def _scope(terms: Terms) -> Iterable[str]:
    if not terms.title.strip():
        yield _("Överenskommelsen behöver en rubrik.")
    if not terms.parties:
        yield _("Ange minst en part.")
    if terms.kind in (Kind.PLACE, Kind.DISTRICT) and not terms.place.strip():
        yield _("Ange vilken plats eller stadsdel överenskommelsen gäller.")


def _period(terms: Terms) -> Iterable[str]:
    if terms.starts and terms.last_day and terms.last_day < terms.starts:
        yield _("Sista dagen ligger före första dagen.")
    if terms.review_months is not None and terms.review_months < 1:
        yield _("Översyn görs tidigast efter en månad.")


def _keys(terms: Terms) -> Iterable[str]:
    for group in (terms.parties, terms.vision, terms.priorities, terms.goals, terms.claims):
        for key, n in Counter(one.key for one in group).items():
            if n > 1:
                yield _("Samma sak står två gånger: %(what)s.") % {"what": key}
    known = {one.key for one in terms.priorities}
    for goal in terms.goals:
        if goal.priority and goal.priority not in known:
            yield _("Målet ”%(what)s” hör till en prioritering som inte finns.") % {
                "what": goal.text
            }


def _annexes(annexes: Iterable[Annex]) -> Iterable[str]:
    for annex in annexes:
        if annex.validity is not Validity.OWN and (annex.starts or annex.last_day):
            yield _("Bilagan ”%(what)s” har datum men följer inte egen giltighetstid.") % {
                "what": annex.title
            }
        if annex.starts and annex.last_day and annex.last_day < annex.starts:
            yield _("Bilagan ”%(what)s” slutar före den börjar.") % {"what": annex.title}
