"""Answers that are the same for everybody until something is published or the day turns."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samsyn import __version__
from samsyn.lib.access import public
from samsyn.publishing import read

MINUTE = 60
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Visit:
    """What is asked for: one municipality on a day, in a language, at a revision of its shelf."""

    request: HttpRequest
    slug: str
    on: date
    language: str
    revision: read.Revision

    @property
    def prefix(self) -> str:
        return "/en" if self.language == "en" else ""

    @property
    def site(self) -> str:
        """What stands before every address of ours."""
        site: str = settings.BASE_URL
        return site

    def page(self, address: str) -> str:
        """The absolute address of a page in the visitor's language."""
        return f"{self.site}{self.prefix}{address}"


def town_data(*, seconds: int) -> Callable[[Callable[..., HttpResponse]], View]:
    """An answer about a municipality, kept by others for at most so many seconds.

    Unknown and unpublished municipalities look alike: 404. The shelf's revision, the day and the
    language tell whether anything has changed; if not, the answer is 304 and nothing is made.
    Any site may read it, since it holds only what is public and no cookie takes part.
    """

    def wrap(view: Callable[..., HttpResponse]) -> View:
        @wraps(view)
        def answered(request: HttpRequest, slug: str, **kwargs: object) -> HttpResponseBase:
            visit = visit_to(slug, request)
            tag = entity_tag(visit)
            answer = get_conditional_response(request, etag=tag) or view(visit, **kwargs)
            answer["ETag"] = tag
            answer["Cache-Control"] = f"public, max-age={seconds}"
            answer["Access-Control-Allow-Origin"] = "*"
            return answer

        return public("What is published, for everybody and their machines")(require_safe(answered))

    return wrap


def visit_to(slug: str, request: HttpRequest) -> Visit:
    revision = read.revision(slug)
    if not revision:
        raise Http404
    return Visit(request, slug, timezone.localdate(), get_language() or "sv", revision)


def entity_tag(visit: Visit) -> str:
    asked = (visit.site, visit.request.get_full_path())
    parts = (__version__, *asked, visit.revision.name, visit.on, visit.language)
    return f'"{hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'
