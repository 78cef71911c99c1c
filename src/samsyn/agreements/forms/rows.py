"""The lists of an agreement, a row at a time."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.agreements.public import AnnexKind, PartyKind, Validity

from .fields import ChoiceOf, DayField, LinesField, Row, text


class PartyRow(Row):
    main = "printed"
    ignored = ("key", "kind")

    printed = forms.CharField(label=_("Part, som det står"), max_length=120, required=False)
    kind = ChoiceOf(PartyKind, label=_("Slag"), initial=PartyKind.OTHER)
    organisation = forms.CharField(
        label=_("Organisationens namn, om det är ett annat"), max_length=120, required=False
    )


class VisionRow(Row):
    main = "plain"

    plain = forms.CharField(label=_("Visionsmål med egna ord"), max_length=500, required=False)


class PriorityRow(Row):
    main = "title"

    title = forms.CharField(label=_("Prioritering"), max_length=200, required=False)
    plain = text(_("Med egna ord"))
    problem = text(_("Problemet: vad, var, när och vem drabbas?"))
    causes = LinesField(label=_("Troliga orsaker"), help_text=_("En per rad."), required=False)


class GoalRow(Row):
    main = "text"

    text = forms.CharField(label=_("Mål"), max_length=500, required=False)
    target = forms.CharField(
        label=_("Mått"),
        help_text=_("Till exempel ”färre än 100 per år” eller ”inga”."),
        max_length=200,
        required=False,
    )
    due = DayField(label=_("Senast"), required=False)
    priority = forms.CharField(label=_("Hör till prioriteringen"), max_length=200, required=False)


class AnnexRow(Row):
    main = "title"
    ignored = ("key", "kind", "validity")

    title = forms.CharField(label=_("Bilaga"), max_length=200, required=False)
    kind = ChoiceOf(AnnexKind, label=_("Vad är det?"), initial=AnnexKind.OTHER)
    validity = ChoiceOf(Validity, label=_("Hur länge gäller den?"), initial=Validity.NOT_DECIDED)
    starts = DayField(label=_("Egen första dag"), required=False)
    last_day = DayField(label=_("Egen sista dag"), required=False)


ROWS: Mapping[str, tuple[type[Row], int]] = {
    "parties": (PartyRow, 2),
    "vision": (VisionRow, 2),
    "priorities": (PriorityRow, 1),
    "goals": (GoalRow, 1),
    "annexes": (AnnexRow, 1),
}
