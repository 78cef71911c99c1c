from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer, places_of
from samsyn.desk.actions.indexing import refresh
from samsyn.desk.queries.search import find

LONGEST = 200


@staff(Permission.READ_DESK)
def search(request: HttpRequest, seen: Viewer) -> HttpResponse:
    asked = request.GET.get("q", "").replace("\0", "")[:LONGEST].strip()
    if asked:
        refresh(places_of(seen, Permission.READ_DESK))
    facts = {"q": asked, "groups": find(seen, asked) if asked else []}
    return render(request, "desk/search.html", facts)
