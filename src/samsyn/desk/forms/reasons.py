from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.agreements.forms.screened import ScreenedForm

OTHER = "annat"


class WithdrawForm(ScreenedForm):
    """Why an activity is taken back: one of the usual reasons, or one's own words."""

    unscreened = ("why",)

    why = forms.ChoiceField(
        label=gettext_lazy("Varför?"),
        widget=forms.RadioSelect,
        choices=[
            ("fel dag", gettext_lazy("Fel dag")),
            ("fel löfte", gettext_lazy("Fel löfte")),
            ("redovisad två gånger", gettext_lazy("Redovisad två gånger")),
            ("blev inte av", gettext_lazy("Den blev inte av")),
            (OTHER, gettext_lazy("Annat")),
        ],
    )
    words = forms.CharField(
        label=gettext_lazy("Med egna ord"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Visas på den öppna sidan. Skriv inget om enskilda personer."),
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("why") == OTHER and not told.get("words"):
            self.add_error("words", _("Skriv varför."))
        return told

    @property
    def reason(self) -> str:
        why, words = self.cleaned_data["why"], self.cleaned_data["words"]
        if why == OTHER:
            return words
        return f"{why}: {words}"[:300] if words else why
