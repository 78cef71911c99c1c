"""Fields for lists and for text that must not hold personal data."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Widget
from django.utils.translation import gettext as _

from samsyn.pledges.rules.stated import SEASONS, StatedMinimum, StatedSeason
from samsyn.publishing.screening import Level, explain, screen


class ScreenedField(forms.CharField):
    """A text that stays in its box, with an explanation, while it holds personal data."""

    def validate(self, value: str) -> None:
        super().validate(value)
        stops = [found for found in screen(value or "") if found.level is Level.STOP]
        if stops:
            raise ValidationError(explain(stops))


class DayField(forms.DateField):
    def __init__(self, **more: Any) -> None:
        more.setdefault("required", False)
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **more)


class ListField(ScreenedField):
    """Several values, each on its own line or with `separator` between them."""

    def __init__(self, *, separator: str = "\n", longest: int = 200, **more: Any) -> None:
        self.separator, self.longest = separator, longest
        more.setdefault("required", False)
        many: Widget = forms.Textarea(attrs={"rows": 3})
        super().__init__(widget=many if separator == "\n" else forms.TextInput(), **more)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        return (self.separator if self.separator == "\n" else f"{self.separator} ").join(value)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        found = [" ".join(one.split()) for one in text.split(self.separator)]
        kept = tuple(dict.fromkeys(one for one in found if one))
        for one in kept:
            if len(one) > self.longest:
                raise ValidationError(
                    _("”%(start)s…” är för långt; skriv högst %(n)s tecken.")
                    % {"start": one[:30], "n": self.longest}
                )
        return kept


class SeasonsField(ListField):
    """ "vår: hjälm, regler" on a line for each season."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        return super().prepare_value([_season(one) for one in value])

    def clean(self, value: Any) -> Any:
        return tuple(_read_season(line) for line in super().clean(value))


def _season(one: StatedSeason) -> str:
    return f"{one.name}: {', '.join(one.themes)}" if one.themes else one.name


def _read_season(line: str) -> StatedSeason:
    name, _colon, themes = line.partition(":")
    name = name.strip().lower()
    if name not in SEASONS:
        raise ValidationError(
            _("Börja raden med vår, sommar, höst eller vinter: ”%(line)s”.") % {"line": line[:60]}
        )
    return StatedSeason(name=name, themes=_parts(themes.split(",")))


class MinimaField(ListField):
    """ "1 i centrum" on a line for each part that has a demand of its own."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        return super().prepare_value([f"{one.n} {one.where}" for one in value])

    def clean(self, value: Any) -> Any:
        return tuple(_read_minimum(line) for line in super().clean(value))


def _read_minimum(line: str) -> StatedMinimum:
    n, _space, where = line.partition(" ")
    if not (n.isascii() and n.isdigit() and len(n) < 5 and int(n) > 0 and where.strip()):
        raise ValidationError(
            _("Skriv antalet först, sedan var: ”1 i centrum”. Här står ”%(line)s”.")
            % {"line": line[:60]}
        )
    return StatedMinimum(n=int(n), where=where.strip())


def _parts(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.strip() for word in words if word.strip())
