from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LettersConfig(AppConfig):
    name = "samsyn.letters"

    def ready(self) -> None:
        from . import checks  # noqa: F401

        autodiscover_modules("tasks")
