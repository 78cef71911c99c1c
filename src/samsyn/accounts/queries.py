"""The doorway: who is looking, and what they may."""

from dataclasses import dataclass
from datetime import date

from samsyn.lib.actors import Actor

from .models import Person
from .policy import Standing, policy


@dataclass(frozen=True)
class Viewer(Standing):
    """A person who looks or does on a day, with the posts held on it."""

    person: Person
    on: date

    @property
    def actor(self) -> Actor:
        return Actor.person(self.person.pk)


def viewer(person: Person, on: date) -> Viewer:
    return Viewer(policy, policy.standing(person, on).posts, person, on)
