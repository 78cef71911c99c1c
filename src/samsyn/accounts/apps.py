from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samsyn.accounts"

    def ready(self) -> None:
        from . import checks  # noqa: F401
