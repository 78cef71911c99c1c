from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "samsyn.config"
