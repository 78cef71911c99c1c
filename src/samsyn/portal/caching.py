"""Public pages, kept by version, day and language, answered with 304 to who has them already."""

from collections.abc import Callable
from functools import wraps

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from samsyn.lib.access import public
from samsyn.opendata.pages import entity_tag, visit_to

View = Callable[..., HttpResponseBase]


def town_page(view: Callable[..., HttpResponse]) -> View:
    """A page about a municipality. Unknown and unpublished municipalities look alike: 404.

    The entity tag names all that the page depends on, so the same tag is the same bytes.
    """

    @wraps(view)
    def paged(request: HttpRequest, slug: str, **kwargs: object) -> HttpResponseBase:
        visit = visit_to(slug, request)
        tag = entity_tag(visit)
        answer = (
            get_conditional_response(request, etag=tag)
            or _kept(tag)
            or _keep(tag, view(request, visit, **kwargs))
        )
        answer["ETag"], answer["Cache-Control"] = tag, "no-cache"
        return answer

    return public("The public pages are for everybody, without cookies")(require_safe(paged))


def _kept(tag: str) -> HttpResponse | None:
    body = caches["pages"].get(tag)
    return HttpResponse(body) if body is not None else None


def _keep(tag: str, made: HttpResponse) -> HttpResponse:
    if made.status_code == 200:
        caches["pages"].set(tag, made.content)
    return made
