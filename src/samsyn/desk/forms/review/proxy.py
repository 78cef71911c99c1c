"""The parties take a proposed wording as a proxy, with the numbers they decide."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from samsyn.lib.texts import Text
from samsyn.pledges.public import Commitment
from samsyn.pledges.rules.proposals import BLANK, Proposal

from .fields import DayField, ScreenedField


class ProxyForm(forms.Form):
    """Asks for what the proposal leaves blank, and for the words as they will be read."""

    text = ScreenedField(
        label=gettext_lazy("Ordalydelsen som parterna godtar"),
        max_length=200,
        help_text=gettext_lazy("Sätt in talen i stället för __."),
    )
    minimum = forms.IntegerField(
        label=gettext_lazy("Minst så många"), min_value=1, max_value=100_000
    )
    due = DayField(label=gettext_lazy("Senast"), required=True)
    target = forms.FloatField(label=gettext_lazy("Mål för måttet"), min_value=-1e9, max_value=1e9)
    agreed = forms.BooleanField(label=gettext_lazy("Parterna är överens om det här"))

    def __init__(self, *args: Any, proposal: Proposal, **more: Any) -> None:
        super().__init__(*args, **more)
        self.proposal = proposal
        self.initial = {"text": proposal.text.sv}
        for name in {"minimum", "due", "target"} - set(proposal.blanks):
            del self.fields[name]

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if BLANK in text:
            raise forms.ValidationError(gettext_lazy("Sätt in det som parterna har bestämt."))
        return text

    def commitment(self) -> Commitment:
        told = self.cleaned_data
        blanks = {name: told[name] for name in self.proposal.blanks}
        return replace(self.proposal.commitment, **blanks, text=Text(told["text"]), proxy=True)
