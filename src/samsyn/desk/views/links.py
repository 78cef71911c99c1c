"""Reporting by one-time link: asking for it, and what its holder sees."""

from allauth.core.internal.ratelimit import consume
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
from samsyn.activities.actions import LinkIsSpent, find_link
from samsyn.desk.actions.links import ask_for_report, report_by_link
from samsyn.desk.forms.asking import AskForm
from samsyn.desk.forms.reporting import ReportForm
from samsyn.desk.queries.asking import who_can_be_asked
from samsyn.desk.queries.menus import menu_of_link
from samsyn.desk.queries.reach import place_named
from samsyn.desk.queries.told import told

RATES = {"miss": "20/h/ip", "send": "60/h/ip"}
UNUSED = "0" * 16
"""A link is good for one report, so its form needs no number of its own."""


@staff(Permission.REPORT_FOR_OTHERS)
def ask(request: HttpRequest, seen: Viewer, municipality: str) -> HttpResponse:
    asked = who_can_be_asked(seen, municipality, request.GET.get("lofte", ""))
    initial = {"organisation": asked.first, "subject": asked.title}
    form = AskForm(asked, request.POST or None, initial=initial)
    if form.is_valid():
        link = ask_for_report(
            municipality=place_named(municipality),
            organisation=form.chosen,
            email=form.cleaned_data["email"],
            subject=form.cleaned_data["subject"],
            asker=seen.person.name,
            by=seen.actor,
            at=timezone.now(),
        )
        messages.success(request, _("En länk är på väg till %s.") % link.email)
        return redirect("desk:ask", municipality)
    facts = {"form": form, "asked": asked, "place": place_named(municipality)}
    return render(request, "desk/ask.html", facts)


@public("Den som har fått en engångslänk redovisar utan inloggning; hemligheten är nyckeln")
@csrf_exempt  # nobody can forge a form to an address whose secret they do not know
@never_cache
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Opening shows the form and spends nothing, since scanners of mail open links too."""
    try:
        answer = _answer(request, secret)
    except LinkIsSpent:
        slow = not _within(request, "miss")
        answer = render(request, "desk/link_gone.html", status=429 if slow else 404)
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _answer(request: HttpRequest, secret: str) -> HttpResponse:
    found, today = find_link(secret=secret, at=timezone.now()), timezone.localdate()
    if found.activity:
        facts = {"activity": found.activity, "told": told(found.activity, today)}
        return render(request, "desk/link_thanks.html", facts)
    if request.method == "POST" and not _within(request, "send"):
        return render(request, "desk/link_gone.html", status=429)
    menu = menu_of_link(found, today)
    form = ReportForm(
        menu,
        today,
        request.POST or None,
        request.FILES or None,
        initial={"submission": UNUSED},
    )
    if form.is_valid():
        report_by_link(
            link=found,
            act=form.act(),
            proofs=form.proofs(),
            photo=form.photo,
            serving=form.serving(),
            at=timezone.now(),
            today=today,
        )
        return redirect("desk:link", secret)
    return render(request, "desk/link.html", {"form": form, "menu": menu, "link": found})


def _within(request: HttpRequest, action: str) -> bool:
    kept = consume(request, app="samsyn", action=action, config=RATES, limit_get=True)
    return kept is not None
