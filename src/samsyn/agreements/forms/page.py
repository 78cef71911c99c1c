"""The municipality's page: whom to ask, when spring is, what was before, whose page it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.agreements.public import Contact, Season, Seasons

from .fields import DayField
from .screened import ScreenedForm

MONTHS = [
    (1, _("januari")),
    (2, _("februari")),
    (3, _("mars")),
    (4, _("april")),
    (5, _("maj")),
    (6, _("juni")),
    (7, _("juli")),
    (8, _("augusti")),
    (9, _("september")),
    (10, _("oktober")),
    (11, _("november")),
    (12, _("december")),
]
NAMES = {"spring": _("Våren"), "autumn": _("Hösten")}
ENDS = ("first", "last")


class ContactForm(ScreenedForm):
    unscreened = ("email", "phone", "name")

    function = forms.CharField(
        label=_("Funktion"),
        help_text=_("Till exempel Brottsförebyggande samordning."),
        max_length=120,
    )
    email = forms.EmailField(label=_("E-post"), required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)
    name = forms.CharField(
        label=_("Person"),
        help_text=_("Behövs inte: en funktion räcker och håller längre."),
        max_length=120,
        required=False,
    )
    note = forms.CharField(
        label=_("Bra att veta"),
        help_text=_("Till exempel telefontider."),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if not (told.get("email") or told.get("phone")) and "email" not in self.errors:
            self.add_error(
                "email", gettext("Ange e-post eller telefon, så att det går att nå någon.")
            )
        return told

    def contact(self) -> Contact:
        return Contact(**self.said())


class SeasonsForm(forms.Form):
    """Eight small fields: day and month of the first and last day, for spring and autumn."""

    def __init__(self, *args: Any, stands: Seasons, **options: Any) -> None:
        super().__init__(*args, **options)
        words = {
            "first": gettext("första dagen"),
            "last": gettext("sista dagen"),
            "month": gettext("månad"),
        }
        for season, name in NAMES.items():
            for end in ENDS:
                told = getattr(stands, season)
                day = forms.IntegerField(
                    label=f"{name}: {words[end]}",
                    min_value=1,
                    max_value=31,
                    initial=getattr(told, f"{end}_day"),
                )
                month = forms.TypedChoiceField(
                    label=f"{name}: {words[end]}, {words['month']}",
                    choices=MONTHS,
                    coerce=int,
                    initial=getattr(told, f"{end}_month"),
                )
                self.fields[f"{season}_{end}_day"] = day
                self.fields[f"{season}_{end}_month"] = month

    def season(self, name: str) -> Season:
        told = self.cleaned_data
        return Season(
            **{
                f"{end}_{unit}": told[f"{name}_{end}_{unit}"]
                for end in ENDS
                for unit in ("day", "month")
            }
        )


class HistoryForm(ScreenedForm):
    year = forms.IntegerField(label=_("År"), min_value=1800, max_value=2200)
    day = DayField(label=_("Dag, om den är känd"), required=False)
    what = forms.CharField(label=_("Vad hände?"), max_length=300)
    source = forms.CharField(
        label=_("Källa"), help_text=_("Dokument eller webbadress."), max_length=300, required=False
    )


class ClaimForm(forms.Form):
    read_it = forms.BooleanField(label=_("Vi har läst sidan och svarar för det som står på den"))

    def __init__(self, *args: Any, organisations: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choice: Any = forms.ModelChoiceField(
            label=gettext("För vilken part?"), queryset=organisations, empty_label=None
        )
        self.fields = {"organisation": choice, **self.fields}
