from datetime import date, timedelta
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from samsyn.places.models import Municipality, PoliceArea


class OrganisationKind(models.TextChoices):
    MUNICIPALITY = "kommun", _("kommun")
    ADMINISTRATION = "forvaltning", _("förvaltning")
    POLICE = "polis", _("lokalpolisområde")
    REGION = "region", _("region")
    AUTHORITY = "myndighet", _("myndighet")
    HOUSING = "bostadsbolag", _("bostadsbolag")
    COMPANY = "foretag", _("företag")
    ASSOCIATION = "forening", _("förening")


class Organisation(models.Model):
    """A party or another actor. `under_osl` tells whether the secrecy act binds it."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    under_osl = models.BooleanField()
    municipalities = models.ManyToManyField(Municipality, related_name="organisations")
    police_area = models.ForeignKey(PoliceArea, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    COORDINATOR = "coordinator", _("samordnare")
    POLICE_LIAISON = "police_liaison", _("kommunpolis")
    READER = "reader", _("läsare i styrelse eller råd")
    MEASURE_OWNER = "measure_owner", _("åtgärdsägare")
    REPORTER = "reporter", _("rapportör")
    MODERATOR = "moderator", _("moderator")
    AUDITOR = "auditor", _("revisor")
    ADMINISTRATOR = "administrator", _("administratör")


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)

    def create_user(self, email: str, name: str, password: str | None = None) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who works here. Roles are memberships, never flags on the person."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="accounts_email_in_lower_case"
            )
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def held_on(self, day: date) -> "MembershipQuerySet":
        return self.filter(Q(ends=None) | Q(ends__gt=day), starts__lte=day)


class Membership(models.Model):
    """A person's role for one organisation in one municipality.

    It holds from the day it starts and no longer on the day it ends.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT)
    role = models.CharField(max_length=20, choices=Role)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["municipality", "role", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "municipality", "role"],
                condition=Q(ends=None),
                name="accounts_one_open_membership_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")),
                name="accounts_membership_ends_after_it_starts",
            ),
        ]

    @property
    def last_day(self) -> date | None:
        return self.ends - timedelta(days=1) if self.ends else None
