"""Organisations, people and their roles; each change leaves an event in its transaction."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samsyn.audit.actions import record
from samsyn.lib.actors import Actor
from samsyn.places.models import Municipality, PoliceArea

from .invitations import LASTS, token_for
from .models import Membership, Organisation, OrganisationKind, Person, Role
from .policy import HELD_FOR


class Unable(ValueError):
    """Says in Swedish what stands in the way."""


class UnableToCreateOrganisation(Unable):
    """There is one of that name already."""


class UnableToInvite(Unable):
    """The address is none, or the person has a password already."""


class UnableToGiveMembership(Unable):
    """The role is held already, or cannot be held for that organisation here."""


class UnableToEndMembership(Unable):
    """It has ended, or nobody would be left to administrate."""


@transaction.atomic
def create_organisation(
    *,
    name: str,
    kind: OrganisationKind,
    under_osl: bool,
    municipality: Municipality,
    by: Actor,
    at: datetime,
    police_area: PoliceArea | None = None,
) -> Organisation:
    organisation = Organisation.objects.create(
        slug=_free_slug(name, municipality),
        name=name,
        kind=kind,
        under_osl=under_osl,
        police_area=police_area,
    )
    _tell("organisation.created", organisation, municipality, by, at)
    organisation.municipalities.add(municipality)
    return organisation


@transaction.atomic
def add_organisation(
    *, organisation: Organisation, municipality: Municipality, by: Actor, at: datetime
) -> None:
    """Let an organisation that works elsewhere work in this municipality too."""
    organisation.municipalities.add(municipality)
    _tell("organisation.added", organisation, municipality, by, at)


@transaction.atomic
def invite_person(
    *,
    email: str,
    name: str,
    organisation: Organisation,
    municipality: Municipality,
    role: Role,
    starts: date,
    by: Actor,
    at: datetime,
) -> Person:
    """Give a role to whoever has the address, and write to them. A new person gets an account."""
    email = _address(email)
    person = Person.objects.filter(email=email).first()
    if person is None:
        person = Person.objects.create_user(email, name)
        record(what="person.created", subject=_subject(person), by=by, at=at)
    membership = give_membership(
        person=person,
        organisation=organisation,
        municipality=municipality,
        role=role,
        starts=starts,
        by=by,
        at=at,
    )
    if person.has_usable_password():
        _write_to(person, "role", {"membership": membership})
    else:
        send_invitation(person=person, municipality=municipality, by=by, at=at)
    return person


@transaction.atomic
def send_invitation(*, person: Person, municipality: Municipality, by: Actor, at: datetime) -> None:
    """Send the link to set a password. Links sent before stop working."""
    if person.has_usable_password():
        raise UnableToInvite(_("Personen har redan ett lösenord och behöver ingen ny inbjudan."))
    person.set_unusable_password()
    person.save(update_fields=["password"])
    address = reverse("accounts:invitation", args=[token_for(person, at)])
    _write_to(
        person,
        "invitation",
        {"link": settings.BASE_URL + address, "until": at + LASTS, "place": municipality},
    )
    record(
        what="person.invited",
        subject=_subject(person),
        by=by,
        at=at,
        municipality=municipality.slug,
    )


@transaction.atomic
def accept_invitation(*, person: Person, password: str, at: datetime) -> None:
    person.set_password(password)
    person.save(update_fields=["password"])
    record(what="person.accepted", subject=_subject(person), by=Actor.person(person.pk), at=at)


@transaction.atomic
def give_membership(
    *,
    person: Person,
    organisation: Organisation,
    municipality: Municipality,
    role: Role,
    starts: date,
    by: Actor,
    at: datetime,
) -> Membership:
    Person.objects.select_for_update().get(pk=person.pk)
    _refuse_misplaced(organisation, municipality, role)
    place = {"person": person, "organisation": organisation, "municipality": municipality}
    if Membership.objects.filter(**place, role=role, ends=None).exists():
        raise UnableToGiveMembership(
            _("{person} har redan rollen {role} för {organisation}.").format(
                person=person, role=role.label, organisation=organisation
            )
        )
    membership = Membership.objects.create(**place, role=role, starts=starts)
    _tell_of_membership("membership.given", membership, starts, by, at)
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, ends: date, by: Actor, at: datetime) -> None:
    """Let it hold no longer from the day `ends`, or not at all if it would start later."""
    Municipality.objects.select_for_update().get(pk=membership.municipality_id)
    if membership.ends is not None:
        raise UnableToEndMembership(_("Rollen är redan avslutad."))
    if membership.role == Role.ADMINISTRATOR and not _other_administrators(membership, ends):
        raise UnableToEndMembership(
            _("Kommunen behöver minst en administratör. Ge rollen till någon annan först.")
        )
    membership.ends = max(ends, membership.starts)
    membership.save(update_fields=["ends"])
    _tell_of_membership("membership.ended", membership, membership.ends, by, at)


@transaction.atomic
def rename_person(*, person: Person, name: str, by: Actor, at: datetime) -> None:
    person.name = name
    person.save(update_fields=["name"])
    record(what="person.renamed", subject=_subject(person), by=by, at=at)


@transaction.atomic
def remove_second_factors(*, person: Person, by: Actor, at: datetime) -> int:
    """For somebody who has lost every one of them: the next login must set up a new one."""
    removed, _rows = Authenticator.objects.filter(user=person).delete()
    record(
        what="person.second_factors_removed",
        subject=_subject(person),
        by=by,
        at=at,
        data={"removed": removed},
    )
    return removed


def _address(text: str) -> str:
    email = text.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise UnableToInvite(_("{text} är ingen e-postadress.").format(text=text)) from None
    return email


def _free_slug(name: str, municipality: Municipality) -> str:
    short = slugify(name)[:60]
    for slug in (short, f"{short}-{municipality.slug}"[:80]):
        if slug and not Organisation.objects.filter(slug=slug).exists():
            return slug
    raise UnableToCreateOrganisation(
        _("Det finns redan en organisation med namnet {name}.").format(name=name)
    )


def _refuse_misplaced(organisation: Organisation, municipality: Municipality, role: Role) -> None:
    if not organisation.municipalities.filter(pk=municipality.pk).exists():
        raise UnableToGiveMembership(
            _("{organisation} finns inte bland organisationerna i {municipality}.").format(
                organisation=organisation, municipality=municipality
            )
        )
    kinds = HELD_FOR[role]
    if organisation.kind not in kinds:
        raise UnableToGiveMembership(
            _("Rollen {role} kan bara hållas för: {kinds}.").format(
                role=role.label, kinds=", ".join(str(kind.label) for kind in kinds)
            )
        )


def _other_administrators(membership: Membership, on: date) -> bool:
    held = Membership.objects.held_on(on).filter(
        municipality=membership.municipality, role=Role.ADMINISTRATOR, person__is_active=True
    )
    return held.exclude(person=membership.person).exists()


def _write_to(person: Person, letter: str, facts: dict[str, object]) -> None:
    facts = {"person": person, "site": settings.BASE_URL, **facts}
    subject = render_to_string(f"accounts/email/{letter}_subject.txt", facts).strip()
    send_mail(
        subject, render_to_string(f"accounts/email/{letter}.txt", facts), None, [person.email]
    )


def _subject(person: Person) -> str:
    return f"person:{person.pk}"


def _tell(
    what: str, organisation: Organisation, municipality: Municipality, by: Actor, at: datetime
) -> None:
    record(
        what=what,
        subject=f"organisation:{organisation.slug}",
        by=by,
        at=at,
        municipality=municipality.slug,
        data={"kind": str(organisation.kind)},
    )


def _tell_of_membership(
    what: str, membership: Membership, day: date, by: Actor, at: datetime
) -> None:
    record(
        what=what,
        subject=f"person:{membership.person_id}",
        by=by,
        at=at,
        municipality=membership.municipality.slug,
        data={
            "role": str(membership.role),
            "organisation": membership.organisation.slug,
            "day": day.isoformat(),
        },
    )
