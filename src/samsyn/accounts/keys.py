"""Security keys: what allauth leaves unsaid."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.forms import CharField, Form
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _


class AddKeyForm(AddWebAuthnForm):
    name = CharField(label=_("Namn på nyckeln"), required=False)


class EditKeyForm(EditWebAuthnForm):
    name = CharField(label=_("Namn på nyckeln"))


class RemoveKey(RemoveWebAuthnView):
    def form_valid(self, form: Form) -> HttpResponse:
        """The last second factor stays as long as a role demands one, as with the app."""
        adapter = get_adapter()
        if adapter.can_delete_authenticator(self.get_object()):
            return super().form_valid(form)
        form.add_error(None, adapter.validation_error("cannot_delete_authenticator"))
        return self.form_invalid(form)
