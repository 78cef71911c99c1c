from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from samsyn.activities.public import activity_address
from samsyn.agreements.public import COOPERATION, AgreementFacts, CooperationFacts
from samsyn.lib.access import public
from samsyn.lib.facts import from_text
from samsyn.opendata.pages import Visit
from samsyn.opendata.wording import sentence_words
from samsyn.pledges.public import PLEDGE, PledgeFacts, pledge_address
from samsyn.pledges.rules.sentence import sentence
from samsyn.publishing import read
from samsyn.ui.frames import Frame, language_prefix, municipality_frame

from . import presenters, queries
from .agreements import agreement_context
from .caching import town_page
from .queries import Town
from .versions import differences


def frame(found: Town, here: str) -> Frame:
    cooperation = found.cooperation
    return municipality_frame(
        slug=cooperation.municipality,
        name=cooperation.name,
        fictional=cooperation.fictional,
        claimed=bool(cooperation.claimed),
        here=here,
    )


@public("Choosing a municipality is for everybody")
@cache_control(no_cache=True)
def home(request: HttpRequest) -> HttpResponse:
    towns = [from_text(CooperationFacts, one.facts) for one in read.everywhere(COOPERATION)]
    asked = request.GET.get("kommun", "").strip().casefold()
    for town in towns:
        if asked in (town.name.casefold(), town.municipality, town.full_name.casefold()):
            return redirect(f"{language_prefix()}/{town.municipality}/")
    return render(request, "portal/home.html", {"towns": towns, "asked": asked})


