from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def no_demo_in_production(**_options: Any) -> list[CheckMessage]:
    if settings.DEMO and settings.PRODUCTION:
        return [
            Error(
                "SAMSYN_DEMO och SAMSYN_PRODUCTION är påslagna samtidigt.",
                hint="Ta bort SAMSYN_DEMO: provinloggning får aldrig finnas i skarp drift.",
                id="accounts.E001",
            )
        ]
    return []
