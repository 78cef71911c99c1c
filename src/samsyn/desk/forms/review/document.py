"""The forms of a document under review: its values, and the pledges in it."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.agreements.public import ExtensionRule, Precision
from samsyn.desk.rules.review.draft import DocType, DraftPledge
from samsyn.lib.periods import Per
from samsyn.lib.texts import Text
from samsyn.pledges.public import Measurability, Validity
from samsyn.pledges.rules.stated import Stated
from samsyn.reading.documents import MAX_BYTES

from .choices import choices
from .fields import DayField, ListField, MinimaField, ScreenedField, SeasonsField

MOST = 200
PASTED = "inklistrad text.txt"


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Fil"),
        required=False,
        help_text=gettext_lazy(".docx, .pdf, .txt, .md eller .html, högst 20 MB"),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt,.md,.html,.htm"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Eller klistra in texten"),
        required=False,
        max_length=300_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file, text = cleaned.get("file"), cleaned.get("text")
        if bool(file) == bool(text) and not self.errors:
            raise ValidationError(_("Välj en fil eller klistra in en text, inte båda."))
        if file and file.size > MAX_BYTES:
            self.add_error(
                "file", _("Filen är större än 20 MB; spara en mindre version och försök igen.")
            )
        return cleaned

    def sent(self) -> tuple[str, bytes]:
        """Its name and its bytes."""
        file = self.cleaned_data["file"]
        if file:
            return file.name, file.read()
        return PASTED, self.cleaned_data["text"].encode()


class AboutForm(forms.Form):
    """`accepting` when the values are not only kept but written."""

    doc_type = forms.ChoiceField(label=gettext_lazy("Slag"), choices=choices(DocType))
    title = ScreenedField(label=gettext_lazy("Rubrik"), max_length=200)
    valid_from = DayField(label=gettext_lazy("Första dag"))
    valid_to = DayField(label=gettext_lazy("Sista dag"))
    precision = forms.ChoiceField(
        label=gettext_lazy("Perioden är tryckt"), choices=choices(Precision)
    )
    extension_rule = forms.ChoiceField(
        label=gettext_lazy("Efter sista dagen"), choices=choices(ExtensionRule)
    )
    review_months = forms.IntegerField(
        label=gettext_lazy("Ses över efter så många månader"),
        required=False,
        min_value=1,
        max_value=600,
    )
    place = ScreenedField(
        label=gettext_lazy("Gäller bara en plats"), required=False, max_length=120
    )
    signing_date = DayField(label=gettext_lazy("Undertecknad"))
    signing_place = ScreenedField(
        label=gettext_lazy("Undertecknad i"), required=False, max_length=80
    )
    revision = forms.IntegerField(widget=forms.HiddenInput())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last <= first:
            self.add_error("valid_to", _("Sista dagen måste komma efter den första."))
        return cleaned


class AcceptForm(forms.Form):
    validity = forms.ChoiceField(
        label=gettext_lazy("Hur länge gäller löftena?"),
        choices=choices(Validity),
        widget=forms.RadioSelect(),
        help_text=gettext_lazy(
            "Dokument brukar inte säga det. Valet visas öppet och går att ändra."
        ),
    )
    another_place = forms.BooleanField(label="", required=False)

    def __init__(self, *args: Any, question: str, pledges: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if question:
            self.fields["another_place"].label = _("Ja, det ska godtas här")
        else:
            del self.fields["another_place"]
        if not pledges:
            del self.fields["validity"]

    @property
    def chosen(self) -> Validity:
        return Validity(self.cleaned_data.get("validity", Validity.UNDECIDED))


class LineForm(forms.Form):
    text = ScreenedField(
        label="",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 1, "class": "line"}),
    )


class SignedForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Namn"), required=False, max_length=120)
    title = forms.CharField(label=gettext_lazy("Titel"), required=False, max_length=120)
    organisation = forms.CharField(
        label=gettext_lazy("Organisation"), required=False, max_length=120
    )


class PledgeForm(forms.Form):
    """`text` is the document's: the verbatim text must stand in it, letter by letter."""

    ordinal = forms.IntegerField(
        label=gettext_lazy("Nummer i dokumentet"), min_value=1, max_value=999
    )
    title = ScreenedField(
        label=gettext_lazy("Rubrik i klartext"),
        max_length=160,
        help_text=gettext_lazy("Ett förslag ur löftets ord. Gör det bättre."),
    )
    verbatim = forms.CharField(
        label=gettext_lazy("Ordagrann text"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Måste stå exakt så i dokumentet."),
    )
    plain = ScreenedField(
        label=gettext_lazy("I klartext"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    theme = ScreenedField(
        label=gettext_lazy("Rubrik det står under"), required=False, max_length=120
    )
    responsible = ListField(
        label=gettext_lazy("Vem lovar"),
        separator=",",
        longest=120,
        help_text=gettext_lazy("polis, kommun eller ett namn, med komma mellan"),
    )
    partners = ListField(label=gettext_lazy("Tillsammans med"), separator=",", longest=120)
    parts = ListField(
        label=gettext_lazy("Led"),
        longest=120,
        help_text=gettext_lazy("Ett per rad, när löftet lovar flera saker."),
    )
    umbrella = forms.BooleanField(
        label=gettext_lazy("Paraply: löftena under samma rubrik uppfyller det"), required=False
    )
    n = forms.IntegerField(
        label=gettext_lazy("Antal"), required=False, min_value=0, max_value=100_000
    )
    unit = ScreenedField(label=gettext_lazy("Av vad"), required=False, max_length=60)
    per = forms.ChoiceField(
        label=gettext_lazy("Hur ofta"), choices=choices(Per), initial=Per.PERIOD
    )
    every = forms.TypedChoiceField(
        label=gettext_lazy("Varje eller varannan"),
        coerce=int,
        initial=1,
        choices=[(1, gettext_lazy("varje")), (2, gettext_lazy("varannan"))],
    )
    averaged_over = forms.ChoiceField(
        label=gettext_lazy("I genomsnitt över"),
        required=False,
        choices=[("", "–"), *choices([Per.YEAR, Per.PERIOD])],
    )
    seasons = SeasonsField(
        label=gettext_lazy("Årstider och teman"),
        help_text=gettext_lazy("En rad för varje: ”vår: hjälm, regler”."),
    )
    nested = MinimaField(
        label=gettext_lazy("Varav"), help_text=gettext_lazy("En rad för varje: ”1 i centrum”.")
    )
    areas = ListField(label=gettext_lazy("I var och en av"), separator=",", longest=80)
    audience = ListField(label=gettext_lazy("Riktat till"), separator=",", longest=120)
    coverage = ScreenedField(label=gettext_lazy("Alla som ska nås"), required=False, max_length=120)
    condition = ScreenedField(label=gettext_lazy("Villkor"), required=False, max_length=160)
    due_month = forms.IntegerField(
        label=gettext_lazy("Senast i månad"), required=False, min_value=1, max_value=12
    )
    measurability = forms.ChoiceField(
        label=gettext_lazy("Går det att mäta?"),
        choices=choices(Measurability),
        initial=Measurability.NOT_AS_WRITTEN,
    )
    reason = ScreenedField(
        label=gettext_lazy("Varför"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    remove = forms.BooleanField(label=gettext_lazy("Ta bort löftet"), required=False)

    def __init__(self, *args: Any, text: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self.text = text
        per = self.initial.get("per") or ""
        if per and per not in set(Per):
            field = self.fields["per"]
            field.choices = [*field.choices, (per, _("vid varje %(what)s") % {"what": per})]  # type: ignore[attr-defined]

    def clean_verbatim(self) -> str:
        """The browser's line ends are not the document's."""
        verbatim = self.cleaned_data["verbatim"].replace("\r\n", "\n").replace("\r", "\n")
        if verbatim not in self.text:
            raise ValidationError(
                _("Så står det inte i dokumentet. Kopiera texten därifrån, utan att ändra något.")
            )
        return str(verbatim)

    def pledge(self, before: DraftPledge | None) -> DraftPledge:
        """The pledge as it was written; the English reason goes with an unchanged Swedish."""
        told = self.cleaned_data
        stood = before or DraftPledge(ordinal=0, verbatim="", title="")
        same = before is not None and before.reason.sv.split() == told["reason"].split()
        own = {name: told[name] for name in _OWN}
        return replace(
            stood,
            **own,
            measurability=Measurability(told["measurability"]),
            reason=stood.reason if same else Text(told["reason"]),
            stated=replace(stood.stated, **{name: told[name] for name in _STATED}),
        )


_OWN = (
    "ordinal",
    "title",
    "verbatim",
    "plain",
    "theme",
    "responsible",
    "partners",
    "parts",
    "umbrella",
)
_STATED = (
    "n",
    "unit",
    "per",
    "every",
    "averaged_over",
    "seasons",
    "nested",
    "areas",
    "audience",
    "coverage",
    "condition",
    "due_month",
)


def initial_of(pledge: DraftPledge) -> dict[str, Any]:
    stated: Stated = pledge.stated
    return {
        **{name: getattr(pledge, name) for name in (*_OWN, "measurability")},
        **{name: getattr(stated, name) for name in _STATED},
        "reason": pledge.reason.sv,
    }


class PledgeFormSet(BaseFormSet):
    """Two pledges cannot have the same number."""

    def clean(self) -> None:
        kept = [f.cleaned_data for f in self.forms if f.has_changed() or f.initial]
        numbers = [told.get("ordinal") for told in kept if told and not told.get("remove")]
        if len(set(numbers)) != len(numbers):
            raise ValidationError(_("Två löften har samma nummer. Ge dem var sitt."))


Lines = formset_factory(LineForm, extra=1, max_num=MOST, absolute_max=MOST)
Signatures = formset_factory(SignedForm, extra=1, max_num=20, absolute_max=20)
Pledges = formset_factory(
    PledgeForm, formset=PledgeFormSet, extra=0, max_num=MOST, absolute_max=MOST
)
