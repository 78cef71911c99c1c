from allauth.account import forms as account
from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.places.models import Municipality, PoliceArea

from .models import Organisation, OrganisationKind, Role
from .queries import organisations_in


class Plain(forms.Form):
    """Without the placeholders that repeat each label."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class LoginForm(Plain, account.LoginForm):
    pass


class ForgottenForm(Plain, account.ResetPasswordForm):
    pass


class NewPasswordForm(Plain, account.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(Plain, account.ChangePasswordForm):
    pass


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Namn"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label=_("E-postadress"),
        help_text=_("Har personen redan ett konto får hon eller han den nya rollen."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(label=_("Namn"), max_length=120)
    role = forms.ChoiceField(label=_("Roll"), choices=Role.choices)
    organisation = forms.ModelChoiceField(
        label=_("För vilken organisation"), queryset=Organisation.objects.none()
    )
    starts = forms.DateField(
        label=_("Från och med"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, municipality: Municipality, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        chosen = self.fields["organisation"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = organisations_in(municipality.slug)

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class OrganisationForm(forms.Form):
    name = forms.CharField(label=_("Namn"), max_length=120)
    kind = forms.ChoiceField(label=_("Slag"), choices=OrganisationKind.choices)
    police_area = forms.ModelChoiceField(
        label=_("Lokalpolisområde"),
        queryset=PoliceArea.objects.none(),
        required=False,
        help_text=_("Bara för polisen."),
    )
    under_osl = forms.BooleanField(
        label=_("Offentlighets- och sekretesslagen gäller för organisationen"), required=False
    )

    def __init__(self, municipality: Municipality, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        chosen = self.fields["police_area"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = municipality.police_areas.all()

    def clean_kind(self) -> OrganisationKind:
        return OrganisationKind(self.cleaned_data["kind"])
