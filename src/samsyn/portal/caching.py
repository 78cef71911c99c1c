"""Public pages, kept by version, day and language, answered with 304 to who has them already."""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.translation import get_language

from samsyn import __version__
from samsyn.lib.access import public
from samsyn.publishing import read

from .queries import Visit

View = Callable[..., HttpResponse]


def town_page(view: Callable[..., HttpResponse]) -> View:
    """A page about a municipality. Unknown and unpublished municipalities look alike: 404.

    The address with its query, the shelf's revision, the day and the language name the page; the
    same name is the same bytes, so it is its own entity tag.
    """

    @wraps(view)
    def paged(request: HttpRequest, slug: str, *args: object, **kwargs: object) -> HttpResponse:
        revision = read.revision(slug)
        if revision is None:
            raise Http404
        visit = Visit(slug, timezone.localdate(), get_language() or "sv", revision)
        name = _name(request, visit)
        if request.headers.get("If-None-Match") == f'"{name}"':
            return HttpResponseNotModified(headers={"ETag": f'"{name}"'})
        return _kept(name) or _keep(name, view(request, visit, *args, **kwargs))

    return public("The public pages are for everybody, without login or cookies")(paged)


def _name(request: HttpRequest, visit: Visit) -> str:
    parts = (__version__, request.get_full_path(), visit.revision.name, visit.on, visit.language)
    return hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def _kept(name: str) -> HttpResponse | None:
    body = caches["pages"].get(name)
    return _answer(name, body) if body is not None else None


def _keep(name: str, made: HttpResponse) -> HttpResponse:
    if made.status_code != 200 or made.streaming:
        return made
    caches["pages"].set(name, made.content)
    return _answer(name, made.content)


def _answer(name: str, body: bytes) -> HttpResponse:
    return HttpResponse(body, headers={"ETag": f'"{name}"', "Cache-Control": "no-cache"})