@public("How we count is for everybody")
@cache_control(no_cache=True)
def method(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/method.html", {"words": presenters.legend()})


@town_page
def start(request: HttpRequest, visit: Visit) -> HttpResponse:
    found = queries.town(visit)
    accounts = queries.current_accounts(visit, found)
    agreement = found.agreement(visit.on)
    context = {
        "frame": frame(found, "start"),
        "period": _period(accounts[0].pledge) if accounts else "",
        "sentence": sentence_words(sentence(accounts), visit.on),
        "rows": [presenters.row(visit.slug, one) for one in accounts],
        "changed": visit.revision,
        "contact": presenters.contact(found.cooperation),
        "agreement": agreement and agreement_context(agreement, visit.on),
        "set": found.set_of(accounts[0].pledge) if accounts else None,
    }
    return render(request, "portal/start.html", context)


def _period(pledge: PledgeFacts) -> str:
    first, last = pledge.first_day.year, pledge.last_day.year
    return str(first) if first == last else f"{first}–{last}"


@town_page
def pledges(request: HttpRequest, visit: Visit) -> HttpResponse:
    found = queries.town(visit)
    accounts = queries.current_accounts(visit, found)
    themes: dict[str, list[presenters.Row]] = {}
    for one in accounts:
        row = presenters.row(visit.slug, one)
        themes.setdefault(presenters.said(one.pledge.theme), []).append(row)
    current = {one.pledge.slug for one in accounts}
    context = {
        "frame": frame(found, "pledges"),
        "period": _period(accounts[0].pledge) if accounts else "",
        "set": found.set_of(accounts[0].pledge) if accounts else None,
        "themes": themes,
        "earlier": _earlier(found, current),
    }
    return render(request, "portal/pledges.html", context)


def _earlier(found: Town, current: set[str]) -> dict[str, list[presenters.Link]]:
    """Pledges of other periods by period, the newest first."""
    others = sorted(
        (p for p in found.pledges if p.slug not in current),
        key=lambda p: (-p.first_day.toordinal(), p.ordinal),
    )
    periods: dict[str, list[presenters.Link]] = {}
    for one in others:
        link = presenters.pledge_link(found.cooperation.municipality, one)
        periods.setdefault(_period(one), []).append(link)
    return periods


@town_page
def pledge(request: HttpRequest, visit: Visit, pledge: str) -> HttpResponse:
    offset = _offset(request)
    found, page = queries.pledge_page(visit, pledge, offset=offset)
    account, facts = page.account, page.account.pledge
    shown = presenters.nearest(account.windows)
    agreement = found.agreement(visit.on)
    context = {
        "frame": frame(found, "pledges"),
        "page": page,
        "pledge": facts,
        "title": presenters.said(facts.title),
        "plain": presenters.said(facts.plain),
        "pill": presenters.pill(account),
        "sentence": sentence_words(sentence([account]), visit.on) if account.windows else [],
        "boxes": presenters.boxes(shown),
        "all_boxes": presenters.boxes(account.windows) if shown != account.windows else [],
        "assumed": presenters.has_assumed_windows(facts),
        "parts": [presenters.part_row(part) for part in account.parts],
        "covered": [presenters.row(visit.slug, one) for one in page.covered],
        "activities": [presenters.activity_row(visit.slug, one) for one in page.activities],
        "next_offset": offset + queries.PAGE if page.more else None,
        "verdicts": [presenters.verdict_row(p, v) for p, v in page.verdicts],
        "promisors": presenters.promisors(facts),
        "measurable": presenters.measurability_words(facts),
        "reason": presenters.said(facts.reason),
        "proposal": presenters.said(facts.proposal),
        "contribute": presenters.said(facts.contribute),
        "theme": presenters.said(facts.theme),
        "priority": _priority(agreement, facts.priority),
        "set": found.set_of(facts),
        "contact": presenters.contact(found.cooperation),
        "claimed": bool(found.cooperation.claimed),
        "today": visit.on,
    }
    return render(request, "portal/pledge.html", context)


def _offset(request: HttpRequest) -> int:
    raw = request.GET.get("fran", "0")
    return min(int(raw), 100_000) if raw.isdecimal() and len(raw) < 7 else 0


def _priority(agreement: AgreementFacts | None, key: str) -> str:
    priorities = agreement.priorities if agreement else ()
    title = next((p.title for p in priorities if p.key == key), "")
    return presenters.read(agreement, title) if agreement else ""


@town_page
def versions(request: HttpRequest, visit: Visit, pledge: str) -> HttpResponse:
    found, page = queries.pledge_page(visit, pledge)
    history = read.history(pledge_address(visit.slug, pledge))
    context = {
        "frame": frame(found, "pledges"),
        "title": presenters.said(page.account.pledge.title),
        "address": f"{language_prefix()}{page.published.address}",
        "changes": differences([one for one in history if one.kind == PLEDGE]),
    }
    return render(request, "portal/versions.html", context)


@town_page
def activity(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    found, published, facts = queries.activity(visit, number)
    served = {pledge_address(visit.slug, p.slug): p for p in found.pledges}
    context = {
        "frame": frame(found, "pledges"),
        "facts": facts,
        "row": presenters.activity_row(visit.slug, facts),
        "published": published,
        "pledges": [
            (presenters.said(served[address].title), f"{language_prefix()}{address}")
            for address in facts.counts_for
            if address in served
        ],
    }
    return render(request, "portal/activity.html", context)


SHOWN_IN_PLACE = ("image/jpeg", "image/png")


@public("What an activity is proved by is published with it")
@require_safe
def proof(request: HttpRequest, slug: str, number: int, sha256: str) -> FileResponse:  # noqa: ARG001
    """A published file. Only pictures are shown in place, whatever their sender called them."""
    found = read.attached(activity_address(slug, number), sha256)
    if found is None:
        raise Http404
    return FileResponse(
        found.content,
        content_type=found.media_type,
        as_attachment=found.media_type not in SHOWN_IN_PLACE,
        filename=sha256[:12],
    )


@town_page
def agreement(request: HttpRequest, visit: Visit, which: str = "") -> HttpResponse:
    found = queries.town(visit)
    one = queries.agreement(found, which, visit.on)
    context = {
        "frame": frame(found, "agreement"),
        "history": presenters.history(found.cooperation),
        "contact": presenters.contact(found.cooperation),
        "others": [a for a in found.agreements if a is not one],
        **(agreement_context(one, visit.on, found.current(visit.on)) if one else {}),
    }
    return render(request, "portal/agreement.html", context)


@town_page
def follow(request: HttpRequest, visit: Visit) -> HttpResponse:
    found = queries.town(visit)
    return render(request, "portal/follow.html", {"frame": frame(found, "follow")})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django calls it so
    return render(request, "portal/404.html", status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/500.html", status=500)
