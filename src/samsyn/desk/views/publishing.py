from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.accounts.access import staff
from samsyn.accounts.policy import Permission
from samsyn.accounts.queries import Viewer
from samsyn.desk.actions.publishing import publish_drafts
from samsyn.desk.queries.drafts import drafts_of, publisher


@staff(Permission.PUBLISH)
def drafts(request: HttpRequest, seen: Viewer, municipality: str, period: str) -> HttpResponse:
    """The pledges of a period that nobody has published, and the button that does."""
    found = drafts_of(municipality, period)
    if request.method == "POST" and found.pledges:
        publish_drafts(
            pledge_set=found.pledge_set,
            drafts=found.pledges,
            organisation=publisher(seen, municipality),
            by=seen.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Löftena står nu på den öppna sidan."))
        return redirect(request.path)
    return render(request, "desk/drafts.html", {"found": found})
