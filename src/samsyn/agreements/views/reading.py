"""Reading: the list, one agreement, what Brå asks for, the versions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.agreements import queries
from samsyn.agreements.models import Agreement
from samsyn.agreements.publish import facts_of
from samsyn.agreements.queries import Version
from samsyn.agreements.rules import Change, Degree, changes, completeness, section_9, word

from .shown import shown, sorted_by_state


def find(viewer: Viewer, permission: Permission, municipality: str, agreement: str) -> Agreement:
    """The agreement of an address, or the answer that there is none."""
    found: Agreement = get_object_or_404(
        queries.agreements(viewer, permission), municipality__slug=municipality, slug=agreement
    )
    return found


@staff(Permission.READ_DRAFTS)
def index(request: HttpRequest, viewer: Viewer, municipality: str) -> HttpResponse:
    own = queries.agreements(viewer, Permission.READ_DRAFTS).filter(municipality__slug=municipality)
    common = queries.common_agreements(viewer, Permission.READ_DRAFTS).filter(
        municipality__slug=municipality
    )
    context = {
        "municipality": queries.place(municipality),
        "groups": sorted_by_state([shown(one, viewer.on) for one in own]),
        "common": common,
        "may_edit": viewer.may(Permission.EDIT_AGREEMENT, municipality=municipality),
    }
    return render(request, "agreements/index.html", context)


@staff(Permission.READ_DRAFTS)
def show(request: HttpRequest, viewer: Viewer, municipality: str, agreement: str) -> HttpResponse:
    found = find(viewer, Permission.READ_DRAFTS, municipality, agreement)
    told = shown(found, viewer.on)
    context = {
        "shown": told,
        "agreement": found,
        "facts": told.facts,
        "municipality": found.municipality,
        "check": section_9(told.facts),
        "described": sum(
            one.core and one.degree is Degree.DESCRIBED for one in completeness(told.facts)
        ),
        "may_edit": viewer.may(Permission.EDIT_AGREEMENT, municipality=municipality),
        "may_publish": viewer.may(Permission.PUBLISH, municipality=municipality),
    }
    return render(request, "agreements/show.html", context)


@staff(Permission.READ_DRAFTS)
def bra(request: HttpRequest, viewer: Viewer, municipality: str, agreement: str) -> HttpResponse:
    found = find(viewer, Permission.READ_DRAFTS, municipality, agreement)
    facts = facts_of(found)
    rows = [
        {
            "core": one.core,
            "title": word(one.item),
            "badge": {"look": DEGREES[one.degree], "words": word(one.degree).capitalize()},
            "reason": one.reason,
        }
        for one in completeness(facts)
    ]
    context = {
        "agreement": found,
        "municipality": found.municipality,
        "core": [row for row in rows if row["core"]],
        "beside": [row for row in rows if not row["core"]],
        "check": section_9(facts),
    }
    return render(request, "agreements/bra.html", context)


DEGREES = {
    Degree.DESCRIBED: "done",
    Degree.PARTLY: "partly",
    Degree.MISSING: "not-reported",
}


@staff(Permission.READ_DRAFTS)
def versions(
    request: HttpRequest, viewer: Viewer, municipality: str, agreement: str
) -> HttpResponse:
    found = find(viewer, Permission.READ_DRAFTS, municipality, agreement)
    published = queries.versions(found)
    readable = [one for one in published if one.facts]
    old, new = chosen(request.GET.get("fran", ""), request.GET.get("till", ""), readable)
    context = {
        "agreement": found,
        "municipality": found.municipality,
        "versions": published,
        "readable": readable,
        "old": old,
        "new": new,
        "changes": between(old, new),
    }
    return render(request, "agreements/versions.html", context)


def chosen(old: str, new: str, readable: list[Version]) -> tuple[Version | None, Version | None]:
    """The two versions asked for by number; the two newest when none or a strange one is."""
    by_number = {str(one.published.number): one for one in readable}
    newest, before = [*readable, None, None][:2]
    return by_number.get(old, before), by_number.get(new, newest)


def between(old: Version | None, new: Version | None) -> tuple[Change, ...]:
    if old is None or new is None or old.facts is None or new.facts is None:
        return ()
    return changes(old.facts, new.facts)
