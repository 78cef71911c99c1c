"""One form for each step in an agreement's life; each knows the action it ends in."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.agreements.models import Agreement
from samsyn.agreements.public import Signature

from .fields import DayField, text
from .screened import ScreenedForm


class StepForm(ScreenedForm):
    """`heading` asks, `button` does, `meaning` tells; `said` gives the action its arguments."""

    heading: Promise
    button: Promise
    meaning: Promise
    unscreened = ("name", "case_number")

    def __init__(self, *args: Any, agreement: Agreement, **options: Any) -> None:
        super().__init__(*args, **options)
        self.agreement = agreement
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices that depend on the agreement."""


class AdoptForm(StepForm):
    heading = _("Beslut om överenskommelsen")
    button = _("Spara beslutet")
    meaning = _("Den räknas som beslutad från den dag beslutet fattades.")

    body = forms.CharField(label=_("Vem beslutade?"), max_length=120, initial="Kommunstyrelsen")
    on = DayField(label=_("När?"), required=False)
    case_number = forms.CharField(label=_("Diarienummer"), max_length=60, required=False)


class SignForm(StepForm):
    heading = _("Underskrift")
    button = _("Spara underskriften")
    meaning = _("Den gäller först när både kommun och polis har skrivit under.")

    name = forms.CharField(label=_("Namn"), max_length=120)
    title = forms.CharField(label=_("Titel"), max_length=120, required=False)
    organisation = forms.CharField(
        label=_("Organisation, som det står"), max_length=120, required=False
    )
    party = forms.ChoiceField(label=_("Skriver under för"), required=False)
    political_party = forms.CharField(
        label=_("Politiskt parti, om det står"), max_length=20, required=False
    )
    place = forms.CharField(label=_("Ort"), max_length=80, required=False)
    on = DayField(label=_("Dag"), required=False)

    def prepare(self) -> None:
        self._field("party").choices = [
            ("", _("Framgår av organisationen")),
            *self.agreement.parties.values_list("key", "printed"),
        ]

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def said(self) -> dict[str, Any]:
        return {"signature": Signature(**super().said())}


class NoticeForm(StepForm):
    heading = _("Uppsägning")
    button = _("Spara uppsägningen")
    meaning = _("Efter den sista dagen visas den som avslutad, vad förlängningen än säger.")

    party = forms.ChoiceField(label=_("Vem sade upp den?"))
    given_on = DayField(label=_("Vilken dag?"))
    last_day = DayField(label=_("Sista dagen den gäller"))

    def prepare(self) -> None:
        names = self.agreement.parties.values_list("printed", flat=True)
        field: Any = self.fields["party"]
        field.choices = [(name, name) for name in names]


class ExtendForm(StepForm):
    heading = _("Förlängning genom beslut")
    button = _("Spara förlängningen")
    meaning = _("Den nya sista dagen gäller i stället för den gamla.")

    until = DayField(
        label=_("Ny sista dag"),
        help_text=_("Lämna tomt när den förlängs tills vidare."),
        required=False,
    )
    body = forms.CharField(label=_("Vem beslutade?"), max_length=120)
    on = DayField(label=_("När?"))
    case_number = forms.CharField(label=_("Diarienummer"), max_length=60, required=False)
    additions = text(_("Tillägg som beslutades samtidigt"))


class ReplaceForm(StepForm):
    heading = _("Ersatt av en nyare")
    button = _("Spara")
    meaning = _("Från den dagen visar kommunens sida den nya.")

    successor = forms.ModelChoiceField(label=_("Den nya"), queryset=Agreement.objects.none())
    from_day = DayField(label=_("Från och med"))

    def prepare(self) -> None:
        others = Agreement.objects.filter(municipality=self.agreement.municipality)
        field: Any = self.fields["successor"]
        field.queryset = others.exclude(pk=self.agreement.pk)


class PartForm(StepForm):
    heading = _("Del av en annan överenskommelse")
    button = _("Spara")
    meaning = _("Sidan för den ena leder till den andra.")

    whole = forms.ModelChoiceField(
        label=_("Den är en del av"),
        queryset=Agreement.objects.none(),
        required=False,
        empty_label=_("Ingen, den står för sig"),
    )

    def prepare(self) -> None:
        others = Agreement.objects.filter(municipality=self.agreement.municipality)
        field: Any = self.fields["whole"]
        field.queryset = others.exclude(pk=self.agreement.pk)
        field.initial = self.agreement.part_of_id


class ReviewForm(StepForm):
    heading = _("Översyn gjord")
    button = _("Spara översynen")
    meaning = _("Nästa översyn räknas från den dagen.")

    on = DayField(label=_("Vilken dag?"))


class PublishForm(StepForm):
    heading = _("Publicera")
    button = _("Publicera")
    meaning = _("Alla kan läsa den direkt. Tidigare versioner finns kvar och kan jämföras.")

    reason = forms.CharField(
        label=_("Vad är ändrat?"),
        help_text=_("Visas i listan över versioner."),
        max_length=500,
        required=False,
    )


class WithdrawForm(StepForm):
    heading = _("Dra tillbaka")
    button = _("Dra tillbaka")
    meaning = _("Den försvinner från kommunens sida. Skälet och tidpunkten visas öppet.")

    reason = forms.CharField(label=_("Varför?"), max_length=500)


STEPS: Mapping[str, type[StepForm]] = {
    "beslut": AdoptForm,
    "underskrift": SignForm,
    "uppsagning": NoticeForm,
    "forlangning": ExtendForm,
    "ersatt": ReplaceForm,
    "oversyn": ReviewForm,
    "del-av": PartForm,
}
