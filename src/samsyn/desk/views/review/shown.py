"""What the review page draws: each value with its number, its place in the text and its doubt."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BoundField
from django.utils.translation import gettext as _

from samsyn.desk.forms.review.whole import SINGLE, ReviewForms
from samsyn.desk.rules.review.draft import Doubt, Draft, DraftPledge, Source
from samsyn.desk.rules.review.marks import Mark, Piece, pieces
from samsyn.desk.rules.review.proposing import LINES, judged
from samsyn.lib.diff import changes
from samsyn.pledges.rules.measurability import Judgement

LOOKS = {
    Doubt.SURE: "done",
    Doubt.LIKELY: "open",
    Doubt.DOUBTFUL: "late",
    Doubt.EDITED: "next",
}
ABOUT_AGREEMENTS = ("extension_rule", "review_months", "place")


@dataclass(frozen=True)
class Chip:
    """`number` is that of the mark in the document; 0 when the value stands nowhere in it."""

    badge: dict[str, str]
    reason: str
    anchor: str = ""
    number: int = 0


@dataclass(frozen=True)
class Row:
    field: BoundField
    chip: Chip | None


@dataclass(frozen=True)
class ShownPledge:
    form: BaseForm
    number: int
    head: tuple[Row, ...]
    more: tuple[Row, ...]
    counted: tuple[Row, ...]
    assessed: tuple[Row, ...]
    is_counted: bool
    existing: str
    judgement: Judgement | None


class Shown:
    """Numbers the sources in the order the page shows them."""

    def __init__(self, forms: ReviewForms, text: str, existing: dict[int, str]) -> None:
        self._marks: list[Mark] = []
        self.forms, self.draft = forms, forms.draft
        self.about = tuple(self._about())
        self.lists = tuple(self._lists())
        self.signatures = tuple(self._signatures())
        self.pledges = tuple(self._pledges(existing))
        self.pieces: tuple[Piece, ...] = tuple(pieces(text, self._marks))

    @property
    def unasked(self) -> list[BoundField]:
        """What only an agreement has, kept as it is while the document is none."""
        names = () if self.draft.has_agreement else ABOUT_AGREEMENTS
        return [self.forms.about[name] for name in names]

    def _about(self) -> Iterator[Row]:
        unasked = {field.name for field in self.unasked}
        for name in SINGLE:
            if name in unasked:
                continue
            yield self._row(self.forms.about, name, self.draft.sources.get(name))

    def _lists(self) -> Iterator[dict[str, Any]]:
        for name in LINES:
            if not self.draft.has_agreement and name != "parties":
                continue
            formset = self.forms.lines[name]
            stood = getattr(self.draft, name)
            sources = [one.source for one in stood] + [None] * len(formset.forms)
            rows = [
                self._row(form, "text", source, label=_headings()[name])
                for form, source in zip(formset.forms, sources, strict=False)
            ]
            yield {"name": name, "heading": _headings()[name], "formset": formset, "rows": rows}

    def _signatures(self) -> Iterator[dict[str, Any]]:
        sources = [one.source for one in self.draft.signatories]
        for place, form in enumerate(self.forms.signatures.forms):
            source = sources[place] if place < len(sources) else None
            chip = self._chip(form["name"], source) if source else None
            yield {"form": form, "chip": chip, "number": place + 1}

    def _pledges(self, existing: dict[int, str]) -> Iterator[ShownPledge]:
        for place, form in enumerate(self.forms.pledges.forms):
            stood = self.draft.pledges[place] if place < len(self.draft.pledges) else None
            yield self._pledge(form, place + 1, stood, existing)

    def _pledge(
        self, form: BaseForm, number: int, stood: DraftPledge | None, existing: dict[int, str]
    ) -> ShownPledge:
        sources = stood.sources if stood else {}

        def rows(*names: str) -> tuple[Row, ...]:
            return tuple(
                self._row(
                    form,
                    name,
                    sources.get(_pledge_told_by(name)),
                    label=f"{_('Löfte')} {number}, {form[name].label}",
                )
                for name in names
            )

        stated = stood.stated if stood else None
        return ShownPledge(
            form=form,
            number=number,
            head=rows(*HEAD),
            more=rows(*MORE),
            counted=rows(*COUNTED),
            assessed=rows(*ASSESSED),
            is_counted=(stated is not None and stated.n is not None)
            or bool(sources.keys() & AMOUNT),
            existing=existing.get(stood.ordinal, "") if stood else "",
            judgement=judged(stood, self.draft.valid_from, self.draft.valid_to) if stood else None,
        )

    def _row(self, form: BaseForm, name: str, source: Source | None, *, label: str = "") -> Row:
        if source is None and (label or name in UNREAD):
            return Row(form[name], None)
        return Row(form[name], self._chip(form[name], source, label))

    def _chip(self, field: BoundField, source: Source | None, label: str = "") -> Chip:
        if source is None:
            return Chip({"look": "ahead", "words": _("Texten säger inget")}, "")
        badge = {"look": LOOKS[source.doubt], "words": _doubt(source.doubt)}
        if not source.spans:
            return Chip(badge, source.reason)
        number = 1 + max((mark.number for mark in self._marks), default=0)
        for place, (start, end) in enumerate(source.spans):
            anchor = f"kalla-{number}" if place == 0 else f"kalla-{number}-{place + 1}"
            self._marks.append(
                Mark(
                    number=number,
                    label=label or str(field.label),
                    field=field.id_for_label or field.auto_id,
                    doubt=source.doubt,
                    start=start,
                    end=end,
                    anchor=anchor,
                    first=place == 0,
                )
            )
        return Chip(badge, source.reason, f"kalla-{number}", number)


UNREAD = ("title", "precision")
HEAD = ("title", "verbatim", "responsible")
MORE = ("theme", "partners", "parts", "plain", "ordinal", "umbrella")
COUNTED = (
    "n",
    "unit",
    "per",
    "every",
    "seasons",
    "nested",
    "areas",
    "averaged_over",
    "audience",
    "coverage",
    "condition",
    "due_month",
)
ASSESSED = ("measurability", "reason")
AMOUNT = {"quantity", "coverage", "conditional", "due_month"}


def _pledge_told_by(name: str) -> str:
    return {"n": "quantity", "condition": "conditional"}.get(name, name)


def _doubt(doubt: Doubt) -> str:
    return {
        Doubt.SURE: _("Säkert läst"),
        Doubt.LIKELY: _("Troligt"),
        Doubt.DOUBTFUL: _("Osäkert"),
        Doubt.EDITED: _("Ändrat av er"),
    }[doubt]


def _headings() -> dict[str, str]:
    return {
        "parties": _("Parter"),
        "vision": _("Visionsmål"),
        "goals": _("Mål"),
        "priorities": _("Prioriteringar"),
        "claims": _("Påståenden om läget"),
        "other_actors": _("Andra aktörer"),
        "annexes": _("Bilagor"),
    }


def difference(mine: Draft, theirs: Draft) -> list[dict[str, Any]]:
    """What one reviewer wrote against what the other saved, value by value."""
    return [
        {"label": " › ".join(change.path), "pieces": change.pieces}
        for change in changes(theirs, mine)
        if "sources" not in change.path and "source" not in change.path
    ]
