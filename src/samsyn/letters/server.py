"""The address of a mail server, as a setting writes it."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}


class UnreadableServer(ValueError):
    """The address is not smtp://, smtp+tls:// or smtp+ssl:// with a host."""


@dataclass(frozen=True, kw_only=True)
class Server:
    host: str
    port: int
    username: str
    password: str
    use_tls: bool
    use_ssl: bool


def read_server(url: str) -> Server:
    """The server at an address such as smtp+tls://name:secret@mail.example.se:587."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as problem:
        raise UnreadableServer from problem
    if parts.scheme not in PORTS or not host:
        raise UnreadableServer
    return Server(
        host=host,
        port=port or PORTS[parts.scheme],
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_tls=parts.scheme == "smtp+tls",
        use_ssl=parts.scheme == "smtp+ssl",
    )
