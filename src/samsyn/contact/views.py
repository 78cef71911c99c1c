"""An offer of help, a fault on a page, and the page on accessibility they hang on."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from samsyn.accounts.access import public, staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.places.models import Municipality
from samsyn.ui.frames import Frame, municipality_frame

from . import actions, queries
from .forms import AnswerForm, FaultForm, OfferForm, municipality_in
from .models import Incoming

REVIEWED = date(2026, 11, 22)
answerer = staff(Permission.ANSWER_OFFERS)


@public("Vem som helst får erbjuda hjälp med ett löfte, utan inloggning och kakor")
@csrf_exempt  # no cookie takes part; ui.publicforms says what guards it instead
@never_cache
def offer(request: HttpRequest, slug: str, pledge: str) -> HttpResponse:
    at = timezone.now()
    asked = queries.asked_about(slug, pledge, on=timezone.localdate(at))
    form = OfferForm(request, purpose=f"offer:{asked.address}", at=at)
    told = {"asked": asked, "frame": _frame(asked), "form": form}
    if not asked.receivers:
        return render(request, "contact/nobody.html", told)
    if request.method == "POST" and form.is_valid() and form.request_id:
        written = {name: form.cleaned_data[name] for name in ("who", "email", "phone", "words")}
        actions.send_offer(asked=asked, **written, request=form.request_id, at=at)
        return redirect("contact:thanks", slug, pledge)
    return render(request, "contact/offer.html", told, status=_status(form))


@public("Den som har erbjudit hjälp får veta vad som händer sedan")
def thanks(request: HttpRequest, slug: str, pledge: str) -> HttpResponse:
    asked = queries.asked_about(slug, pledge, on=timezone.localdate())
    return render(request, "contact/thanks.html", {"asked": asked, "frame": _frame(asked)})


@public("Tillgänglighetsredogörelsen ska kunna läsas av alla, och fel kunna anmälas av alla")
@csrf_exempt  # no cookie takes part; ui.publicforms says what guards it instead
@never_cache
def accessibility(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    form = FaultForm(request, purpose="fault", at=at, initial={"page": _came_from(request)})
    if request.method == "POST" and form.is_valid() and form.request_id:
        written = {name: form.cleaned_data[name] for name in ("page", "words", "email")}
        municipality = municipality_in(written["page"])
        actions.report_fault(**written, municipality=municipality, request=form.request_id, at=at)
        return redirect("contact:fault_thanks")
    told = {"form": form, "reviewed": REVIEWED}
    return render(request, "contact/accessibility.html", told, status=_status(form))


@public("Den som har rapporterat ett fel får veta vad som händer sedan")
def fault_thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "contact/fault_thanks.html")


@answerer
def offers(request: HttpRequest, seen: Viewer, municipality: str) -> HttpResponse:
    told = {
        "place": Municipality.objects.get(slug=municipality),
        "offers": [
            (one, queries.title_of(one.subject)) for one in queries.offers_in(seen, municipality)
        ],
        "faults": queries.faults_in(seen, municipality),
    }
    return render(request, "contact/offers.html", told)


@answerer
def answer(request: HttpRequest, seen: Viewer, municipality: str, offer: int) -> HttpResponse:
    found = queries.the_one(queries.offers_in(seen, municipality), offer)
    form = _answer_form(request, found)
    if form.is_valid():
        _answered(request, actions.answer_offer, found, form, seen)
        return redirect("contact:offers", municipality)
    told = {"offer": found, "title": queries.title_of(found.subject), "form": form}
    return render(request, "contact/answer.html", told)


@answerer
def fault(request: HttpRequest, seen: Viewer, municipality: str, fault: int) -> HttpResponse:
    found = queries.the_one(queries.faults_in(seen, municipality), fault)
    form = _answer_form(request, found)
    if form.is_valid():
        _answered(request, actions.answer_fault, found, form, seen)
        return redirect("contact:offers", municipality)
    return render(request, "contact/answer_fault.html", {"fault": found, "form": form})


def _answer_form(request: HttpRequest, found: Incoming) -> AnswerForm:
    sent = request.POST if request.method == "POST" else None
    return AnswerForm(sent, reachable=bool(found.email))


def _answered(
    request: HttpRequest,
    action: Callable[..., Incoming],
    found: Incoming,
    form: AnswerForm,
    seen: Viewer,
) -> None:
    words = form.cleaned_data.get("words", "")
    try:
        action(found, words=words, by=seen.actor, at=timezone.now())
        messages.success(request, _("Det är besvarat."))
    except actions.AnsweredMeanwhile:
        messages.warning(request, _("Någon hade redan besvarat det. Inget nytt skickades."))


def _status(form: OfferForm | FaultForm) -> int:
    return 429 if form.is_crowded else 200


def _frame(asked: queries.Asked) -> Frame:
    page = asked.cooperation
    return municipality_frame(
        slug=page.municipality,
        name=page.name,
        fictional=page.fictional,
        claimed=bool(page.claimed),
        here="pledges",
    )


def _came_from(request: HttpRequest) -> str:
    """The page of ours that led here."""
    parts = urlsplit(request.headers.get("Referer", ""))
    return parts.path[:300] if parts.netloc == request.get_host() else ""
