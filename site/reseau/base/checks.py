"""What a site must have before it opens: `manage.py check --deploy --database default`."""

from django.core.checks import Error, Tags, register

from reseau.base.models import LegalSettings, NetworkSettings

NETWORK_FACTS = ["town", "carried_by"]


@register(Tags.database, deploy=True)
def missing_facts(app_configs=None, databases=None, **kwargs) -> list[Error]:
    """One error for each fact that the law wants published and that nobody has given."""
    if not databases:
        return []
    network, legal = NetworkSettings.objects.first(), LegalSettings.objects.first()
    if network is None or legal is None:
        return [Error("Les réglages du réseau et les informations légales n’ont jamais été remplis.", id="reseau.E001")]
    labels = [
        NetworkSettings._meta.get_field(name).verbose_name for name in NETWORK_FACTS if not getattr(network, name)
    ]
    return [
        Error(f"Il manque : {label}.", hint="Paramètres, dans l’administration.", id="reseau.E002")
        for label in [*labels, *legal.missing()]
    ]
