from django import forms
from django.utils.translation import gettext_lazy


class DayField(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": gettext_lazy("Skriv dagen som 2026-11-22.")}
