from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from samsyn.agreements.forms.screened import ScreenedForm
from samsyn.desk.queries.asking import Asked


class AskForm(ScreenedForm):
    """Whom to ask for a report, and about what."""

    unscreened = ("organisation", "email")

    organisation = forms.ChoiceField(label=gettext_lazy("Vem ska redovisa?"))
    email = forms.EmailField(
        label=gettext_lazy("Till vilken adress?"),
        help_text=gettext_lazy("Brevet har en länk som gäller en enda redovisning, i 14 dagar."),
        widget=forms.EmailInput(attrs={"list": "addresses", "autocomplete": "off"}),
        max_length=200,
    )
    subject = forms.CharField(
        label=gettext_lazy("Om vad?"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "titles"}),
    )

    def __init__(self, asked: Asked, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        field = self.fields["organisation"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(o.slug, o.name) for o in asked.organisations]

    @property
    def chosen(self) -> Any:
        slug = self.cleaned_data["organisation"]
        return next(o for o in self.asked.organisations if o.slug == slug)
