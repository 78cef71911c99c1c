"""From rows to what is published, inside the transaction of the change itself."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from samsyn.lib.actors import Actor
from samsyn.lib.facts import from_text
from samsyn.places.models import Municipality
from samsyn.publishing.actions import publish

from . import public
from .models import Agreement, Annex, Cooperation, Party

SAME_IN_BOTH = (
    "title",
    "place",
    "starts",
    "last_day",
    "review_months",
    "signing_unknown",
)


def address_of(agreement: Agreement, municipality: Municipality | None = None) -> str:
    """Its address at home; elsewhere the home's name stands first, so that none can collide."""
    home = agreement.municipality
    if municipality is None or municipality == home:
        return public.agreement_address(home.slug, agreement.slug)
    return public.agreement_address(municipality.slug, f"{home.slug}-{agreement.slug}")


def terms_of(agreement: Agreement) -> public.Terms:
    content = from_text(public.Content, agreement.content)
    return public.Terms(
        **vars(content),
        **{name: getattr(agreement, name) for name in SAME_IN_BOTH},
        kind=public.Kind(agreement.kind),
        precision=public.Precision(agreement.precision),
        extension_rule=public.ExtensionRule(agreement.extension_rule),
        municipalities=covered(agreement),
        parties=tuple(_party(row) for row in agreement.parties.select_related("organisation")),
        annexes=tuple(_annex(row) for row in agreement.annexes.all()),
    )


def covered(agreement: Agreement) -> tuple[public.Place, ...]:
    """The municipalities of the scope, the home first."""
    others = [one.municipality for one in agreement.adherences.select_related("municipality")]
    return home_first(
        agreement.municipality,
        (public.Place(slug=one.slug, name=one.name) for one in others),
    )


def home_first(home: Municipality, others: Iterable[public.Place]) -> tuple[public.Place, ...]:
    """The scope in its one order: the home, then the others by name."""
    here = public.Place(slug=home.slug, name=home.name)
    return (here, *sorted(set(others) - {here}, key=lambda one: (one.name, one.slug)))


def facts_of(
    agreement: Agreement, *, shown_in: Municipality | None = None
) -> public.AgreementFacts:
    """The agreement as its home, or another municipality that has joined it, publishes it."""
    shown_in = shown_in or agreement.municipality
    predecessor = agreement.replaces.order_by("-starts", "-id").first()
    return public.AgreementFacts(
        **vars(terms_of(agreement)),
        address=address_of(agreement, shown_in),
        municipality=shown_in.slug,
        slug=address_of(agreement, shown_in).split("/")[-2],
        decided=_decided(agreement),
        signatures=_signatures(agreement),
        extensions=_extensions(agreement),
        reviews=tuple(agreement.reviews.values_list("on", flat=True)),
        notice=_notice(agreement),
        predecessor=_link(predecessor),
        part_of=_link(agreement.part_of),
        replaced=_replaced(agreement),
        documents=tuple(
            public.Document(name=one.name, sha256=one.sha256) for one in agreement.documents.all()
        ),
    )


def page_facts(cooperation: Cooperation) -> public.CooperationFacts:
    place = cooperation.municipality
    return public.CooperationFacts(
        address=public.cooperation_address(place.slug),
        municipality=place.slug,
        name=place.name,
        full_name=place.full_name,
        fictional=place.fictional,
        police_areas=tuple(place.police_areas.values_list("name", flat=True)),
        claimed=_claims(cooperation),
        contact=_contact(cooperation),
        history=tuple(
            public.HistoryEntry(year=one.year, what=one.what, day=one.day, source=one.source)
            for one in cooperation.history.all()
        ),
        seasons=_seasons(cooperation),
        english=tuple(
            public.Translation(sv=sv, en=en) for sv, en in sorted(cooperation.english.items())
        ),
    )


