"""Signing in as somebody in fictional Björkvik with one click, on this machine only.

A session of this kind is known by its backend. The backend is installed only when the demo is
on, so such a session is nobody's as soon as it is off.
"""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, logout
from django.contrib.auth.backends import BaseBackend
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.http.request import split_domain_port

from .models import Person

DOMAIN = "exempel.bjorkvik.invalid"
BACKEND = "samsyn.accounts.demo.DemoBackend"
LOCAL_NAMES = {"localhost", "127.0.0.1", "[::1]"}
FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_VIA",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_REAL_IP",
)


def fictional_people() -> QuerySet[Person]:
    return Person.objects.filter(email__endswith=f"@{DOMAIN}", is_active=True)


def is_offered(request: HttpRequest) -> bool:
    """On this machine, with the demo on, and with nobody real in the database."""
    return settings.DEMO and is_from_here(request) and _all_are_fictional()


def is_demo(request: HttpRequest) -> bool:
    return request.session.get(BACKEND_SESSION_KEY) == BACKEND


def is_from_here(request: HttpRequest) -> bool:
    """From a loopback address to a loopback name, and through no proxy.

    A proxy on this machine connects from a loopback address for the whole world, so any header
    that speaks of one is a no.
    """
    if any(header in request.META for header in FORWARDED):
        return False
    name, _port = split_domain_port(request.META.get("HTTP_HOST", ""))
    return name in LOCAL_NAMES and _is_loopback(request.META.get("REMOTE_ADDR", ""))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _all_are_fictional() -> bool:
    people = Person.objects.order_by()
    return people.exists() and not people.exclude(email__endswith=f"@{DOMAIN}").exists()


class DemoBackend(BaseBackend):
    """Knows fictional people by their session, and lets nobody in by password."""

    def get_user(self, user_id: int) -> Person | None:
        return fictional_people().filter(pk=user_id).first() if settings.DEMO else None


def end_where_not_offered(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: a demo session ends when it leaves this machine or somebody real arrives."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        if signed_in and is_demo(request) and not is_offered(request):
            logout(request)
        return get_response(request)

    return middleware
