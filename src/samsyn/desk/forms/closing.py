"""What a party says of its own pledge: a verdict, a reading, why a window is opened again."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.agreements.forms.screened import ScreenedForm
from samsyn.desk.forms.days import DayField
from samsyn.desk.wording import OUTCOMES, WHY_NOT
from samsyn.lib.periods import Per, Period, steps
from samsyn.pledges.public import Outcome, WhyNot
from samsyn.ui.templatetags.ui import words_for_day


def judged_periods(first: date, last: date, on: date) -> list[Period]:
    """What can be judged on the day: the whole period when it has ended, then its past years."""
    whole = Period.inclusive(first, last)
    years = [step for step, _share in steps(whole, Per.YEAR) if step.end <= on and step != whole]
    return [*([whole] if whole.end <= on else []), *reversed(years)]


class ReopenForm(ScreenedForm):
    reason = forms.CharField(
        label=gettext_lazy("Varför öppnas redovisningen igen?"),
        max_length=300,
        help_text=gettext_lazy("Visas på den öppna sidan."),
    )


class VerdictForm(ScreenedForm):
    unscreened = ("period", "outcome", "why_not")

    period = forms.ChoiceField(label=gettext_lazy("För vilken tid?"), widget=forms.RadioSelect)
    outcome = forms.ChoiceField(
        label=gettext_lazy("Hölls löftet?"),
        widget=forms.RadioSelect,
        choices=[(key.value, words) for key, words in OUTCOMES.items()],
    )
    why_not = forms.ChoiceField(
        label=gettext_lazy("Varför hölls det inte?"),
        widget=forms.RadioSelect,
        required=False,
        choices=[(key.value, words) for key, words in WHY_NOT.items()],
        help_text=gettext_lazy("Bara om det inte hölls. Välj det som vägde tyngst."),
    )
    words = forms.CharField(
        label=gettext_lazy("Med egna ord"),
        max_length=500,
        required=False,
        widget=forms.Textarea,
        help_text=gettext_lazy("Visas på den öppna sidan. Skriv inget om enskilda personer."),
    )

    def __init__(self, periods: list[Period], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periods = {f"{one.start}--{one.last}": one for one in periods}
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(_named(self.periods))
        field.initial = next(iter(self.periods), None)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        not_kept = told.get("outcome") == Outcome.NOT_KEPT
        if not_kept and not told.get("why_not"):
            self.add_error("why_not", _("Välj den orsak som vägde tyngst."))
        return told

    def given(self) -> dict[str, Any]:
        """The verdict; a reason left over from another answer is no reason."""
        told = self.cleaned_data
        period, outcome = self.periods[told["period"]], Outcome(told["outcome"])
        return {
            "first_day": period.start,
            "last_day": period.last,
            "outcome": outcome,
            "why_not": WhyNot(told["why_not"]) if outcome is Outcome.NOT_KEPT else None,
            "words": told["words"],
        }


def _named(periods: dict[str, Period]) -> Iterator[tuple[str, str]]:
    for key, period in periods.items():
        first, last = (words_for_day(day, "d MMM y") for day in (period.start, period.last))
        yield key, f"{first} – {last}"


class ReadingForm(ScreenedForm):
    unscreened = ("met",)

    day = DayField(label=gettext_lazy("Vilken dag gäller värdet?"))
    value = forms.CharField(label=gettext_lazy("Mätvärde"), max_length=60)
    met = forms.ChoiceField(
        label=gettext_lazy("Är det så bra som vi lovade?"),
        widget=forms.RadioSelect,
        choices=[("ja", gettext_lazy("Ja")), ("nej", gettext_lazy("Nej"))],
    )
    source = forms.CharField(
        label=gettext_lazy("Källa"),
        max_length=200,
        help_text=gettext_lazy("Vem har mätt, och var kan man läsa det?"),
    )

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day >= self.today + timedelta(days=1):
            raise forms.ValidationError(_("Dagen ligger framåt i tiden."))
        return day
