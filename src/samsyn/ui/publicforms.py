"""Forms that anybody may send, without a login and without a cookie.

What a cookie would have guarded is guarded by: the browser's own word on which site the form was
sent from, a signed token that ends and is good for one saved thing, a field that people leave
empty, and a count per sender. The count is kept under a salted hash that changes with the day, so
no address of a computer is stored.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.core.cache import cache
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TOKEN_LASTS = timedelta(hours=12)
PER_HOUR = 10
OF_ALL_PER_DAY = 1_000
SAME_SITE = ("same-origin", "none")


@dataclass(frozen=True)
class Sender:
    """The origin that a request tells of, and a hash of who sent it that lives for a day."""

    is_of_this_site: bool
    name: str


def sender(request: HttpRequest, at: datetime) -> Sender:
    day = timezone.localdate(at).isoformat()
    name = salted_hmac(f"samsyn.publicforms.{day}", _client(request), algorithm="sha256")
    return Sender(_is_of_this_site(request), name.hexdigest()[:32])


def _client(request: HttpRequest) -> str:
    """The address that the outermost of our own proxies saw; without a proxy, the connection's."""
    hops: int = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if hops and len(forwarded) >= hops and forwarded[-hops].strip():
        return forwarded[-hops].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _is_of_this_site(request: HttpRequest) -> bool:
    """Browsers say so in one header or both. What says nothing is no browser, and has no user."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in SAME_SITE:
        return False
    origin = request.headers.get("Origin")
    ours = {f"{request.scheme}://{request.get_host()}", settings.BASE_URL}
    return origin is None or _without_path(origin) in ours


def _without_path(origin: str) -> str:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"


class PublicForm(forms.Form):
    """Subclass it with the fields; `purpose` ties a token to one form about one thing.

    Once valid, `request_id` is the token's own: save it as unique, and sending twice saves once.
    Everything refused leaves what was written in the form, with a new token.
    """

    token = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(
        label=gettext_lazy("Lämna den här rutan tom"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(
        self, request: HttpRequest, *, purpose: str, at: datetime, initial: Any = None
    ) -> None:
        self._sender, self._at = sender(request, at), at
        self._signer = TimestampSigner(salt=f"samsyn.publicforms.{purpose}")
        self.request_id: UUID | None = None
        self.is_crowded = False
        sent = request.POST if request.method == "POST" else None
        super().__init__(sent, initial=initial)

    @property
    def new_token(self) -> str:
        return self._signer.sign(uuid4().hex)

    def clean(self) -> dict[str, Any]:
        self._refuse_strangers()
        if not self.errors:
            self.request_id = self._read_token()
            self._count()
        return self.cleaned_data

    def _refuse_strangers(self) -> None:
        if not self._sender.is_of_this_site:
            raise forms.ValidationError(_("Formuläret skickades från en annan webbplats."))
        if self.cleaned_data.get("website"):
            raise forms.ValidationError(_("Rutan som ska vara tom var ifylld. Töm den."))

    def _read_token(self) -> UUID:
        try:
            text = self._signer.unsign(self.cleaned_data["token"], max_age=TOKEN_LASTS)
            return UUID(hex=text)
        except SignatureExpired:
            told = _("Sidan har varit öppen länge. Läs igenom det du skrev och skicka igen.")
        except (BadSignature, ValueError):
            told = _("Formuläret gick inte att känna igen. Läs igenom det du skrev, skicka igen.")
        raise forms.ValidationError(told)

    def _count(self) -> None:
        """Two that come at the very same moment may be counted as one; that does no harm."""
        hour = self._at.strftime("%Y%m%d%H")
        mine = _one_more(f"publicforms:{self._sender.name}:{hour}", timedelta(hours=1))
        all_of_us = _one_more(f"publicforms:all:{hour[:8]}", timedelta(days=1))
        if mine > PER_HOUR or all_of_us > OF_ALL_PER_DAY:
            self.is_crowded = True
            told = _("Det har kommit många härifrån på kort tid. Vänta en timme och skicka igen.")
            raise forms.ValidationError(told)


def _one_more(key: str, lasts: timedelta) -> int:
    number: int = cache.get(key, 0) + 1
    cache.set(key, number, lasts.total_seconds())
    return number
