"""Telling a reported activity anew."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.activities.actions import Act
from samsyn.agreements.forms.screened import ScreenedForm
from samsyn.desk.forms.days import DayField
from samsyn.desk.forms.reporting import LARGEST
from samsyn.desk.queries.correcting import told_by


class CorrectForm(ScreenedForm):
    """`revision` is the one the writer had before them."""

    unscreened = ("revision", "area")

    revision = forms.IntegerField(widget=forms.HiddenInput)
    what = forms.CharField(label=gettext_lazy("Vad gjorde ni?"), max_length=200)
    first_day = DayField(label=gettext_lazy("Från och med"))
    last_day = DayField(label=gettext_lazy("Till och med"))
    total = forms.IntegerField(
        label=gettext_lazy("Hur många gånger?"), min_value=1, max_value=LARGEST
    )
    place = forms.CharField(label=gettext_lazy("Var?"), max_length=120, required=False)
    reached = forms.IntegerField(
        label=gettext_lazy("Hur många nådde ni?"), required=False, min_value=0, max_value=LARGEST
    )

    def __init__(self, activity: Any, today: date, data: QueryDict | None = None) -> None:
        super().__init__(data, initial=told_by(activity))
        self.activity, self.today = activity, today

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        first, last = told.get("first_day"), told.get("last_day")
        if first and last and first > last:
            self.add_error("last_day", _("Sista dagen ligger före den första."))
        elif last and last > self.today:
            self.add_error("last_day", _("Det som ligger framåt går inte att redovisa än."))
        return told

    def act(self) -> Act:
        told, before = self.said(), self.activity
        del told["revision"]
        return Act(
            **told,
            carried_by=tuple(before.carried_by.all()),
            area=before.area,
            theme=before.theme,
            audience=before.audience,
        )

    def show(self, theirs: Any) -> None:
        """Let the writer go on from what somebody else saved meanwhile, keeping their own words."""
        self.data = {**self.cleaned_data, "revision": theirs.revision}
