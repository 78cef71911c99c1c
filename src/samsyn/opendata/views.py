"""The facts for machines, for the wall and for other sites."""

import json
from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from samsyn.activities.public import ACTIVITY
from samsyn.pledges.public import pledge_address
from samsyn.pledges.rules.accounts import Account
from samsyn.publishing import read

from . import presenters, queries
from .formats import atom, document, ical
from .formats.entries import LENGTH, entries
from .formats.qr import qr
from .pages import MINUTE, Visit, town_data
from .wording import here

LAST_PAGE = 10_000


@town_data(seconds=5 * MINUTE)
def feed(visit: Visit) -> HttpResponse:
    town = queries.town(visit)
    title = _("Medborgarlöften i %s") % town.cooperation.name
    return _feed(visit, town, town.current, title, f"/{visit.slug}/")


@town_data(seconds=5 * MINUTE)
def pledge_feed(visit: Visit, pledge: str) -> HttpResponse:
    town = queries.town(visit)
    account = town.account_of(pledge)
    title = f"{here(account.pledge.title)}, {town.cooperation.name}"
    return _feed(visit, town, (account,), title, pledge_address(visit.slug, pledge))


def _feed(
    visit: Visit,
    town: queries.Town,
    told: tuple[Account, ...],
    title: str,
    page: str,
) -> HttpResponse:
    titles = {
        pledge_address(visit.slug, one.pledge.slug): here(one.pledge.title) for one in town.accounts
    }
    about = page if page in titles else ""
    versions = read.versions(visit.slug, kinds=queries.TOLD, limit=LENGTH, about=about)
    body = atom.feed(
        address=f"{visit.prefix}{page}feed.atom",
        page=f"{visit.prefix}{page}",
        title=title,
        entries=entries(versions, told, titles, visit.on),
        updated=town.changed.at,
        site=visit.site,
    )
    return HttpResponse(body, content_type=atom.TYPE)


@town_data(seconds=60 * MINUTE)
def calendar(visit: Visit) -> HttpResponse:
    return HttpResponse(ical.calendar(queries.town(visit), visit), content_type=ical.TYPE)


@town_data(seconds=5 * MINUTE)
def data(visit: Visit) -> HttpResponse:
    count = read.count(visit.slug, kind=ACTIVITY)
    return _json(document.municipality(queries.town(visit), visit, activities=count))


@town_data(seconds=5 * MINUTE)
def pledge_data(visit: Visit, pledge: str) -> HttpResponse:
    town = queries.town(visit)
    return _json(document.pledge(town.account_of(pledge), town, visit))


@town_data(seconds=5 * MINUTE)
def activities(visit: Visit) -> HttpResponse:
    number = _page_number(visit.request.GET.get("sida", "1"))
    start = (number - 1) * document.PER_PAGE
    found = queries.activities(visit, limit=document.PER_PAGE, offset=start)
    if number > 1 and not found:
        raise Http404
    count = read.count(visit.slug, kind=ACTIVITY)
    return _json(document.page_of_activities(found, visit, number=number, count=count))


def _page_number(written: str) -> int:
    if not (written.isascii() and written.isdecimal() and len(written) < 6):
        raise Http404
    number = int(written)
    if not 1 <= number <= LAST_PAGE:
        raise Http404
    return number


def _json(facts: dict[str, Any]) -> HttpResponse:
    body = json.dumps(facts, ensure_ascii=False, indent=1)
    return HttpResponse(body, content_type="application/json; charset=utf-8")


@town_data(seconds=5 * MINUTE)
def poster(visit: Visit) -> HttpResponse:
    town = queries.town(visit)
    page = visit.page(f"/{visit.slug}/")
    told = {"sentence": town.said, "rows": presenters.rows(town.current, visit)}
    return render(visit.request, "opendata/poster.html", _paper(town, visit, page) | told)


@town_data(seconds=5 * MINUTE)
def pledge_poster(visit: Visit, pledge: str) -> HttpResponse:
    town = queries.town(visit)
    account = town.account_of(pledge)
    page = visit.page(pledge_address(visit.slug, pledge))
    told = {
        "pledge": account.pledge,
        "row": presenters.rows((account,), visit)[0],
        "boxes": presenters.boxes(account),
    }
    return render(visit.request, "opendata/pledge_poster.html", _paper(town, visit, page) | told)


def _paper(town: queries.Town, visit: Visit, page: str) -> dict[str, object]:
    return {
        "frame": presenters.frame(town),
        "period": presenters.period(town.current),
        "contact": presenters.contact(town, visit),
        "on": visit.on,
        "page": page,
        "printed": page.partition("://")[2],
        "qr": qr(page),
    }


@csp_replace({"frame-ancestors": ["*"]})
@xframe_options_exempt
@town_data(seconds=MINUTE)
def block(visit: Visit) -> HttpResponse:
    """The one page that another site may show in a frame."""
    town = queries.town(visit)
    told = {
        "frame": presenters.frame(town),
        "sentence": town.said,
        "counts": presenters.counts(town.current),
        "rows": presenters.rows(town.current, visit) if "rader" in visit.request.GET else [],
        "on": visit.on,
        "page": visit.page(f"/{visit.slug}/"),
    }
    return render(visit.request, "opendata/block.html", told)


@town_data(seconds=5 * MINUTE)
def embed(visit: Visit) -> HttpResponse:
    town = queries.town(visit)
    told = {"frame": presenters.frame(town), "snippets": presenters.snippets(town, visit)}
    return render(visit.request, "opendata/embed.html", told)
