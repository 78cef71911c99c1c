"""One pledge at the desk: written, amended, published, taken back, compared."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.desk.actions.review.pledges import free_pledge_slug
from samsyn.desk.actions.review.proxies import accept_proxy, decline_proxy
from samsyn.desk.forms.review.pledge import PledgeForms, WithdrawForm
from samsyn.desk.forms.review.proxy import ProxyForm
from samsyn.desk.queries.review import pledges as found
from samsyn.desk.queries.review.documents import publisher
from samsyn.pledges.actions.content import UnableToAmend, content_of
from samsyn.pledges.actions.giving import EditedMeanwhile, amend_pledge, give_pledge
from samsyn.pledges.actions.publishing import publish_one, withdraw_pledge
from samsyn.pledges.public import Measurability

from .told import differences

editor = staff(Permission.EDIT_PLEDGE)


@editor
def new(request: HttpRequest, seen: Viewer, municipality: str, period: str) -> HttpResponse:
    pledge_set = found.period_of(municipality, period)
    sent = request.POST if request.method == "POST" else None
    forms = PledgeForms(None, found.around(pledge_set), sent=sent)
    if sent is not None and forms.is_valid():
        content = forms.content()
        try:
            pledge = give_pledge(
                pledge_set=pledge_set,
                slug=free_pledge_slug(pledge_set.municipality, content.title.sv),
                ordinal=found.next_ordinal(pledge_set),
                content=content,
                by=seen.actor,
                at=timezone.now(),
            )
        except UnableToAmend:
            forms.refuse(_("Löftet går inte ihop: samma led eller åtagande står två gånger."))
        else:
            messages.success(request, _("Löftet är sparat som utkast."))
            return redirect("desk:amend", municipality, pledge.slug)
    facts = {"place": pledge_set.municipality, "period": pledge_set, "forms": forms}
    return render(request, "desk/review/pledge_form.html", facts)


@editor
def amend(request: HttpRequest, seen: Viewer, municipality: str, pledge: str) -> HttpResponse:
    stored = found.draft_of(municipality, pledge)
    sent = request.POST if request.method == "POST" else None
    forms = PledgeForms(
        content_of(stored),
        found.around(stored.pledge_set, stored),
        revision=stored.revision,
        sent=sent,
    )
    facts: dict[str, object] = {}
    if sent is not None and forms.is_valid():
        try:
            amend_pledge(
                pledge=stored,
                revision=forms.main.cleaned_data["revision"] or 0,
                content=forms.content(),
                by=seen.actor,
                at=timezone.now(),
            )
        except EditedMeanwhile as both:
            facts["meanwhile"] = differences(content_of(both.theirs), forms.content())
            facts["revision"] = both.theirs.revision
        except UnableToAmend:
            forms.refuse(_("Löftet går inte ihop: samma led eller åtagande står två gånger."))
        else:
            messages.success(request, _("Sparat. Det blir öppet när någon publicerar."))
            return redirect("desk:amend", municipality, stored.slug)
    facts |= {
        "place": stored.municipality,
        "period": stored.pledge_set,
        "pledge": stored,
        "forms": forms,
        "may_publish": seen.may(Permission.PUBLISH, municipality=municipality),
    }
    return render(request, "desk/review/pledge_form.html", facts)


@staff(Permission.PUBLISH)
@require_POST
def publish(request: HttpRequest, seen: Viewer, municipality: str, pledge: str) -> HttpResponse:
    publish_one(
        pledge=found.draft_of(municipality, pledge),
        organisation=publisher(seen, municipality),
        by=seen.actor,
        at=timezone.now(),
    )
    messages.success(request, _("Publicerat. Nu kan alla läsa det."))
    return redirect("desk:pledges", municipality)


@staff(Permission.PUBLISH)
def withdraw(request: HttpRequest, seen: Viewer, municipality: str, pledge: str) -> HttpResponse:
    stored = found.draft_of(municipality, pledge)
    if not stored.is_published:
        messages.error(
            request, _("Löftet är inte publicerat, så det finns inget att dra tillbaka.")
        )
        return redirect("desk:pledges", municipality)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        withdraw_pledge(
            pledge=stored,
            reason=form.cleaned_data["reason"],
            organisation=publisher(seen, municipality),
            by=seen.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Löftet är tillbakadraget. Skälet visas öppet."))
        return redirect("desk:pledges", municipality)
    facts = {"place": stored.municipality, "pledge": stored, "form": form}
    return render(request, "desk/review/withdraw.html", facts)


@staff(Permission.READ_DRAFTS)
def versions(request: HttpRequest, _seen: Viewer, municipality: str, pledge: str) -> HttpResponse:
    """Each published version against the one before it, field by field."""
    stored = found.draft_of(municipality, pledge)
    told = found.versions(stored)
    shown = []
    for place, (version, facts) in enumerate(told):
        older = next((before for _v, before in told[place + 1 :] if before), None)
        compared = differences(older, facts) if facts and older else None
        shown.append({"version": version, "differences": compared, "first": older is None})
    return render(
        request,
        "desk/review/versions.html",
        {"place": stored.municipality, "pledge": stored, "versions": shown},
    )


@editor
def proxy(request: HttpRequest, seen: Viewer, municipality: str, pledge: str) -> HttpResponse:
    """What could be measured in place of the pledge: accepted by the parties, or declined."""
    stored = found.draft_of(municipality, pledge)
    verdict = found.verdict_on(stored)
    wanted = stored.measurability == Measurability.NOT_AS_WRITTEN
    sent = request.POST if request.method == "POST" else None
    forms = [
        ProxyForm(sent if sent and f"take-{n}" in sent else None, prefix=str(n), proposal=one)
        for n, one in enumerate(verdict.proposals if wanted else ())
    ]
    chosen = next((form for form in forms if form.is_bound and form.is_valid()), None)
    if chosen or (sent and "decline" in sent):
        return _settled(request, seen, municipality, pledge, chosen)
    facts = {
        "place": stored.municipality,
        "pledge": stored,
        "forms": forms,
        "reason": verdict.reason.within(get_language() or "sv"),
    }
    return render(request, "desk/review/proxy.html", facts)


def _settled(
    request: HttpRequest, seen: Viewer, municipality: str, slug: str, chosen: ProxyForm | None
) -> HttpResponse:
    """The proposal taken, or none of them."""
    stored, revision, at = found.draft_of(municipality, slug), _revision(request), timezone.now()
    try:
        if chosen:
            accept_proxy(
                pledge=stored,
                revision=revision,
                proxy=chosen.commitment(),
                by=seen.actor,
                at=at,
            )
            messages.success(request, _("Måttet står nu för löftet, som utkast."))
        else:
            decline_proxy(pledge=stored, revision=revision, by=seen.actor, at=at)
            messages.success(request, _("Förslaget är avböjt och visas inte mer."))
    except EditedMeanwhile:
        messages.error(request, _("Någon annan ändrade löftet. Se efter och försök igen."))
        return redirect("desk:proxy", municipality, slug)
    return redirect("desk:amend", municipality, slug)


def _revision(request: HttpRequest) -> int:
    written = request.POST.get("revision", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 0
