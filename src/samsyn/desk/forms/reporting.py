"""What a reporter fills in, and the act that it tells of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.activities.actions import Act, NewProof
from samsyn.activities.photos import MOST_BYTES, UnreadablePhoto, clean_photo
from samsyn.activities.public import ProofKind
from samsyn.agreements.forms.screened import ScreenedForm
from samsyn.desk.forms.days import DayField
from samsyn.desk.queries.menus import Menu, Offer
from samsyn.desk.rules.days import latest_months, latest_weeks
from samsyn.lib.periods import Period
from samsyn.pledges.rules.slots import Serving
from samsyn.ui.templatetags.ui import words_for_day

TODAY, YESTERDAY, OTHER, SEVERAL = "idag", "igar", "annan", "flera"
CUSTOM = "egen"
NONE_OF_THEM = "-"
LARGEST = 1_000_000
NOT_FREE_TEXT = (
    *("submission", "pledge", "served", "also", "area", "when", "period", "link"),
    *("behalf", "together", "picture"),
)


@dataclass(frozen=True)
class Card:
    """A pledge to choose: its radio button, the same as one more to count for, and its parts."""

    radio: BoundWidget
    ticks: tuple[BoundWidget, ...]


class ReportForm(ScreenedForm):
    unscreened = NOT_FREE_TEXT

    submission = forms.CharField(max_length=40, min_length=16, widget=forms.HiddenInput)
    pledge = forms.ChoiceField(
        label=gettext_lazy("Vilket löfte?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Välj vilket löfte insatsen gäller.")},
    )
    served = forms.MultipleChoiceField(
        label=gettext_lazy("Del av löftet"), required=False, widget=forms.CheckboxSelectMultiple
    )
    also = forms.MultipleChoiceField(
        label=gettext_lazy("Räknas också för"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    area = forms.ChoiceField(label=gettext_lazy("Område"), required=False)
    asked = forms.IntegerField(
        label=gettext_lazy("Hur många förfrågningar kom in?"),
        required=False,
        min_value=0,
        max_value=LARGEST,
    )
    what = forms.CharField(
        label=gettext_lazy("Vad gjorde ni?"),
        max_length=200,
        error_messages={"required": gettext_lazy("Skriv med några ord vad ni gjorde.")},
    )
    when = forms.ChoiceField(label=gettext_lazy("När?"), widget=forms.RadioSelect, initial=TODAY)
    day = DayField(label=gettext_lazy("Vilken dag?"), required=False)
    period = forms.ChoiceField(label=gettext_lazy("Under vilken tid?"), required=False)
    first = DayField(label=gettext_lazy("Från och med"), required=False)
    last = DayField(label=gettext_lazy("Till och med"), required=False)
    total = forms.IntegerField(
        label=gettext_lazy("Hur många gånger?"), required=False, min_value=1, max_value=LARGEST
    )
    place = forms.CharField(
        label=gettext_lazy("Var?"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("En plats alla känner till. Aldrig någons hem."),
    )
    reached = forms.IntegerField(
        label=gettext_lazy("Hur många nådde ni?"),
        required=False,
        min_value=0,
        max_value=LARGEST,
    )
    link = forms.URLField(
        label=gettext_lazy("Länk som visar det"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("Länken ska börja med https://")},
    )
    picture = forms.FileField(
        label=gettext_lazy("Bild"),
        required=False,
        help_text=gettext_lazy("Inga ansikten eller bilskyltar. Plats och tid i filen tas bort."),
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    behalf = forms.ChoiceField(label=gettext_lazy("För vem?"), widget=forms.RadioSelect)
    together = forms.MultipleChoiceField(
        label=gettext_lazy("Tillsammans med"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, menu: Menu, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.menu, self.today = menu, today
        self.offers = {offer.slug: offer for offer in menu.offers}
        self.periods = dict(_periods(today))
        self._choose("pledge", [*_titles(menu.offers), (NONE_OF_THEM, _("Inget av löftena"))])
        self._choose("also", _titles(menu.offers))
        self._choose("served", list(_inside(menu.offers)))
        self._choose("area", [("", _("Inget särskilt")), *((a, a) for a in menu.areas)])
        self._choose("when", _whens())
        self._choose("period", list(_named(self.periods)))
        self._choose("behalf", [(o.slug, o.name) for o in (*menu.mine, *menu.others)])
        self._choose("together", [(o.slug, o.name) for o in menu.partners])
        self._let_go()
        self.fields["what"].widget.attrs["list"] = "suggestions"
        self.fields["place"].widget.attrs["list"] = "places"

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _let_go(self) -> None:
        """Leave out what there is nothing to choose in."""
        if not self.menu.areas:
            del self.fields["area"]
        if not self.menu.asks:
            del self.fields["asked"]
        if len(self.menu.mine) + len(self.menu.others) == 1:
            self.fields["behalf"].required = False
            self.fields["behalf"].widget = forms.HiddenInput()
        self.fields["behalf"].initial = self.menu.mine[0].slug

    def clean_picture(self) -> bytes | None:
        file = self.cleaned_data["picture"]
        if file is None:
            return None
        try:
            return clean_photo(file.read(MOST_BYTES + 1))
        except UnreadablePhoto as problem:
            raise forms.ValidationError(str(problem)) from problem

    @property
    def photo(self) -> bytes | None:
        found: bytes | None = self.cleaned_data["picture"]
        return found

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if "when" in told:
            self._clean_days()
        return told

    def _clean_days(self) -> None:
        told = self.cleaned_data
        needed = {OTHER: ["day"], SEVERAL: ["period", "total"]}.get(told["when"], [])
        if told["when"] == SEVERAL and told.get("period") == CUSTOM:
            needed = ["first", "last", "total"]
        for name in needed:
            if not told.get(name) and name not in self.errors:
                self.add_error(name, _("Fyll i det här också."))
        days = self._days()
        if days and days[0] > days[1]:
            self.add_error("last", _("Sista dagen ligger före den första."))
        elif days and days[1] > self.today:
            name = "last" if told["when"] == SEVERAL else "day"
            self.add_error(name, _("Det som ligger framåt går inte att redovisa än."))

    def _days(self) -> tuple[date, date] | None:
        told = self.cleaned_data
        if told["when"] == SEVERAL:
            period = self.periods.get(told.get("period", ""))
            first, last = told.get("first"), told.get("last")
            if period:
                return period.start, period.last
            return (first, last) if first and last else None
        day = {
            TODAY: self.today,
            YESTERDAY: self.today - timedelta(days=1),
            OTHER: told.get("day"),
        }[told["when"]]
        return (day, day) if day else None

    @cached_property
    def reported_for(self) -> Any:
        slug = self.cleaned_data.get("behalf") or self.menu.mine[0].slug
        return next(o for o in (*self.menu.mine, *self.menu.others) if o.slug == slug)

    @property
    def reporter(self) -> Any:
        return self.reported_for if self.reported_for in self.menu.mine else self.menu.mine[0]

    def act(self) -> Act:
        told, days = self.cleaned_data, self._days()
        assert days
        together = [o for o in self.menu.partners if o.slug in told["together"]]
        return Act(
            what=told["what"],
            first_day=days[0],
            last_day=days[1],
            carried_by=tuple(dict.fromkeys([self.reported_for, *together])),
            place=told["place"],
            area=told.get("area", ""),
            reached=told["reached"],
            total=told["total"] if told["when"] == SEVERAL else 1,
        )

    def proofs(self) -> list[NewProof]:
        link = self.cleaned_data["link"]
        return [NewProof(kind=ProofKind.LINK, title=_("Länk"), ref=link)] if link else []

    def serving(self) -> list[tuple[Any, Serving]]:
        told = self.cleaned_data
        chosen = dict.fromkeys([told["pledge"], *told["also"]])
        return [
            (self.offers[slug].pledge, self._serving(self.offers[slug]))
            for slug in chosen
            if slug in self.offers
        ]

    def _serving(self, offer: Offer) -> Serving:
        ticked = set(self.cleaned_data["served"])
        return Serving(
            parts=tuple(k for k, _words in offer.parts if _tick(offer, "part", k) in ticked),
            nested=tuple(k for k, _words in offer.nested if _tick(offer, "nested", k) in ticked),
            asked=self.cleaned_data.get("asked") or 0 if offer.asks else 0,
        )

    @property
    def more_is_told(self) -> bool:
        """Whether anything in the folded part is filled in or wrong."""
        names = ("reached", "link", "together", "also")
        return any(self.errors.get(name) or self[name].value() for name in names)

    def cards(self) -> Iterator[Card]:
        """The pledges in order, each with the ticks that belong inside it."""
        ticks = list(self["served"])
        for radio in self["pledge"]:
            slug = str(radio.data["value"])
            own = tuple(t for t in ticks if str(t.data["value"]).startswith(f"{slug}|"))
            yield Card(radio, own)


def _titles(offers: Iterable[Offer]) -> list[tuple[str, str]]:
    return [(offer.slug, offer.title) for offer in offers]


def _tick(offer: Offer, kind: str, key: str) -> str:
    return f"{offer.slug}|{kind}|{key}"


def _inside(offers: Iterable[Offer]) -> Iterator[tuple[str, str]]:
    for offer in offers:
        yield from ((_tick(offer, "part", key), words) for key, words in offer.parts)
        yield from ((_tick(offer, "nested", key), words) for key, words in offer.nested)


def _whens() -> list[tuple[str, str]]:
    return [
        (TODAY, _("I dag")),
        (YESTERDAY, _("I går")),
        (OTHER, _("Annan dag")),
        (SEVERAL, _("Flera gånger")),
    ]


def _periods(today: date) -> Iterator[tuple[str, Period]]:
    for period in latest_weeks(today):
        year, week, _day = period.start.isocalendar()
        yield f"v{year}-{week:02}", period
    for period in latest_months(today):
        yield f"m{period.start:%Y-%m}", period


def _named(periods: dict[str, Period]) -> Iterator[tuple[str, str]]:
    yield "", _("Välj …")
    for key, period in periods.items():
        days = f"{words_for_day(period.start, 'd MMM')}–{words_for_day(period.last, 'd MMM')}"
        if key.startswith("v"):
            week = _("Vecka %d") % period.start.isocalendar().week
            yield key, f"{week} ({days})"
        else:
            yield key, words_for_day(period.start, "MMMM y").capitalize()
    yield CUSTOM, _("Andra dagar …")
