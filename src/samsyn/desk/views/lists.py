"""The activities of a municipality as a list: looked at, downloaded, pasted in, edited."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.activities.actions import UnableToCorrect
from samsyn.desk.actions.lists import SomeEditedMeanwhile, correct_rows, report_rows
from samsyn.desk.forms.lists import FilterForm, PasteForm
from samsyn.desk.queries import activities as listed
from samsyn.desk.queries.grid import grid_of
from samsyn.desk.queries.menus import menu_for
from samsyn.desk.queries.pasting import looked_through, new_rows
from samsyn.desk.queries.reach import desk_of, place_named
from samsyn.desk.tables import XLSX, Column, Kind, Row, TooLarge, workbook

PAGE = 50

reader = staff(Permission.READ_DESK)
reporter = staff(Permission.REPORT_ACTIVITY)


@reader
def all_activities(request: HttpRequest, seen: Viewer) -> HttpResponse:
    """Choose the municipality, unless there is only one."""
    places = desk_of(seen).places
    if len(places) == 1:
        return redirect("desk:activities", places[0].slug)
    facts = {"places": places, "title": _("Insatser"), "page": "desk:activities"}
    return render(request, "desk/where.html", facts)


@reader
def activities(request: HttpRequest, seen: Viewer, municipality: str) -> HttpResponse:
    form = FilterForm(listed.choice(municipality), request.GET)
    rows = listed.activities(municipality, **form.chosen())
    asked = request.GET.copy()
    asked.pop("sida", None)
    facts = {
        "form": form,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("sida")),
        "asked": asked.urlencode(),
        "place": place_named(municipality),
        "may_report": seen.may(Permission.REPORT_ACTIVITY, municipality=municipality),
    }
    return render(request, "desk/activities.html", facts)


@reader
def sheet(request: HttpRequest, _seen: Viewer, municipality: str) -> HttpResponse:
    form = FilterForm(listed.choice(municipality), request.GET)
    rows = listed.activities(municipality, **form.chosen())
    book = workbook(
        listed.list_columns(), listed.list_rows(rows, settings.BASE_URL), title=_("Insatser")
    )
    return _download(book, f"insatser-{municipality}.xlsx")


def _download(book: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(book, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@reporter
def paste(request: HttpRequest, seen: Viewer, municipality: str) -> HttpResponse:
    """Look through, then save all rows or the good ones; the refused can be downloaded."""
    menu = menu_for(seen, municipality)
    columns = listed.paste_columns(menu)
    form = PasteForm(request.POST or None, initial={"submission": secrets.token_urlsafe(18)})
    facts = {"form": form, "columns": columns, "place": menu.place, "menu": menu}
    if not form.is_valid():
        return render(request, "desk/paste.html", facts)
    try:
        pasted = looked_through(columns, form.cleaned_data["text"], seen.on)
    except TooLarge as problem:
        form.add_error("text", str(problem))
        return render(request, "desk/paste.html", facts)
    step = request.POST.get("gor", "")
    if step == "hamta":
        return _download(_refused(columns, pasted.bad), f"rader-att-ratta-{municipality}.xlsx")
    whole = step == "alla" and not pasted.bad
    if pasted.good and (whole or step == "bra"):
        token = f"{seen.actor.code}:{form.cleaned_data['submission']}"
        saved = report_rows(
            municipality=menu.place,
            rows=new_rows(menu, pasted.good, token),
            by=seen.actor,
            at=timezone.now(),
            today=seen.on,
        )
        said = ngettext("%d insats är redovisad.", "%d insatser är redovisade.", len(saved))
        messages.success(request, said % len(saved))
        return redirect("desk:activities", municipality)
    return render(request, "desk/paste.html", {**facts, "pasted": pasted})


def _refused(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    why = Column(key="why", title=_("Vad som behöver rättas"), width=60)
    plain = [replace(column, kind=Kind.TEXT, choices={}) for column in columns]
    told = [
        {**{c.column.key: c.text for c in row.cells}, "why": " ".join(row.problems)} for row in rows
    ]
    return workbook([*plain, why], told, title=_("Att rätta"))


@reporter
def grid(request: HttpRequest, seen: Viewer, municipality: str) -> HttpResponse:
    """The activities that are mine to change, as a table of inputs saved together."""
    form = FilterForm(listed.choice(municipality), request.GET)
    mine = listed.mine_to_change(seen, listed.activities(municipality, **form.chosen())[:PAGE])
    found = grid_of(mine, request.POST if request.method == "POST" else None, seen.on)
    if request.method == "POST" and found.is_good:
        try:
            saved = correct_rows(
                corrections=found.corrections(), by=seen.actor, at=timezone.now(), today=seen.on
            )
            said = ngettext("%d insats är rättad.", "%d insatser är rättade.", len(saved))
            messages.success(request, said % len(saved))
            return redirect(request.get_full_path())
        except SomeEditedMeanwhile as meanwhile:
            found = found.beside(meanwhile.theirs)
        except UnableToCorrect:
            messages.info(
                request, _("En av insatserna drogs tillbaka under tiden. Inget sparades.")
            )
            return redirect(request.get_full_path())
    facts = {"grid": found, "place": place_named(municipality)}
    return render(request, "desk/grid.html", facts, status=409 if found.theirs else 200)
