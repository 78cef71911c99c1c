from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Stop: the text is not saved. Check: it is saved once the writer has confirmed it."""

    STOP = "stop"
    CHECK = "check"


class Kind(StrEnum):
    IDENTITY = "identity"
    IDENTITY_LIKE = "identity-like"
    COORDINATION = "coordination"
    EMAIL = "email"
    FUNCTION_EMAIL = "function-email"
    PHONE = "phone"
    SERVICE_PHONE = "service-phone"
    PLATE = "plate"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True)
class Finding:
    """What seems to stand at text[start:end]; the words themselves are not copied."""

    kind: Kind
    start: int
    end: int
    level: Level
