"""Free text is looked through before it is saved; what was written stays in the form."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.publishing.screening import Level, explain, is_refused, screen


class ScreenedForm(forms.Form):
    """Asks for a tick only when something was found that a person must judge."""

    unscreened: Iterable[str] = ()

    confirmed = forms.BooleanField(
        label=_("Jag har kontrollerat texten: den pekar inte ut någon enskild"),
        required=False,
        widget=forms.HiddenInput,
    )

    def clean(self) -> dict[str, Any]:
        look_through(self, self, self.unscreened)
        return self.cleaned_data

    def said(self) -> dict[str, Any]:
        """What was written, without the tick."""
        return {name: value for name, value in self.cleaned_data.items() if name != "confirmed"}

    def ask_to_confirm(self) -> None:
        self.fields["confirmed"].widget = forms.CheckboxInput()


def look_through(form: forms.Form, asking: ScreenedForm, unscreened: Iterable[str] = ()) -> None:
    """Add an error to every text that may not be saved; `asking` holds the writer's tick."""
    confirmed = bool(asking.cleaned_data.get("confirmed"))
    for name, text in _texts(form, unscreened):
        findings = screen(text)
        if any(one.level is Level.CHECK for one in findings):
            asking.ask_to_confirm()
        if is_refused(findings, confirmed=confirmed):
            form.add_error(name, explain(findings))


def _texts(form: forms.Form, unscreened: Iterable[str]) -> list[tuple[str, str]]:
    """What was written, by field; a list of lines as one text."""
    told = {name: form.cleaned_data.get(name) for name in form.fields if name not in unscreened}
    lines = {name: value if isinstance(value, tuple) else (value,) for name, value in told.items()}
    return [
        (name, "\n".join(value))
        for name, value in lines.items()
        if any(value) and all(isinstance(line, str) for line in value)
    ]
