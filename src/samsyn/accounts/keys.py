"""Apps and security keys: what allauth leaves unsaid."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.forms import BooleanField, CharField, Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _


class AddKeyForm(AddWebAuthnForm):
    name = CharField(label=_("Namn på nyckeln"), required=False)
    passwordless = BooleanField(
        label=_("Ska kunna logga in utan lösenord"),
        required=False,
        help_text=_("Nyckeln frågar då alltid efter sin kod, ditt finger eller ditt ansikte."),
    )


class EditKeyForm(EditWebAuthnForm):
    name = CharField(label=_("Namn på nyckeln"))


class Given:
    """Whoever has just shown a new factor has given one, and is not asked for it again at once."""

    request: HttpRequest

    def form_valid(self, form: Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        record_authentication(self.request, self.request.user, "mfa")
        return response


class AddApp(Given, ActivateTOTPView):
    pass


class AddKey(Given, AddWebAuthnView):
    pass


class RemoveKey(RemoveWebAuthnView):
    def form_valid(self, form: Form) -> HttpResponse:
        """The last second factor stays as long as a role demands one, as with the app."""
        adapter = get_adapter()
        if adapter.can_delete_authenticator(self.get_object()):
            return super().form_valid(form)
        form.add_error(None, adapter.validation_error("cannot_delete_authenticator"))
        return self.form_invalid(form)
