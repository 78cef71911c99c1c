from datetime import datetime

from django.utils import timezone

from samsyn.activities.models import Activity
from samsyn.activities.publish import publish_activity
from samsyn.lib.actors import Actor
from samsyn.lib.texts import Text
from samsyn.publishing.actions import publish
from samsyn.publishing.public import Counted

from . import public
from .models import Closing, Count, Pledge, PledgeSet, Reading, Verdict
from .rules.slots import Serving, slots


def pledge_facts(pledge: Pledge) -> public.PledgeFacts:
    return public.PledgeFacts(
        slug=pledge.slug,
        ordinal=pledge.ordinal,
        title=Text(pledge.title, pledge.title_en),
        plain=Text(pledge.plain, pledge.plain_en),
        theme=Text(pledge.theme, pledge.theme_en),
        first_day=pledge.pledge_set.first_day,
        last_day=pledge.pledge_set.last_day,
        goes_on=pledge.pledge_set.goes_on,
        promisors=tuple(
            public.Promisor(name=p.name, kind=public.PartyKind(p.kind), lead=p.lead)
            for p in pledge.promisors.all()
        ),
        partners=tuple(pledge.partners),
        verbatim=pledge.verbatim,
        priority=pledge.priority,
        vision=tuple(pledge.vision),
        umbrella=pledge.umbrella,
        umbrella_of=tuple(covered.slug for covered in pledge.covers.all()),
        measurability=public.Measurability(pledge.measurability),
        reason=Text(pledge.reason, pledge.reason_en),
        proposal=Text(pledge.proposal, pledge.proposal_en),
        parts=tuple(
            public.Part(key=p.key, title=Text(p.title, p.title_en)) for p in pledge.parts.all()
        ),
        commitments=tuple(commitment.read() for commitment in pledge.commitments.all()),
        earlier=_earlier(pledge),
        contribute=Text(pledge.contribute, pledge.contribute_en),
        place=pledge.place,
    )


def _earlier(pledge: Pledge) -> tuple[public.Earlier, ...]:
    """The chain of predecessors, the newest first."""
    found: list[public.Earlier] = []
    note, before = pledge.predecessor_note, pledge.predecessor
    while before is not None and len(found) < 20:
        years = f"{before.pledge_set.first_day.year}–{before.pledge_set.last_day.year}"
        address = before.address if before.is_published else ""
        found.append(public.Earlier(title=before.title, period=years, address=address, note=note))
        note, before = before.predecessor_note, before.predecessor
    if not found and note:
        found.append(public.Earlier(title="", period="", note=note))
    return tuple(found)


def publish_pledge(pledge: Pledge, *, by: Actor, organisation: str, at: datetime) -> None:
    publish(
        address=pledge.address,
        kind=public.PLEDGE,
        schema=public.SCHEMA,
        facts=pledge_facts(pledge),
        municipality=pledge.municipality.slug,
        by=by,
        by_organisation=organisation,
        at=at,
        files=pledge.pledge_set.documents,
    )


def publish_set(pledge_set: PledgeSet, *, by: Actor, organisation: str, at: datetime) -> None:
    publish(
        address=pledge_set.address,
        kind=public.PLEDGE_SET,
        schema=public.SCHEMA,
        facts=public.PledgeSetFacts(
            title=Text(pledge_set.title, pledge_set.title_en),
            first_day=pledge_set.first_day,
            last_day=pledge_set.last_day,
            validity=public.Validity(pledge_set.validity),
            signatures=tuple(_signature(raw) for raw in pledge_set.signatures),
            documents=tuple(pledge_set.documents),
        ),
        municipality=pledge_set.municipality.slug,
        by=by,
        by_organisation=organisation,
        at=at,
        files=pledge_set.documents,
    )


def _signature(raw: dict[str, str]) -> public.Signature:
    day = raw.get("day")
    return public.Signature(
        name=raw["name"],
        title=raw.get("title", ""),
        organisation=raw.get("organisation", ""),
        place=raw.get("place", ""),
        day=datetime.fromisoformat(day).date() if day else None,
    )


def counted(activity: Activity) -> tuple[Counted, ...]:
    """All that the activity counts for among pledges, on its last day."""
    found = Count.objects.filter(activity=activity).select_related(
        "pledge__municipality", "pledge__pledge_set"
    )
    return tuple(
        Counted(subject=count.pledge.address, slot=slot, day=activity.last_day, n=n)
        for count in found
        for slot, n in slots(
            pledge_facts(count.pledge),
            Serving(parts=tuple(count.parts), nested=tuple(count.nested), asked=count.asked),
            total=activity.total,
            reached=activity.reached,
            area=activity.area,
        )
    )


def publish_counting(activity: Activity, *, by: Actor, at: datetime) -> None:
    """Let the activity stand as it is, counting for its pledges."""
    publish_activity(activity, counted=counted(activity), by=by, at=at)


def publish_closing(closing: Closing, *, by: Actor, at: datetime) -> None:
    day = timezone.localdate(closing.closed_at)
    slot = public.closed_slot(closing.commitment, closing.first_day)
    publish(
        address=closing.address,
        kind=public.CLOSING,
        schema=public.SCHEMA,
        facts=public.ClosingFacts(
            pledge=closing.pledge.address,
            commitment=closing.commitment,
            first_day=closing.first_day,
            by_organisation=closing.organisation.name,
            day=day,
        ),
        municipality=closing.pledge.municipality.slug,
        by=by,
        by_organisation=closing.organisation.name,
        at=at,
        counted=[Counted(subject=closing.pledge.address, slot=slot, day=day)],
    )


def publish_verdict(verdict: Verdict, *, by: Actor, at: datetime) -> None:
    publish(
        address=verdict.address,
        kind=public.VERDICT,
        schema=public.SCHEMA,
        facts=public.VerdictFacts(
            pledge=verdict.pledge.address,
            promisor=verdict.organisation.name,
            first_day=verdict.first_day,
            last_day=verdict.last_day,
            outcome=public.Outcome(verdict.outcome),
            why_not=public.WhyNot(verdict.why_not) if verdict.why_not else None,
            words=verdict.words,
            day=timezone.localdate(verdict.given_at),
        ),
        municipality=verdict.pledge.municipality.slug,
        by=by,
        by_organisation=verdict.organisation.name,
        at=at,
    )


def publish_reading(reading: Reading, *, by: Actor, organisation: str, at: datetime) -> None:
    slot = public.reading_slot(reading.commitment, met=reading.met)
    publish(
        address=reading.address,
        kind=public.READING,
        schema=public.SCHEMA,
        facts=public.ReadingFacts(
            pledge=reading.pledge.address,
            commitment=reading.commitment,
            day=reading.day,
            value=reading.value,
            met=reading.met,
            source=reading.source,
        ),
        municipality=reading.pledge.municipality.slug,
        by=by,
        by_organisation=organisation,
        at=at,
        counted=[Counted(subject=reading.pledge.address, slot=slot, day=reading.day)],
    )
