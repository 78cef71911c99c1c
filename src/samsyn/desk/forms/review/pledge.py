"""All of a pledge that people write, in one form that needs no script."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseForm, BaseFormSet, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.desk.queries.review.pledges import Around
from samsyn.lib.texts import Text
from samsyn.pledges.actions.content import Content, NewPromisor
from samsyn.pledges.public import Commitment, Measurability, Part, PartyKind, Validity
from samsyn.pledges.rules.wording import key_of

from .choices import choices
from .commitment import Commitments, initial_of, refuse_unknown_part
from .fields import DayField, ListField, ScreenedField

NONE = "ingen"
TEXTS = ("title", "plain", "theme", "reason", "proposal", "contribute")


class SetForm(forms.Form):
    title = ScreenedField(label=gettext_lazy("Rubrik"), max_length=200)
    first_day = DayField(label=gettext_lazy("Första dag"), required=True)
    last_day = DayField(label=gettext_lazy("Sista dag"), required=True)
    validity = forms.ChoiceField(
        label=gettext_lazy("Hur länge gäller löftena?"),
        choices=choices(Validity),
        widget=forms.RadioSelect(),
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        first, last = told.get("first_day"), told.get("last_day")
        if first and last and last <= first:
            self.add_error("last_day", _("Sista dagen måste komma efter den första."))
        return told


class ValidityForm(forms.Form):
    validity = forms.ChoiceField(
        label=gettext_lazy("Hur länge gäller löftena?"),
        choices=choices(Validity),
        widget=forms.RadioSelect(),
        help_text=gettext_lazy(
            "Följer de en överenskommelse som förlängs tills vidare gäller de lika länge."
        ),
    )


class WithdrawForm(forms.Form):
    reason = ScreenedField(
        label=gettext_lazy("Varför dras löftet tillbaka?"),
        max_length=300,
        help_text=gettext_lazy("Visas öppet. Löftets versioner finns kvar."),
    )


def _long(label: Any, rows: int = 3, **more: Any) -> ScreenedField:
    widget = forms.Textarea(attrs={"rows": rows})
    return ScreenedField(label=label, required=False, max_length=3000, widget=widget, **more)


class PledgeForm(forms.Form):
    title = ScreenedField(label=gettext_lazy("Rubrik i klartext"), max_length=160)
    title_en = ScreenedField(
        label=gettext_lazy("Rubrik på engelska"), required=False, max_length=160
    )
    plain = _long(gettext_lazy("Löftet i klartext"))
    plain_en = _long(gettext_lazy("Löftet på engelska"))
    theme = ScreenedField(label=gettext_lazy("Tema"), required=False, max_length=120)
    theme_en = ScreenedField(label=gettext_lazy("Tema på engelska"), required=False, max_length=120)
    partners = ListField(label=gettext_lazy("Tillsammans med"), separator=",", longest=120)
    place = ScreenedField(label=gettext_lazy("Plats"), required=False, max_length=120)
    priority = forms.ChoiceField(
        label=gettext_lazy("Prioritering det tjänar"), widget=forms.RadioSelect()
    )
    vision = forms.MultipleChoiceField(
        label=gettext_lazy("Visionsmål det tjänar"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    measurability = forms.ChoiceField(
        label=gettext_lazy("Går det att mäta som det är skrivet?"),
        choices=choices(Measurability),
        widget=forms.RadioSelect(),
    )
    reason = _long(gettext_lazy("Varför"))
    reason_en = _long(gettext_lazy("Varför, på engelska"))
    proposal = _long(gettext_lazy("Förslag till mätbar ordalydelse"), 2)
    proposal_en = _long(gettext_lazy("Förslaget på engelska"), 2)
    contribute = _long(gettext_lazy("Så kan du bidra"))
    contribute_en = _long(gettext_lazy("Så kan du bidra, på engelska"))
    umbrella = forms.BooleanField(
        label=gettext_lazy("Paraply: andra löften uppfyller det"), required=False
    )
    covered_by = forms.ChoiceField(label=gettext_lazy("Hör under paraplyet"), required=False)
    predecessor = forms.ChoiceField(label=gettext_lazy("Fortsätter"), required=False)
    predecessor_note = ScreenedField(
        label=gettext_lazy("Vad som är ändrat sedan dess"), required=False, max_length=300
    )
    revision = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, around: Around, **more: Any) -> None:
        super().__init__(*args, **more)
        self.around = around
        self._offer("priority", [*around.priorities, (NONE, _("Ingen egen prioritering"))])
        if around.vision:
            self._offer("vision", around.vision)
        else:
            del self.fields["vision"]
        nothing = ("", "–")
        self._offer("covered_by", [nothing, *((str(p.pk), p.title) for p in around.umbrellas)])
        self._offer(
            "predecessor",
            [nothing, *((str(p.pk), f"{p.title} ({p.pledge_set.title})") for p in around.earlier)],
        )

    def _offer(self, name: str, offered: Any) -> None:
        self.fields[name].choices = list(offered)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("umbrella") and told.get("covered_by"):
            self.add_error("covered_by", _("Ett paraply kan inte höra under ett annat."))
        return told


class PromisorForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Part"), required=False, max_length=120)
    kind = forms.ChoiceField(
        label=gettext_lazy("Slag"),
        initial=PartyKind.MUNICIPALITY,
        choices=[
            (PartyKind.MUNICIPALITY.value, gettext_lazy("kommun")),
            (PartyKind.POLICE.value, gettext_lazy("polis")),
            (PartyKind.OTHER.value, gettext_lazy("annan")),
        ],
    )
    organisation = forms.ChoiceField(label=gettext_lazy("Arbetar här som"), required=False)
    lead = forms.BooleanField(label=gettext_lazy("Leder"), required=False)

    def __init__(self, *args: Any, around: Around, **more: Any) -> None:
        super().__init__(*args, **more)
        named = [(one.slug, one.name) for one in around.organisations]
        self.fields["organisation"].choices = [("", "–"), *named]  # type: ignore[attr-defined]
        self.by_slug = {one.slug: one for one in around.organisations}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if not told.get("name") and (told.get("organisation") or told.get("lead")):
            self.add_error("name", _("Skriv partens namn."))
        return told

    def promisor(self) -> NewPromisor:
        told = self.cleaned_data
        return NewPromisor(
            name=told["name"],
            kind=PartyKind(told["kind"]),
            organisation=self.by_slug.get(told["organisation"]),
            lead=told["lead"],
        )


class PromisorSet(BaseFormSet):
    def clean(self) -> None:
        told = [form.cleaned_data for form in self.forms if form.cleaned_data.get("name")]
        if sum(one["lead"] for one in told) > 1:
            raise ValidationError(_("Bara en part kan leda."))
        if len({one["name"] for one in told}) != len(told):
            raise ValidationError(_("Samma part står två gånger."))


class PartForm(forms.Form):
    title = ScreenedField(label=gettext_lazy("Led"), required=False, max_length=120)
    title_en = ScreenedField(label=gettext_lazy("På engelska"), required=False, max_length=120)


Promisors = formset_factory(PromisorForm, formset=PromisorSet, extra=1, max_num=20, absolute_max=20)
Parts = formset_factory(PartForm, extra=1, max_num=20, absolute_max=20)


class PledgeForms:
    """The forms of a pledge together: from what it says, and back to it."""

    def __init__(
        self,
        stands: Content | None,
        around: Around,
        *,
        revision: int = 0,
        sent: QueryDict | None = None,
    ) -> None:
        self.stands, self.around = stands, around
        self.main = PledgeForm(sent, initial=_initial(stands, revision), around=around)
        self.promisors = Promisors(
            sent,
            prefix="promisors",
            initial=[_promisor(one) for one in stands.promisors] if stands else [],
            form_kwargs={"around": around},
        )
        parts = stands.parts if stands else ()
        self.parts = Parts(
            sent,
            prefix="parts",
            initial=[{"title": one.title.sv, "title_en": one.title.en} for one in parts],
        )
        self.commitments = Commitments(
            sent,
            prefix="commitments",
            initial=[initial_of(c, parts) for c in stands.commitments] if stands else [],
        )

    def is_valid(self) -> bool:
        """Every form is asked, so that every fault is shown."""
        valid = [
            one.is_valid() for one in (self.main, self.promisors, self.parts, self.commitments)
        ]
        return all(valid) and self._parts_are_known()

    def _parts_are_known(self) -> bool:
        parts = self._parts()
        for form in self._kept():
            told = form.cleaned_data["part"]
            part = {one.title.sv: one.key for one in parts}.get(told, told)
            try:
                refuse_unknown_part(part, parts)
            except ValidationError as problem:
                form.add_error("part", problem)
                return False
        return True

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """(the input's id, its label, what is wrong with it)"""
        several: list[BaseFormSet] = [self.promisors, self.parts, self.commitments]
        asked: list[BaseForm] = [self.main, *(f for one in several for f in one.forms)]
        found = [
            (form[name].id_for_label if name in form.fields else "", _label(form, name), str(e))
            for form in asked
            if form.is_bound
            for name, errors in form.errors.items()
            for e in errors
        ]
        return found + [("", "", str(e)) for one in several for e in one.non_form_errors()]

    def refuse(self, sentence: str) -> None:
        self.main.add_error(None, ValidationError(sentence))

    def content(self) -> Content:
        """The pledge as it was written. The verbatim text is the document's and stays."""
        told = self.main.cleaned_data
        parts = self._parts()
        return replace(
            self.stands or Content(title=Text("")),
            **self._texts(),
            promisors=tuple(
                form.promisor() for form in self.promisors.forms if form.cleaned_data.get("name")
            ),
            partners=told["partners"],
            place=told["place"],
            priority="" if told["priority"] == NONE else told["priority"],
            vision=tuple(told.get("vision", self.stands.vision if self.stands else ())),
            umbrella=told["umbrella"],
            covered_by=_chosen(told["covered_by"], self.around.umbrellas),
            measurability=Measurability(told["measurability"]),
            parts=parts,
            commitments=tuple(self._commitments(parts)),
            predecessor=_chosen(told["predecessor"], self.around.earlier),
            predecessor_note=told["predecessor_note"],
        )

    def _texts(self) -> dict[str, Any]:
        told = self.main.cleaned_data
        return {name: Text(told[name], told[f"{name}_en"]) for name in TEXTS}

    def _parts(self) -> tuple[Part, ...]:
        """A part keeps its key by its place, so that what was reported on it still counts."""
        stood = list(self.stands.parts) if self.stands else []
        found: list[Part] = []
        for place, form in enumerate(self.parts.forms):
            title = form.cleaned_data.get("title", "")
            if title:
                key = stood[place].key if place < len(stood) else key_of(title)
                found.append(Part(key=key, title=Text(title, form.cleaned_data["title_en"])))
        return tuple(found)

    def _kept(self) -> list[Any]:
        return [
            form
            for form in self.commitments.forms
            if form.cleaned_data.get("text") and not form.cleaned_data["remove"]
        ]

    def _commitments(self, parts: tuple[Part, ...]) -> list[Commitment]:
        stood = {one.key: one for one in self.stands.commitments} if self.stands else {}
        found: list[Commitment] = []
        for form in self._kept():
            before = stood.get(form.cleaned_data["key"])
            one = form.commitment(before, parts, self.around.seasons)
            taken = {other.key for other in found} | (set(stood) if before is None else set())
            if one.key in taken:
                one = replace(one, key=f"{one.key}-{len(taken) + 1}")
            found.append(one)
        return found


def _label(form: BaseForm, name: str) -> str:
    return str(form.fields[name].label) if name in form.fields else ""


def _chosen(pk: str, offered: tuple[Any, ...]) -> Any:
    return next((one for one in offered if str(one.pk) == pk), None)


def _promisor(one: NewPromisor) -> dict[str, Any]:
    slug = one.organisation.slug if one.organisation else ""
    return {"name": one.name, "kind": one.kind.value, "organisation": slug, "lead": one.lead}


def _initial(stands: Content | None, revision: int) -> dict[str, Any]:
    if stands is None:
        return {"revision": 0, "measurability": Measurability.NOT_AS_WRITTEN.value}
    texts = {name: getattr(stands, name) for name in TEXTS}
    return {
        **{name: text.sv for name, text in texts.items()},
        **{f"{name}_en": text.en for name, text in texts.items()},
        "partners": stands.partners,
        "place": stands.place,
        "priority": stands.priority or NONE,
        "vision": list(stands.vision),
        "umbrella": stands.umbrella,
        "covered_by": str(stands.covered_by.pk) if stands.covered_by else "",
        "measurability": stands.measurability.value,
        "predecessor": str(stands.predecessor.pk) if stands.predecessor else "",
        "predecessor_note": stands.predecessor_note,
        "revision": revision,
    }
