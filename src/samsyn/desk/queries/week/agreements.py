"""Agreements that should be renewed or looked over."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.accounts.policy import Permission
from samsyn.agreements.public import AGREEMENT, AgreementFacts
from samsyn.agreements.rules import (
    State,
    printed_last_day,
    renewal_should_begin,
    review_due,
    standing,
    state,
)
from samsyn.desk.queries.reach import Desk
from samsyn.desk.rules.week import Button, Item, Urgency
from samsyn.desk.wording import days_late, days_left
from samsyn.lib.facts import from_text
from samsyn.places.models import Municipality
from samsyn.publishing import read
from samsyn.ui.templatetags.ui import words_for_day

SOON = timedelta(days=60)


def agreements_to_renew(desk: Desk) -> Iterator[Item]:
    for place in desk.places:
        shelf = read.shelf(place.slug, [AGREEMENT])
        facts = [from_text(AgreementFacts, one.facts) for one in shelf]
        stands = standing(facts, desk.on)
        if stands and state(stands, desk.on).state in (State.IN_FORCE, State.PROLONGED):
            yield from _of(desk, place, stands, facts)


def _of(
    desk: Desk, place: Municipality, facts: AgreementFacts, others: list[AgreementFacts]
) -> Iterator[Item]:
    last, begin, review = printed_last_day(facts), renewal_should_begin(facts), review_due(facts)
    followed = any(o.starts and last and o.starts > last for o in others) or facts.replaced
    if last and begin and begin <= desk.on and not followed:
        why = _("gäller till och med %s; förnyelsen bör börja ett halvår före")
        button = _("Förnya överenskommelsen")
        yield _item(desk, place, button, why % words_for_day(last), last)
    if review and review - SOON <= desk.on:
        why = _("ska ses över senast %s")
        button = _("Se över överenskommelsen")
        yield _item(desk, place, button, why % words_for_day(review), review)


def _item(desk: Desk, place: Municipality, button: str, why: str, day: date) -> Item:
    left = (day - desk.on).days
    may = desk.may(Permission.EDIT_AGREEMENT, place)
    href = reverse("agreements:index", args=[place.slug])
    return Item(
        urgency=Urgency.LATE if left < 0 else Urgency.DUE,
        what=_("Överenskommelsen"),
        why=why,
        municipality=place.slug,
        place=place.name,
        words=days_late(-left) if left < 0 else days_left(left),
        day=day,
        button=Button(words=button, href=href) if may else None,
    )
