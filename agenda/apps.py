from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "agenda"

    def ready(self):
        from agenda.touching import listen  # noqa: PLC0415 -- models are not loaded before

        listen()
