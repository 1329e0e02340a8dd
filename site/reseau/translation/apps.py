from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "reseau.translation"
    verbose_name = "traductions"

    def ready(self):
        from reseau.translation import following  # noqa: PLC0415 -- once the models are loaded

        following.listen()
