from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.publishing.screening import Level, explain, screen
from samsyn.ui.publicforms import PublicForm

LONGEST = 4_000


def _stops(text: str) -> str:
    """Why a text may not be kept. It is read by staff alone, so names and places may stand."""
    return explain(one for one in screen(text) if one.level is Level.STOP)


def screened(text: str) -> str:
    told = _stops(text)
    if told:
        raise forms.ValidationError(told)
    return text


class OfferForm(PublicForm):
    words = forms.CharField(
        label=gettext_lazy("Vad vill du bidra med?"),
        help_text=gettext_lazy("Till exempel en lokal, några timmar i veckan eller en idé."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    who = forms.CharField(
        label=gettext_lazy("Vem är du?"),
        help_text=gettext_lazy("Ditt namn eller föreningens, om du vill säga det."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-post"),
        help_text=gettext_lazy("Lämna e-post eller telefon, så att någon kan svara."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.RegexField(
        r"^[0-9+() -]{5,40}$",
        label=gettext_lazy("Telefon"),
        required=False,
        error_messages={"invalid": gettext_lazy("Skriv numret med siffror, som 070-123 45 67.")},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )

    def clean_words(self) -> str:
        return screened(self.cleaned_data["words"])

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        reachable = told.get("email") or told.get("phone")
        if not reachable and not {"email", "phone"} & self.errors.keys():
            self.add_error("email", _("Lämna e-post eller telefon, annars kan ingen svara dig."))
        return super().clean()


class FaultForm(PublicForm):
    page = forms.CharField(
        label=gettext_lazy("Vilken sida gäller det?"),
        help_text=gettext_lazy("Adressen, eller vad sidan heter."),
        max_length=300,
    )
    words = forms.CharField(
        label=gettext_lazy("Vad gick inte?"),
        help_text=gettext_lazy("Skriv gärna vilken webbläsare eller vilket hjälpmedel du använde."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-post, om du vill ha svar"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_words(self) -> str:
        return screened(self.cleaned_data["words"])

    def clean_page(self) -> str:
        return screened(self.cleaned_data["page"])


def municipality_in(page: str) -> str:
    """The slug that an address of ours begins with, empty when there is none."""
    try:
        parts = urlsplit(page.strip()).path.strip("/").split("/")
    except ValueError:
        return ""
    return next((part for part in parts if part != "en"), "")


class AnswerForm(forms.Form):
    """`reachable` by mail or not: what is written is sent, so without mail nothing is asked."""

    words = forms.CharField(
        label=gettext_lazy("Svar som skickas med e-post"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, reachable: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not reachable:
            del self.fields["words"]
