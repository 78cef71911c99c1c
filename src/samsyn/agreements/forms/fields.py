"""The kinds of field that these forms are made of; none needs a script."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from samsyn.agreements.rules import word


class DayField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LinesField(forms.CharField):
    """One thing a line, to and from a tuple of strings."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple | list) else value

    def clean(self, value: Any) -> Any:
        lines = super().clean(value).splitlines()
        return tuple(line for line in (one.strip(" \t-•*") for one in lines) if line)


class ProseField(forms.CharField):
    """Running text; a browser's line ends are made plain."""

    def clean(self, value: Any) -> Any:
        return super().clean(value).replace("\r\n", "\n")


def text(label: Any, help_text: Any = "", rows: int = 3) -> forms.CharField:
    return ProseField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ChoiceOf(forms.TypedChoiceField):
    """One of an enumeration, in the words of `rules.word`."""

    def __init__(self, kind: type[StrEnum], **options: Any) -> None:
        self.kind = kind
        super().__init__(
            choices=lambda: [(one.value, word(one).capitalize()) for one in kind],
            coerce=kind,
            **options,
        )


class Row(forms.Form):
    """A line of a list. Without its main field it is left out, if nothing else is written."""

    main = ""
    ignored: Iterable[str] = ("key",)

    key = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        written = [
            name
            for name in told
            if told[name] not in ("", None, ()) and name not in (self.main, *self.ignored)
        ]
        if not told.get(self.main) and written and self.main not in self.errors:
            self.add_error(self.main, _("Fyll i det här också, eller töm hela raden."))
        return told

    @property
    def kept(self) -> bool:
        return bool(getattr(self, "cleaned_data", {}).get(self.main))
