"""Frozen dataclasses to JSON text and back; the text is the same for the same facts."""

import hashlib
from typing import Any, TypeVar

import msgspec

F = TypeVar("F")


class UnreadableFacts(ValueError):
    """The JSON does not hold what the dataclass asks for."""


_encoder = msgspec.json.Encoder(order="deterministic")
_decoders: dict[type, msgspec.json.Decoder[Any]] = {}


def to_text(facts: object) -> str:
    return _encoder.encode(facts).decode()


def from_text(kind: type[F], text: str) -> F:
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    try:
        facts: F = decoder.decode(text)
    except msgspec.DecodeError as problem:
        raise UnreadableFacts(f"{kind.__name__}: {problem}") from problem
    return facts


def plain(facts: object) -> Any:
    """The same facts as dicts, lists, numbers and strings."""
    return msgspec.to_builtins(facts)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
