"""What an agreement says, as one page of fields and lists."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import uuid4

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.agreements.public import (
    Annex,
    ExtensionRule,
    Goal,
    Kind,
    Party,
    Place,
    Precision,
    Priority,
    Terms,
    VisionGoal,
)
from samsyn.agreements.queries import places_named

from .fields import ChoiceOf, DayField, LinesField, Row, text
from .rows import ROWS
from .screened import ScreenedForm, look_through

P = TypeVar("P", Priority, VisionGoal)
LISTS = ("parties", "vision", "priorities", "goals", "annexes")
OPENING = ("title", "kind", "place", "municipalities", "purposes", "areas")
VALIDITY = (
    "starts",
    "last_day",
    "precision",
    "extension_rule",
    "extension_verbatim",
    "review_months",
    "signing_unknown",
)


class MainForm(ScreenedForm):
    request = forms.UUIDField(widget=forms.HiddenInput, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Rubrik"), max_length=200)
    kind = ChoiceOf(Kind, label=_("Vad är det för dokument?"), initial=Kind.AGREEMENT)
    place = forms.CharField(
        label=_("Plats eller stadsdel"),
        help_text=_("Lämna tomt när hela kommunen avses."),
        max_length=120,
        required=False,
    )
    municipalities = LinesField(
        label=_("Andra kommuner som omfattas"),
        help_text=_("En per rad. De väljer själva om den ska visas på deras sida."),
        required=False,
    )
    purposes = LinesField(
        label=_("Syften"),
        help_text=_("Ett per rad. Lagen (9 §) nämner syften och områden som det minsta."),
        required=False,
    )
    areas = LinesField(
        label=_("Områden för samverkan"), help_text=_("Ett per rad."), required=False
    )
    starts = DayField(label=_("Första dagen"), required=False)
    last_day = DayField(
        label=_("Sista dagen"), help_text=_("Lämna tomt om ingen är angiven."), required=False
    )
    precision = ChoiceOf(Precision, label=_("Hur är perioden angiven?"), initial=Precision.DAY)
    extension_rule = ChoiceOf(
        ExtensionRule,
        label=_("Vad gäller efter sista dagen?"),
        initial=ExtensionRule.NOT_STATED,
    )
    extension_verbatim = text(
        _("Ordagrant om förlängning"), _("Citera dokumentet, även om det är felskrivet."), 2
    )
    review_months = forms.IntegerField(
        label=_("Ses över med så här många månaders mellanrum"),
        required=False,
        min_value=1,
        max_value=240,
    )
    signing_unknown = forms.BooleanField(
        label=_("Källan visar att den gäller men inte vem som undertecknade eller när"),
        required=False,
    )
    undertakings = LinesField(
        label=_("Åtaganden om arbetssätt"),
        help_text=_("Ett per rad, till exempel att delta i veckomöten."),
        required=False,
    )
    background = text(_("Bakgrund"))
    picture = text(_("Lägesbild som den bygger på"))
    organisation = text(_("Organisation"), _("Styrgrupp, arbetsgrupper, kontaktpersoner."))
    working_methods = text(_("Arbetssätt och möten"))
    documentation = text(_("Hur arbetet dokumenteras"))
    communication = text(_("Kommunikation"))
    follow_up = text(_("Hur uppföljningen görs"))
    secrecy = text(_("Sekretess"))
    other_actors = LinesField(label=_("Andra aktörer"), help_text=_("En per rad."), required=False)

    def clean_municipalities(self) -> tuple[Place, ...]:
        names = self.cleaned_data["municipalities"]
        found = places_named(names)
        unknown = [name for name in names if name not in found]
        if unknown:
            raise forms.ValidationError(
                gettext("Ingen kommun heter %(names)s.") % {"names": ", ".join(unknown)}
            )
        return tuple(found[name] for name in names)


@dataclass(frozen=True)
class Problem:
    """What is wrong; `target` is the id of the field it stands at, if it stands at one."""

    text: str
    label: str = ""
    target: str = ""


class TermsForms:
    """The whole page: the main form and a list of rows for each part that is a list.

    `stands` is what the agreement says now; what the page does not show (verbatim texts, claims,
    English) is kept from it.
    """

    def __init__(self, data: Any = None, *, stands: Terms | None = None, revision: int = 0) -> None:
        self.stands, self.data = stands, data
        told = {"request": uuid4(), "revision": revision, **(_initial(stands) if stands else {})}
        self.main = MainForm(data, initial=told)
        self.lists = {
            name: forms.formset_factory(row, extra=extra, max_num=60)(
                data, prefix=name, initial=told.get(name)
            )
            for name, (row, extra) in ROWS.items()
        }

    def is_valid(self) -> bool:
        valid = [self.main.is_valid(), *(one.is_valid() for one in self.lists.values())]
        for row in self._bound_rows():
            look_through(row, self.main, unscreened=("key",))
        return all(valid) and not self.problems

    def _bound_rows(self) -> list[Row]:
        rows = [row for name in LISTS for row in self.lists[name]]
        return [row for row in rows if hasattr(row, "cleaned_data")]

    @property
    def opening(self) -> list[forms.BoundField]:
        return [self.main[name] for name in OPENING]

    @property
    def validity(self) -> list[forms.BoundField]:
        return [self.main[name] for name in VALIDITY]

    @property
    def work(self) -> list[forms.BoundField]:
        named = (*OPENING, *VALIDITY, "confirmed")
        return [one for one in self.main.visible_fields() if one.name not in named]

    @property
    def asked(self) -> list[forms.BoundField]:
        """The tick, when something was found that a person must judge."""
        tick = self.main["confirmed"]
        return [] if tick.is_hidden else [tick]

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong on the page, in its order."""
        rows = [row for name in LISTS for row in self.lists[name]]
        found = [Problem(str(text)) for text in self.main.non_field_errors()]
        for form in (self.main, *rows):
            found += [
                Problem(str(text), str(field.label), field.id_for_label)
                for field in form
                for text in field.errors
            ]
        return found

    def at_revision(self, revision: int) -> "TermsForms":
        """What was written, now on top of another revision."""
        data = {**self.data.dict(), "revision": str(revision)}
        return TermsForms(data, stands=self.stands, revision=revision)

    def terms(self) -> Terms:
        """What was written, on top of what stands; call when valid."""
        told: dict[str, Any] = {
            name: value
            for name, value in self.main.said().items()
            if name not in ("request", "revision")
        }
        priorities = self._points("priorities", Priority)
        lists: dict[str, Any] = {
            "parties": self._parties(),
            "vision": self._points("vision", VisionGoal),
            "priorities": priorities,
            "goals": self._goals(priorities),
            "annexes": self._annexes(),
        }
        if self.stands:
            return replace(self.stands, **told, **lists)
        return Terms(**told, **lists)

    def _rows(self, name: str) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.lists[name] if form.kept]

    def _parties(self) -> tuple[Party, ...]:
        rows = self._rows("parties")
        keys = _keys(rows, "printed")
        return tuple(Party(**{**row, "key": key}) for key, row in zip(keys, rows, strict=True))

    def _points(self, name: str, kind: type[P]) -> tuple[P, ...]:
        """Vision goals or priorities, each with the verbatim text its key has now."""
        rows = self._rows(name)
        before: Iterable[P] = getattr(self.stands, name, ())
        verbatim = {one.key: one.verbatim for one in before}
        return tuple(
            kind(**{**row, "key": key, "verbatim": verbatim.get(key, "")})
            for key, row in zip(
                _keys(rows, "title" if kind is Priority else "plain"), rows, strict=True
            )
        )

    def _goals(self, priorities: Iterable[Priority]) -> tuple[Goal, ...]:
        """A goal names its priority by title; a title that is not there stays as written."""
        rows = self._rows("goals")
        by_title = {one.title.casefold(): one.key for one in priorities}
        keys = _keys(rows, "text")
        found = [by_title.get(row["priority"].casefold(), row["priority"]) for row in rows]
        return tuple(
            Goal(**{**row, "key": key, "priority": priority})
            for key, row, priority in zip(keys, rows, found, strict=True)
        )

    def _annexes(self) -> tuple[Annex, ...]:
        return tuple(
            Annex(**{name: value for name, value in row.items() if name != "key"})
            for row in self._rows("annexes")
        )


def _keys(rows: list[dict[str, Any]], main: str) -> list[str]:
    """The key a row had, or one made of its words, each used once."""
    taken = {row["key"] for row in rows if row["key"]}
    keys = []
    for row in rows:
        key = row["key"]
        if not key:
            wanted = slugify(row[main])[:60] or "rad"
            numbered = (f"{wanted}-{n}" for n in range(2, len(rows) + 3))
            key = next(one for one in (wanted, *numbered) if one not in taken)
            taken.add(key)
        keys.append(key)
    return keys


def _initial(terms: Terms) -> dict[str, Any]:
    told = dict(vars(terms))
    titles = {one.key: one.title for one in terms.priorities}
    told["municipalities"] = tuple(one.name for one in terms.municipalities[1:])
    for name in LISTS:
        told[name] = [dict(vars(one)) for one in getattr(terms, name)]
    for goal in told["goals"]:
        goal["priority"] = titles.get(goal["priority"], goal["priority"])
    return told
