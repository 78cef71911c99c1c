"""Two editors on one form: what stands now beside what was written."""

from dataclasses import dataclass

from django import forms


@dataclass(frozen=True)
class Difference:
    label: str
    theirs: str
    mine: str


def differences(mine: forms.Form, theirs: forms.Form) -> list[Difference]:
    """The fields that differ, as people read them, in the order of the form."""
    found = [
        Difference(str(field.label), _shown(theirs[field.name]), _shown(field))
        for field in mine.visible_fields()
        if field.name in theirs.fields
    ]
    return [one for one in found if one.mine != one.theirs]


def _shown(field: forms.BoundField) -> str:
    value = field.value()
    choices = dict(getattr(field.field, "choices", []))
    by_text = {str(key): str(label) for key, label in choices.items()}
    return by_text.get(str(value), "" if value is None else str(value)).strip()
