"""Who does a thing. An action cannot be called without one."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    PERSON = "person"
    LINK = "link"
    SYSTEM = "system"
    PUBLIC = "public"


@dataclass(frozen=True)
class Actor:
    """A person by id, a one-time link by id, a named system job, or the public."""

    kind: ActorKind
    ref: str = ""

    @property
    def code(self) -> str:
        return f"{self.kind}:{self.ref}" if self.ref else str(self.kind)

    @classmethod
    def person(cls, pk: int) -> "Actor":
        return cls(ActorKind.PERSON, str(pk))

    @classmethod
    def link(cls, pk: int) -> "Actor":
        return cls(ActorKind.LINK, str(pk))

    @classmethod
    def system(cls, name: str) -> "Actor":
        return cls(ActorKind.SYSTEM, name)


PUBLIC = Actor(ActorKind.PUBLIC)
