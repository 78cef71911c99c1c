from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.desk.forms.days import DayField
from samsyn.desk.queries.activities import UNCONFIRMED, WITHDRAWN, Choice


class FilterForm(forms.Form):
    """Which activities the list shows; what cannot be read is left out of account."""

    pledge = forms.ChoiceField(label=gettext_lazy("Löfte"), required=False)
    party = forms.ChoiceField(label=gettext_lazy("För"), required=False)
    first = DayField(label=gettext_lazy("Från"), required=False)
    last = DayField(label=gettext_lazy("Till"), required=False)
    only = forms.ChoiceField(
        label=gettext_lazy("Visa"),
        required=False,
        choices=[
            ("", gettext_lazy("Alla som gäller")),
            (UNCONFIRMED, gettext_lazy("Obekräftade")),
            (WITHDRAWN, gettext_lazy("Tillbakadragna")),
        ],
    )

    def __init__(self, choice: Choice, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {"pledge": choice.pledges, "party": choice.parties}
        for name, things in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Alla")), *things]

    def chosen(self) -> dict[str, Any]:
        self.full_clean()
        return self.cleaned_data


class PasteForm(forms.Form):
    """The pasted text goes along from the preview, so that nothing is kept before it is saved."""

    submission = forms.CharField(max_length=40, min_length=16, widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Klistra in raderna här"),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        strip=False,
    )
