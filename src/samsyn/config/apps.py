from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "samsyn.config"

    def ready(self) -> None:
        from . import checks  # noqa: F401
