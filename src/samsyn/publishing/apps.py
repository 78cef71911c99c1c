from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "samsyn.publishing"
