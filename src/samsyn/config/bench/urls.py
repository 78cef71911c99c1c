from django.http import HttpRequest, HttpResponse
from django.urls import path

from samsyn.config.urls import handler404, handler500
from samsyn.config.urls import urlpatterns as real
from samsyn.lib.access import public

__all__ = ["handler404", "handler500", "urlpatterns"]

PAGE = b"<!doctype html><html lang=sv><title>x</title><p>" + b"x" * 12_000


@public("The peer of a benchmark; no other settings than the benchmark's mount it")
def bare(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(PAGE)


urlpatterns = [path("bare/", bare), *real]
