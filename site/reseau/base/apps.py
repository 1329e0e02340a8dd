from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "reseau.base"
    verbose_name = "réseau"

    def ready(self):
        from reseau.base import checks  # noqa: F401, PLC0415 -- registers the check once the models are loaded
