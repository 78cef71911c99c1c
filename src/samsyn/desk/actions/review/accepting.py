"""Accepting a draft: agreement and pledges in one transaction, or nothing at all."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.agreements import actions as agreements
from samsyn.agreements.actions import Refused as AgreementRefused
from samsyn.agreements.models import Agreement
from samsyn.agreements.public import ExtensionRule, Kind
from samsyn.desk.models import ReadDocument
from samsyn.desk.queries.review.documents import Outcome
from samsyn.desk.rules.review.draft import DocType, Draft
from samsyn.lib.actors import Actor
from samsyn.lib.facts import from_text
from samsyn.places.models import Municipality
from samsyn.pledges.actions.content import UnableToAmend
from samsyn.pledges.actions.publishing import publish_pledges
from samsyn.pledges.actions.validity import settle_validity
from samsyn.pledges.models import PledgeSet
from samsyn.pledges.public import Validity
from samsyn.publishing.screening import Level, explain, screen

from .agreement import write_agreement
from .pledges import write_pledges
from .refusals import Refused
from .storing import store_document, tell

GOES_ON = (ExtensionRule.UNTIL_FURTHER_NOTICE, ExtensionRule.UNTIL_NOTICE)


@transaction.atomic
def accept_document(
    *,
    document: ReadDocument,
    validity: Validity,
    by: Actor,
    at: datetime,
    another_place_confirmed: bool = False,
) -> Outcome:
    """Write what the draft says, completing what is here already. Again changes nothing.

    `another_place_confirmed` answers the question whether a text that names another
    municipality is to be accepted here all the same.
    """
    document = ReadDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    draft = from_text(Draft, document.draft)
    municipality = document.municipality
    _refuse_what_cannot_be_written(draft, document.text)
    if names_another(municipality, draft) and not another_place_confirmed:
        raise Refused(question(municipality, draft))
    try:
        accepted = _write(document, draft, validity, by, at)
    except (AgreementRefused, UnableToAmend) as problem:
        raise Refused(str(problem)) from problem
    _mark(document, by, at)
    return accepted


def names_another(municipality: Municipality, draft: Draft) -> bool:
    """Whether the text is about other municipalities and not about this one."""
    named = {*draft.municipalities, draft.municipality} - {""}
    return bool(named) and municipality.name not in named


def question(municipality: Municipality, draft: Draft) -> str:
    named = draft.municipality or ", ".join(draft.municipalities)
    return _("Texten gäller %(named)s. Ska den ändå godtas för %(here)s?") % {
        "named": named,
        "here": municipality.name,
    }


def _refuse_what_cannot_be_written(draft: Draft, text: str) -> None:
    if draft.doc_type is DocType.FOLLOW_UP:
        raise Refused(_("Det här är en uppföljning. Den ger varken överenskommelse eller löften."))
    if not draft.has_agreement and not draft.pledges:
        raise Refused(_("Det finns inga löften att godta. Lägg till minst ett."))
    ordinals = [one.ordinal for one in draft.pledges]
    if len(set(ordinals)) != len(ordinals):
        raise Refused(_("Två löften har samma nummer. Ge dem var sitt."))
    for one in draft.pledges:
        if one.verbatim not in text:
            raise Refused(
                _("Löfte %(n)s: den ordagranna texten står inte så i dokumentet.")
                % {"n": one.ordinal}
            )
        stops = [f for f in screen(f"{one.title}\n{one.plain}") if f.level is Level.STOP]
        if stops:
            raise Refused(explain(stops))


def _write(
    document: ReadDocument, draft: Draft, validity: Validity, by: Actor, at: datetime
) -> Outcome:
    agreement = pledge_set = None
    if draft.has_agreement:
        agreement = write_agreement(document.municipality, draft, document.request, by, at)
        agreements.add_document(
            agreement=agreement, name=document.name, sha256=document.sha256, by=by, at=at
        )
    if draft.pledges:
        pledge_set = write_pledges(document.municipality, draft, document.sha256, by, at)
        if validity is not Validity.UNDECIDED:
            pledge_set = settle_validity(
                pledge_set=pledge_set,
                validity=validity,
                agreement_goes_on=agreement_goes_on(pledge_set),
                by=by,
                at=at,
            )
    return Outcome(agreement=agreement, pledge_set=pledge_set)


def agreement_goes_on(pledge_set: PledgeSet) -> bool:
    """Whether the agreement of the set's first day is prolonged by itself."""
    held = Agreement.objects.filter(
        municipality=pledge_set.municipality,
        kind=Kind.AGREEMENT,
        place="",
        starts__lte=pledge_set.first_day,
        last_day__gte=pledge_set.first_day,
    ).first()
    return held is not None and held.extension_rule in GOES_ON


def _mark(document: ReadDocument, by: Actor, at: datetime) -> None:
    if document.accepted_at is None:
        document.accepted_at, document.accepted_by = at, by.code
        document.save(update_fields=["accepted_at", "accepted_by"])
        tell("accepted", document, by, at)


@transaction.atomic
def accept_file(
    *, municipality: Municipality, name: str, data: bytes, publish: bool, by: Actor, at: datetime
) -> Outcome:
    """Read, store, accept and perhaps publish a file without a review: all of it or nothing."""
    document = store_document(municipality=municipality, name=name, data=data, by=by, at=at)
    accepted = accept_document(document=document, validity=Validity.UNDECIDED, by=by, at=at)
    if publish:
        publish_accepted(accepted=accepted, organisation="", by=by, at=at)
    return accepted


@transaction.atomic
def publish_accepted(*, accepted: Outcome, organisation: str, by: Actor, at: datetime) -> None:
    """Let everybody read what came out of a document, agreement and pledges together."""
    if accepted.agreement:
        agreements.publish_agreement(
            agreement=accepted.agreement, by=by, by_organisation=organisation, at=at
        )
    if accepted.pledge_set:
        publish_pledges(pledge_set=accepted.pledge_set, organisation=organisation, by=by, at=at)
