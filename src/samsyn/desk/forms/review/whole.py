"""All forms of a document under review together: from the draft, and back to it."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm, BaseFormSet
from django.http import QueryDict

from samsyn.desk.rules.review.draft import DocType, Doubt, Draft, Line, Signed, Source
from samsyn.desk.rules.review.proposing import LINES

from .document import AboutForm, AcceptForm, Lines, Pledges, Signatures, initial_of

SINGLE = (
    "doc_type",
    "title",
    "valid_from",
    "valid_to",
    "precision",
    "extension_rule",
    "review_months",
    "place",
    "signing_date",
    "signing_place",
)
EDITED = Source(doubt=Doubt.EDITED)


class ReviewForms:
    """Bound when something was sent. `one_more` gives room for a pledge the reader missed."""

    def __init__(
        self,
        draft: Draft,
        *,
        text: str,
        revision: int,
        question: str = "",
        sent: QueryDict | None = None,
        one_more: bool = False,
    ) -> None:
        self.draft = draft
        single = {name: getattr(draft, name) for name in SINGLE}
        self.about = AboutForm(sent, prefix="about", initial={**single, "revision": revision})
        self.accept = AcceptForm(
            sent,
            prefix="accept",
            initial={"validity": "undecided"},
            question=question,
            pledges=bool(draft.pledges),
        )
        self.lines: dict[str, BaseFormSet] = {
            name: Lines(
                sent, prefix=name, initial=[{"text": one.text} for one in getattr(draft, name)]
            )
            for name in LINES
        }
        self.signatures = Signatures(
            sent, prefix="signatures", initial=[_signed(one) for one in draft.signatories]
        )
        self.pledges = Pledges(
            sent,
            prefix="pledges",
            initial=[initial_of(one) for one in draft.pledges],
            form_kwargs={"text": text},
        )
        if one_more and sent is None:
            self.pledges.extra = 1

    @property
    def all(self) -> list[BaseForm | BaseFormSet]:
        return [self.about, *self.lines.values(), self.signatures, self.pledges]

    def is_valid(self, *, accepting: bool) -> bool:
        asked = [*self.all, self.accept] if accepting else self.all
        valid = [one.is_valid() for one in asked]  # every one, so that every fault is shown
        return all(valid)

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """(the input's id, its label, what is wrong with it)"""
        asked: list[BaseForm] = [self.about, self.accept]
        several = [*self.lines.values(), self.signatures, self.pledges]
        asked += [form for formset in several for form in formset.forms]
        found = [problem for form in asked if form.is_bound for problem in _problems(form)]
        return found + [("", "", str(e)) for one in several for e in one.non_form_errors()]

    def refuse(self, sentence: str) -> None:
        """Show what an action refused, above the form."""
        self.about.add_error(None, ValidationError(sentence))

    def changed(self) -> Draft:
        """The draft as it was written. Ask only when the forms are valid."""
        told = self.about.cleaned_data
        single: dict[str, Any] = {name: told[name] for name in SINGLE}
        single["doc_type"] = DocType(told["doc_type"])
        sources = {
            name: source
            if name not in single or single[name] == getattr(self.draft, name)
            else replace(EDITED, spans=source.spans)
            for name, source in self.draft.sources.items()
        }
        return replace(
            self.draft,
            **single,
            **self._all_lines(),
            signatories=self._signatories(),
            pledges=self._pledges(),
            sources=sources,
        )

    def _all_lines(self) -> dict[str, Any]:
        return {name: self._lines(name) for name in LINES}

    def _lines(self, name: str) -> tuple[Line, ...]:
        """A line keeps its source by its text, else by its place."""
        stood: tuple[Line, ...] = getattr(self.draft, name)
        written = [" ".join(f.cleaned_data.get("text", "").split()) for f in self.lines[name].forms]
        by_text = {one.text: one for one in stood}
        moved = [None if one.text in written else one for one in stood]
        by_place = [*moved, *[None] * len(written)]
        return tuple(
            by_text.get(text) or _line(text, before)
            for text, before in zip(written, by_place, strict=False)
            if text
        )

    def _signatories(self) -> tuple[Signed, ...]:
        stood = [*self.draft.signatories, *[Signed(name="")] * len(self.signatures.forms)]
        pairs = zip(self.signatures.forms, stood, strict=False)
        return tuple(
            replace(before, **form.cleaned_data)
            for form, before in pairs
            if form.cleaned_data.get("name")
        )

    def _pledges(self) -> tuple[Any, ...]:
        stood = [*self.draft.pledges, *[None] * len(self.pledges.forms)]
        pairs = zip(self.pledges.forms, stood, strict=False)
        return tuple(
            form.pledge(before)
            for form, before in pairs
            if form.cleaned_data and not form.cleaned_data["remove"]
        )


def _signed(one: Signed) -> dict[str, str]:
    return {"name": one.name, "title": one.title, "organisation": one.organisation}


def _line(text: str, before: Line | None) -> Line:
    if before is None:
        return Line(text=text)
    spans = before.source.spans if before.source else ()
    return replace(before, text=text, source=replace(EDITED, spans=spans))


def _problems(form: BaseForm) -> list[tuple[str, str, str]]:
    found = []
    for name, errors in form.errors.items():
        field = form[name] if name in form.fields else None
        for error in errors:
            label = str(field.label) if field else ""
            found.append((field.id_for_label if field else "", label, str(error)))
    return found
