"""Who may what: one table, one object to ask and to list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Membership, OrganisationKind, Person, Role


class Permission(StrEnum):
    READ_DESK = "read_desk"
    READ_DRAFTS = "read_drafts"
    REPORT_ACTIVITY = "report_activity"
    REPORT_FOR_OTHERS = "report_for_others"
    CONFIRM_ACTIVITY = "confirm_activity"
    CLOSE_REPORTING = "close_reporting"
    GIVE_VERDICT = "give_verdict"
    CLAIM_PAGE = "claim_page"
    EDIT_PLEDGE = "edit_pledge"
    EDIT_AGREEMENT = "edit_agreement"
    ACCEPT_DOCUMENT = "accept_document"
    PUBLISH = "publish"
    ANSWER_OFFERS = "answer_offers"
    MODERATE = "moderate"
    MANAGE_PEOPLE = "manage_people"
    READ_AUDIT = "read_audit"


P = Permission

WORDS: Mapping[Permission, Promise] = {
    P.READ_DESK: _("Öppna Min vecka"),
    P.READ_DRAFTS: _("Läsa det som inte är publicerat"),
    P.REPORT_ACTIVITY: _("Redovisa en insats för sin egen organisation"),
    P.REPORT_FOR_OTHERS: _("Redovisa en insats åt en annan part (visas som obekräftad)"),
    P.CONFIRM_ACTIVITY: _("Bekräfta en insats för sin part"),
    P.CLOSE_REPORTING: _("Stänga redovisningen av en period för sin part"),
    P.GIVE_VERDICT: _("Lämna sin parts omdöme om ett löfte"),
    P.CLAIM_PAGE: _("Ta kommunens sida i bruk för sin part"),
    P.EDIT_PLEDGE: _("Ändra löften och åtaganden"),
    P.EDIT_AGREEMENT: _("Ändra överenskommelsen"),
    P.ACCEPT_DOCUMENT: _("Godta ett inläst dokument"),
    P.PUBLISH: _("Publicera och dra tillbaka"),
    P.ANSWER_OFFERS: _("Svara den som erbjuder hjälp"),
    P.MODERATE: _("Granska det allmänheten skriver"),
    P.MANAGE_PEOPLE: _("Bjuda in personer och ge roller"),
    P.READ_AUDIT: _("Läsa loggen över händelser"),
}

GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.COORDINATOR: frozenset(P) - {P.MANAGE_PEOPLE, P.READ_AUDIT},
    Role.POLICE_LIAISON: frozenset(
        {
            P.READ_DESK,
            P.READ_DRAFTS,
            P.REPORT_ACTIVITY,
            P.REPORT_FOR_OTHERS,
            P.CONFIRM_ACTIVITY,
            P.CLOSE_REPORTING,
            P.GIVE_VERDICT,
            P.CLAIM_PAGE,
        }
    ),
    Role.READER: frozenset({P.READ_DESK, P.READ_DRAFTS}),
    Role.MEASURE_OWNER: frozenset({P.READ_DESK, P.READ_DRAFTS, P.REPORT_ACTIVITY}),
    Role.REPORTER: frozenset({P.READ_DESK, P.REPORT_ACTIVITY}),
    Role.MODERATOR: frozenset({P.READ_DESK, P.MODERATE}),
    Role.AUDITOR: frozenset({P.READ_DESK, P.READ_DRAFTS, P.READ_AUDIT}),
    Role.ADMINISTRATOR: frozenset({P.READ_DESK, P.MANAGE_PEOPLE, P.READ_AUDIT}),
}

# For whom a role can be held: a coordinator speaks for the municipality, a liaison officer for
# the police, and neither for anybody else.
K = OrganisationKind
ANY = tuple(OrganisationKind)
HELD_FOR: Mapping[Role, tuple[OrganisationKind, ...]] = {
    Role.COORDINATOR: (K.MUNICIPALITY,),
    Role.POLICE_LIAISON: (K.POLICE,),
    Role.READER: ANY,
    Role.MEASURE_OWNER: ANY,
    Role.REPORTER: ANY,
    Role.MODERATOR: (K.MUNICIPALITY, K.ADMINISTRATION),
    Role.AUDITOR: (K.MUNICIPALITY,),
    Role.ADMINISTRATOR: (K.MUNICIPALITY, K.ADMINISTRATION),
}

# What is publishing or administrating: a remembered device is not enough for these. Reporting
# and confirming an activity are not among them, so that they take one click on a known phone.
STRONG = frozenset(
    {
        P.CLOSE_REPORTING,
        P.GIVE_VERDICT,
        P.CLAIM_PAGE,
        P.PUBLISH,
        P.MODERATE,
        P.MANAGE_PEOPLE,
    }
)


@dataclass(frozen=True)
class Post:
    """A membership as facts: a role for an organisation in a municipality, both by slug."""

    role: Role
    organisation: str
    municipality: str


@dataclass(frozen=True)
class Row:
    permission: Permission
    words: Promise
    strong: bool
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class Standing:
    """What somebody may do on a day, by the posts they hold on it."""

    policy: "Policy"
    posts: tuple[Post, ...]

    def holding(self, permission: Permission) -> tuple[Post, ...]:
        """Those of the posts that carry the permission."""
        return tuple(post for post in self.posts if permission in self.policy.grants[post.role])

    def may(
        self, permission: Permission, *, municipality: str, organisation: str | None = None
    ) -> bool:
        """Whether it may be done in the municipality, and for the organisation if one is named."""
        parties = self.parties(permission, municipality=municipality)
        return bool(parties) if organisation is None else organisation in parties

    def municipalities(self, permission: Permission) -> set[str]:
        return {post.municipality for post in self.holding(permission)}

    def parties(self, permission: Permission, *, municipality: str) -> set[str]:
        """The organisations for which it may be done in the municipality."""
        held = self.holding(permission)
        return {post.organisation for post in held if post.municipality == municipality}

    @property
    def needs_second_factor(self) -> bool:
        """Whether any of the posts can publish or administrate."""
        return any(self.policy.grants[post.role] & self.policy.strong for post in self.posts)


@dataclass(frozen=True)
class Policy:
    grants: Mapping[Role, frozenset[Permission]]
    strong: frozenset[Permission]

    def standing(self, person: Person, on: date) -> Standing:
        """By the memberships that hold on the day; none for somebody who is not active."""
        return Standing(self, _posts(person, on) if person.is_active else ())

    def may(
        self,
        person: Person,
        permission: Permission,
        *,
        municipality: str,
        on: date,
        organisation: str | None = None,
    ) -> bool:
        standing = self.standing(person, on)
        return standing.may(permission, municipality=municipality, organisation=organisation)

    def municipalities(self, person: Person, permission: Permission, *, on: date) -> set[str]:
        return self.standing(person, on).municipalities(permission)

    def parties(
        self, person: Person, permission: Permission, *, municipality: str, on: date
    ) -> set[str]:
        return self.standing(person, on).parties(permission, municipality=municipality)

    def needs_second_factor(self, person: Person, on: date) -> bool:
        return self.standing(person, on).needs_second_factor

    def table(self) -> list[Row]:
        """Every permission with the roles that carry it, in the order of the enumeration."""
        return [
            Row(
                permission,
                WORDS[permission],
                permission in self.strong,
                tuple(role for role in Role if permission in self.grants[role]),
            )
            for permission in Permission
        ]


def _posts(person: Person, on: date) -> tuple[Post, ...]:
    held = Membership.objects.held_on(on).filter(person=person)
    rows = held.values_list("role", "organisation__slug", "municipality__slug")
    return tuple(Post(Role(role), party, place) for role, party, place in rows)


policy = Policy(GRANTS, STRONG)
