"""Small pieces every page uses: icons, dates for people, the other language's address."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_time
from django import template
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from samsyn.ui.icons import PATHS

register = template.Library()

ALIASES = {"kept": "done", "partly": "open", "not-kept": "missed", "due": "open"}


@register.simple_tag
def icon(name: str) -> SafeString:
    path = PATHS[ALIASES.get(name, name)]
    return mark_safe(  # noqa: S308 - the path is one of ours
        f'<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="{path}"/></svg>'
    )


def _local(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def words_for_day(value: date | datetime, pattern: str = "d MMMM y") -> str:
    return _words(_local(value), pattern, get_language() or "sv")


@lru_cache(maxsize=4_096)
def _words(value: date, pattern: str, language: str) -> str:
    """Without the dots of abbreviations: 22 nov 2026."""
    return format_date(value, pattern, locale=language).replace(".", "")


@register.filter
def day(value: date | datetime | None) -> str:
    """22 november 2026"""
    return words_for_day(value) if value else ""


@register.filter
def short_day(value: date | datetime | None) -> str:
    """22 nov 2026"""
    return words_for_day(value, "d MMM y") if value else ""


@register.filter
def moment(value: datetime) -> str:
    """22 nov 2026 kl. 14.10"""
    pattern = "'kl'. HH.mm" if get_language() == "sv" else "'at' HH:mm"
    clock = format_time(timezone.localtime(value), pattern, locale=get_language() or "sv")
    return f"{short_day(value)} {clock}"


@register.simple_tag
def same(template_name: str) -> SafeString:
    """A part of every page that depends on nothing but the language: rendered once for each."""
    return _same(template_name, get_language() or "sv")


@lru_cache(maxsize=64)
def _same(template_name: str, language: str) -> SafeString:
    return render_to_string(template_name, {"LANGUAGE_CODE": language})


@register.simple_tag
def in_swedish() -> SafeString:
    """The language of what parties have written, where the page speaks another."""
    return mark_safe("" if get_language() == "sv" else ' lang="sv"')  # noqa: S308 - ours


@register.simple_tag(takes_context=True)
def other_language(context: template.Context) -> str:
    """The address of this page in the other language."""
    request: HttpRequest = context["request"]
    path = request.get_full_path()
    return path[3:] if path.startswith("/en/") else f"/en{path}"
