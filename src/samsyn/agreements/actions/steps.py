"""What happens to an agreement after it is written: decided, signed, extended, ended."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.agreements.models import Adherence, Agreement, Extension, Review, Signature
from samsyn.agreements.public import Signature as Signed
from samsyn.agreements.publish import facts_of
from samsyn.agreements.rules import begins, printed_last_day
from samsyn.decisions.actions import record_decision
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality

from .refusals import Refused, lock, refuse_days_ahead, refuse_two_in_force, tell


@transaction.atomic
def adopt(
    *,
    agreement: Agreement,
    body: str,
    on: date | None,
    case_number: str = "",
    text: str = "",
    by: Actor,
    at: datetime,
) -> Agreement:
    """The body decided that the agreement is to be entered. The same decision again is one."""
    refuse_days_ahead(on, at)
    agreement = lock(agreement)
    made = agreement.decision
    if made:
        if (made.body, made.on, made.case_number) == (body.strip(), on, case_number.strip()):
            return agreement
        raise Refused(_("Ett beslut finns redan: %(decision)s.") % {"decision": made})
    agreement.decision = record_decision(
        municipality=agreement.municipality,
        body=body,
        on=on,
        case_number=case_number,
        text=text,
        by=by,
        at=at,
    )
    agreement.save(update_fields=["decision"])
    tell("adopted", agreement, by, at, decision=agreement.decision.pk)
    return agreement


@transaction.atomic
def sign(*, agreement: Agreement, signature: Signed, by: Actor, at: datetime) -> Agreement:
    """Somebody has signed. The same signature again is one; another day for it is a correction."""
    refuse_days_ahead(signature.on, at)
    agreement = lock(agreement)
    last = printed_last_day(facts_of(agreement))
    if signature.on and last and signature.on > last:
        raise Refused(_("Den går inte att underteckna efter sin sista dag."))
    told = {name: getattr(signature, name) for name in _SIGNED}
    found = agreement.signatures.filter(name=signature.name, organisation=signature.organisation)
    same = found.filter(**told).first()
    if same:
        return agreement
    row, _new = Signature.objects.update_or_create(
        agreement=agreement,
        name=signature.name,
        organisation=signature.organisation,
        defaults=told,
    )
    refuse_two_in_force(agreement)
    tell("signed", agreement, by, at, signature=row.pk)
    return agreement


_SIGNED = ("title", "political_party", "place", "on", "party")


@transaction.atomic
def give_notice(
    *, agreement: Agreement, party: str, given_on: date, last_day: date, by: Actor, at: datetime
) -> Agreement:
    """A party ends it; `last_day` is the last day on which it holds."""
    refuse_days_ahead(given_on, at)
    agreement = lock(agreement)
    told = (party, given_on, last_day)
    stands = (agreement.notice_by, agreement.notice_given_on, agreement.notice_last_day)
    if stands == told:
        return agreement
    if agreement.notice_by:
        raise Refused(_("Den är redan uppsagd av %(party)s.") % {"party": agreement.notice_by})
    if last_day < given_on:
        raise Refused(_("Sista dagen kan inte ligga före den dag uppsägningen gjordes."))
    agreement.notice_by, agreement.notice_given_on, agreement.notice_last_day = told
    agreement.save(update_fields=["notice_by", "notice_given_on", "notice_last_day"])
    tell("notice_given", agreement, by, at, last_day=last_day.isoformat())
    return agreement


@transaction.atomic
def extend(
    *,
    agreement: Agreement,
    until: date | None,
    body: str,
    on: date,
    case_number: str = "",
    additions: str = "",
    by: Actor,
    at: datetime,
) -> Agreement:
    """A decision prolongs it to a new last day, or until further notice (None)."""
    refuse_days_ahead(on, at)
    agreement = lock(agreement)
    if agreement.extensions.filter(until=until).exists():
        return agreement
    last = printed_last_day(facts_of(agreement))
    if last is None:
        raise Refused(_("Den har ingen sista dag och behöver inte förlängas."))
    if until and until <= last:
        raise Refused(
            _("Den gäller redan till och med %(day)s. Ange en senare dag.")
            % {"day": last.isoformat()}
        )
    decision = record_decision(
        municipality=agreement.municipality,
        body=body,
        on=on,
        case_number=case_number,
        by=by,
        at=at,
    )
    Extension.objects.create(
        agreement=agreement, until=until, decision=decision, additions=additions
    )
    refuse_two_in_force(agreement)
    tell("extended", agreement, by, at, until=until.isoformat() if until else "")
    return agreement


@transaction.atomic
def replace_agreement(
    *, agreement: Agreement, successor: Agreement, from_day: date, by: Actor, at: datetime
) -> Agreement:
    """The successor takes its place on `from_day`."""
    agreement = lock(agreement)
    if (agreement.replaced_by, agreement.replaced_from) == (successor, from_day):
        return agreement
    if agreement.replaced_by and agreement.replaced_by != successor:
        raise Refused(_("Den är redan ersatt av ”%(other)s”.") % {"other": agreement.replaced_by})
    if successor in (agreement, *agreement.replaces.all()):
        raise Refused(_("En överenskommelse kan inte ersättas av sig själv eller sin föregångare."))
    if from_day <= begins(facts_of(agreement)):
        raise Refused(_("Den kan ersättas tidigast dagen efter att den började gälla."))
    agreement.replaced_by, agreement.replaced_from = successor, from_day
    agreement.save(update_fields=["replaced_by", "replaced_from"])
    refuse_two_in_force(agreement)
    tell("replaced", agreement, by, at, successor=successor.pk, from_day=from_day.isoformat())
    return agreement


@transaction.atomic
def record_review(*, agreement: Agreement, on: date, by: Actor, at: datetime) -> Agreement:
    refuse_days_ahead(on, at)
    agreement = lock(agreement)
    _row, new = Review.objects.get_or_create(agreement=agreement, on=on)
    if new:
        tell("reviewed", agreement, by, at, on=on.isoformat())
    return agreement


@transaction.atomic
def accept_agreement(
    *, agreement: Agreement, municipality: Municipality, by: Actor, at: datetime
) -> Agreement:
    """Another municipality that the agreement covers lets it be shown on its page."""
    agreement = lock(agreement)
    joined = Adherence.objects.filter(
        agreement=agreement, municipality=municipality, accepted_at=None
    ).update(accepted_at=at, accepted_by=by.code)
    if joined:
        tell("accepted", agreement, by, at, place=municipality.slug)
    return agreement


@transaction.atomic
def set_part_of(
    *, agreement: Agreement, whole: Agreement | None, by: Actor, at: datetime
) -> Agreement:
    """The agreement it is a layer or a local part of; None when it stands by itself."""
    agreement = lock(agreement)
    if agreement.part_of == whole:
        return agreement
    above = whole
    while above:
        if above == agreement:
            raise Refused(_("En överenskommelse kan inte vara del av sig själv eller av en del."))
        above = above.part_of
    agreement.part_of = whole
    agreement.save(update_fields=["part_of"])
    tell("part_set", agreement, by, at, whole=whole.pk if whole else 0)
    return agreement
