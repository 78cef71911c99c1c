"""A commitment of any kind, in one form that needs no script."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from samsyn.lib.periods import Per
from samsyn.lib.texts import Text
from samsyn.pledges.public import Commitment, CommitmentKind, Nested, Part, Season
from samsyn.pledges.rules.stated import StatedMinimum, StatedSeason
from samsyn.pledges.rules.wording import key_of

from .choices import choices
from .fields import DayField, ListField, MinimaField, ScreenedField, SeasonsField

ACTIVITY = Text("insats", "activity")
SEASON_NAMES = {"spring": "vår", "summer": "sommar", "autumn": "höst", "winter": "vinter"}


class CommitmentForm(forms.Form):
    """What does not apply to the kind is left empty."""

    key = forms.CharField(required=False, widget=forms.HiddenInput(), max_length=60)
    kind = forms.ChoiceField(
        label=gettext_lazy("Slag"),
        choices=choices(CommitmentKind),
        initial=CommitmentKind.OCCASIONS,
    )
    text = ScreenedField(label=gettext_lazy("Åtagandet i klartext"), required=False, max_length=200)
    text_en = ScreenedField(label=gettext_lazy("På engelska"), required=False, max_length=200)
    noun = ScreenedField(
        label=gettext_lazy("En sådan heter"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("till exempel trafikinsats"),
    )
    noun_en = ScreenedField(label=gettext_lazy("På engelska"), required=False, max_length=60)
    minimum = forms.IntegerField(
        label=gettext_lazy("Minst så många"), required=False, min_value=1, max_value=100_000
    )
    per = forms.ChoiceField(label=gettext_lazy("Räknas"), choices=choices(Per), initial=Per.YEAR)
    over = forms.ChoiceField(
        label=gettext_lazy("Genomsnitt över"),
        choices=choices([Per.YEAR, Per.PERIOD]),
        initial=Per.YEAR,
    )
    seasons = SeasonsField(
        label=gettext_lazy("Årstider och teman"),
        help_text=gettext_lazy("En rad för varje: ”vår: hjälm, regler”."),
    )
    nested = MinimaField(
        label=gettext_lazy("Varav"), help_text=gettext_lazy("En rad för varje: ”1 i centrum”.")
    )
    areas = ListField(label=gettext_lazy("I var och en av"), separator=",", longest=80)
    population = forms.IntegerField(
        label=gettext_lazy("Hur många som ska nås"),
        required=False,
        min_value=1,
        max_value=10_000_000,
    )
    share = forms.IntegerField(
        label=gettext_lazy("Så stor del av dem, procent"),
        required=False,
        min_value=1,
        max_value=100,
        initial=100,
    )
    due = DayField(label=gettext_lazy("Senast"))
    indicator = ScreenedField(
        label=pgettext_lazy("nyckeltal", "Mått"), required=False, max_length=160
    )
    target = forms.FloatField(
        label=gettext_lazy("Mål för måttet"), required=False, min_value=-1e9, max_value=1e9
    )
    condition = ScreenedField(label=gettext_lazy("Villkor"), required=False, max_length=160)
    part = ScreenedField(
        label=gettext_lazy("Hör till ledet"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Ledets namn, eller tomt för hela löftet."),
    )
    proxy = forms.BooleanField(
        label=gettext_lazy("Står i stället för ett löfte som inte går att mäta"), required=False
    )
    remove = forms.BooleanField(label=gettext_lazy("Ta bort åtagandet"), required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("remove") or not self.has_changed():
            return told
        if not told.get("text"):
            self.add_error("text", _("Skriv åtagandet i klartext."))
        for name, sentence in self._asked(told.get("kind", "")):
            if not told.get(name):
                self.add_error(name, sentence)
        return told

    def _asked(self, kind: str) -> list[tuple[str, str]]:
        """What this kind cannot be without."""
        number = [("minimum", _("Skriv hur många. Parterna bestämmer talet."))]
        return {
            CommitmentKind.OCCASIONS: number,
            CommitmentKind.AVERAGE: number,
            CommitmentKind.CONTINUOUS: number,
            CommitmentKind.INDICATOR: [("indicator", _("Skriv vilket mått det är."))],
            CommitmentKind.CONDITIONAL: [("condition", _("Skriv villkoret."))],
        }.get(kind, [])  # type: ignore[call-overload]

    def commitment(
        self, before: Commitment | None, parts: Sequence[Part], seasons: Mapping[str, Season]
    ) -> Commitment:
        told = self.cleaned_data
        part = {one.title.sv: one.key for one in parts}.get(told["part"], told["part"])
        return Commitment(
            key=before.key if before else key_of(told["text"]),
            kind=CommitmentKind(told["kind"]),
            text=Text(told["text"], told["text_en"]),
            noun=Text(told["noun"], told["noun_en"]) if told["noun"] else ACTIVITY,
            minimum=told["minimum"] or 1,
            per=Per(told["per"]),
            over=Per(told["over"]),
            seasons=tuple(_season(one, before, seasons) for one in told["seasons"]),
            nested=tuple(_nested(one) for one in told["nested"]),
            areas=told["areas"],
            population=told["population"],
            share=told["share"] or 100,
            due=told["due"],
            indicator=told["indicator"],
            target=told["target"],
            condition=told["condition"],
            part=part,
            proxy=told["proxy"],
        )


def _season(told: StatedSeason, before: Commitment | None, seasons: Mapping[str, Season]) -> Season:
    """The season as it stood, or the municipality's, with the themes as written."""
    stood = {SEASON_NAMES.get(one.key): one for one in before.seasons} if before else {}
    season = stood.get(told.name) or seasons[told.name]
    english = {theme.sv: theme for theme in season.themes}
    themes = tuple(english.get(theme, Text(theme)) for theme in told.themes)
    return replace(season, themes=themes)


def _nested(told: StatedMinimum) -> Nested:
    return Nested(key=key_of(told.where), label=Text(told.where), minimum=told.n)


def initial_of(one: Commitment, parts: Sequence[Part]) -> dict[str, Any]:
    names = {part.key: part.title.sv for part in parts}
    same = ("key", "minimum", "areas", "population", "share", "due", "indicator", "target")
    return {
        **{name: getattr(one, name) for name in (*same, "condition", "proxy")},
        "kind": one.kind.value,
        "per": one.per.value,
        "over": one.over.value,
        "text": one.text.sv,
        "text_en": one.text.en,
        "noun": one.noun.sv,
        "noun_en": one.noun.en,
        "part": names.get(one.part, one.part),
        "seasons": [
            StatedSeason(
                name=SEASON_NAMES.get(s.key, s.name.sv), themes=tuple(t.sv for t in s.themes)
            )
            for s in one.seasons
        ],
        "nested": [StatedMinimum(n=n.minimum, where=n.label.sv) for n in one.nested],
    }


def refuse_unknown_part(part: str, parts: Sequence[Part]) -> None:
    if part and part not in {one.key for one in parts}:
        raise ValidationError(_("Det finns inget led som heter ”%(part)s”.") % {"part": part})


Commitments = formset_factory(CommitmentForm, extra=1, max_num=30, absolute_max=30)