def say_agreement(
    agreement: Agreement, *, reason: str, by: Actor, by_organisation: str, at: datetime
) -> None:
    """Publish it at home and in the municipalities that have joined it."""
    joined = agreement.adherences.filter(accepted_at__isnull=False).select_related("municipality")
    for shown_in in (agreement.municipality, *(one.municipality for one in joined)):
        facts = facts_of(agreement, shown_in=shown_in)
        publish(
            address=facts.address,
            kind=public.AGREEMENT,
            schema=public.SCHEMA,
            facts=facts,
            municipality=shown_in.slug,
            files=[one.sha256 for one in facts.documents],
            reason=reason,
            by=by,
            by_organisation=by_organisation,
            at=at,
        )


def say_page(
    cooperation: Cooperation, *, reason: str = "", by: Actor, by_organisation: str, at: datetime
) -> None:
    facts = page_facts(cooperation)
    publish(
        address=facts.address,
        kind=public.COOPERATION,
        schema=public.SCHEMA,
        facts=facts,
        municipality=facts.municipality,
        reason=reason,
        by=by,
        by_organisation=by_organisation,
        at=at,
    )


def _link(agreement: Agreement | None) -> public.Link | None:
    if agreement is None:
        return None
    return public.Link(title=agreement.title, address=address_of(agreement))


def _decided(agreement: Agreement) -> public.Decided | None:
    made = agreement.decision
    if made is None:
        return None
    return public.Decided(body=made.body, on=made.on, case_number=made.case_number)


def _signatures(agreement: Agreement) -> tuple[public.Signature, ...]:
    return tuple(
        public.Signature(
            name=one.name,
            title=one.title,
            organisation=one.organisation,
            political_party=one.political_party,
            place=one.place,
            on=one.on,
            party=one.party,
        )
        for one in agreement.signatures.all()
    )


def _extensions(agreement: Agreement) -> tuple[public.Extension, ...]:
    return tuple(
        public.Extension(
            until=one.until,
            decided_on=one.decision.on,
            body=one.decision.body,
            case_number=one.decision.case_number,
            additions=one.additions,
        )
        for one in agreement.extensions.select_related("decision")
        if one.decision.on
    )


def _notice(agreement: Agreement) -> public.Notice | None:
    given, last = agreement.notice_given_on, agreement.notice_last_day
    if not (given and last):
        return None
    return public.Notice(by=agreement.notice_by, given_on=given, last_day=last)


def _replaced(agreement: Agreement) -> public.Replaced | None:
    by, from_day = _link(agreement.replaced_by), agreement.replaced_from
    return public.Replaced(by=by, from_day=from_day) if by and from_day else None


def _claims(cooperation: Cooperation) -> tuple[public.Claimed, ...]:
    return tuple(
        public.Claimed(organisation=one.organisation.name, on=timezone.localdate(one.claimed_at))
        for one in cooperation.claims.select_related("organisation")
    )


def _contact(cooperation: Cooperation) -> public.Contact | None:
    if not cooperation.function:
        return None
    return public.Contact(
        function=cooperation.function,
        name=cooperation.contact_name,
        email=cooperation.email,
        phone=cooperation.phone,
        note=cooperation.note,
    )


def _seasons(cooperation: Cooperation) -> public.Seasons:
    found = {
        row.season: public.Season(
            first_month=row.first_month,
            first_day=row.first_day,
            last_month=row.last_month,
            last_day=row.last_day,
        )
        for row in cooperation.seasons.all()
    }
    return public.Seasons(**found, assumed=False) if found else public.Seasons()


def _party(row: Party) -> public.Party:
    organisation = row.organisation.name if row.organisation else ""
    return public.Party(
        key=row.key,
        printed=row.printed,
        kind=public.PartyKind(row.kind),
        organisation="" if organisation == row.printed else organisation,
    )


def _annex(row: Annex) -> public.Annex:
    return public.Annex(
        title=row.title,
        kind=public.AnnexKind(row.kind),
        validity=public.Validity(row.validity),
        starts=row.starts,
        last_day=row.last_day,
    )
