"""English beside Swedish, a field for each text that readers meet."""

from collections.abc import Iterable
from typing import Any

from django import forms

from samsyn.agreements.public import Bilingual, CooperationFacts, Terms
from samsyn.lib.facts import digest

from .screened import ScreenedForm


def texts(terms: Terms) -> list[str]:
    """The Swedish texts of the public page, in its order, each once."""
    found = [terms.title, *terms.purposes, *terms.areas]
    found += [one.plain for one in terms.vision]
    for priority in terms.priorities:
        found += [priority.title, priority.plain, priority.problem, *priority.causes]
    for goal in terms.goals:
        found += [goal.text, goal.target]
    found += [*terms.undertakings, *terms.other_actors, *(one.title for one in terms.annexes)]
    found += [terms.background, terms.picture, terms.organisation, terms.working_methods]
    found += [terms.documentation, terms.communication, terms.follow_up, terms.secrecy]
    return [text for text in dict.fromkeys(found) if text]


def page_texts(facts: CooperationFacts) -> list[str]:
    """The same for the municipality's page."""
    found = [one.what for one in facts.history]
    if facts.contact:
        found += [facts.contact.function, facts.contact.note]
    return [text for text in dict.fromkeys(found) if text]


class TranslationForm(ScreenedForm):
    def __init__(
        self, *args: Any, swedish: Iterable[str], stands: Bilingual, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.swedish = {_name(text): text for text in swedish}
        for name, text in self.swedish.items():
            known = stands.read(text, "en")
            self.fields[name] = forms.CharField(
                label=text,
                required=False,
                max_length=6000,
                initial="" if known == text else known,
                widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
            )

    def english(self) -> dict[str, str]:
        return {text: self.cleaned_data[name].strip() for name, text in self.swedish.items()}


def _name(swedish: str) -> str:
    """By the text and not its place, which shifts when somebody adds a text meanwhile."""
    return f"text_{digest(swedish)[:12]}"
