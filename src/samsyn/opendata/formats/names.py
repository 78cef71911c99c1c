from urllib.parse import urlsplit

from django.conf import settings

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


def authority() -> str:
    """The host that ids are made under."""
    return urlsplit(settings.BASE_URL).hostname or "localhost"
