"""What a site must have before it opens: `manage.py check --deploy --database default`."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

from reseau.base.models import LegalSettings, NetworkSettings

NETWORK_FACTS = ["town", "carried_by"]


@register(Tags.database, deploy=True)
def missing_facts(app_configs=None, databases=None, **kwargs) -> list[Error]:
    """One error for each fact that the law wants published and that nobody has given."""
    if not databases:
        return []
    # The French rows are the first to be made.
    network, legal = (model.objects.order_by("pk").first() for model in (NetworkSettings, LegalSettings))
    if network is None or legal is None:
        hint = "Une base neuve se prépare avec « manage.py start_site »."
        return [Error("Ce site n’a ni réglages ni informations légales.", hint=hint, id="reseau.E001")]
    empty = [(network, name) for name in NETWORK_FACTS if not getattr(network, name)]
    empty += [(legal, name) for name in legal.missing_names()]
    return [
        Error(f"Il manque, dans Paramètres › {place(given_in, name)}.", id="reseau.E002") for given_in, name in empty
    ]


def place(given_in, name: str) -> str:
    """Where a fact is given in the administration: the screen, the part of the screen, the field."""
    options = given_in._meta
    parts = {
        getattr(child, "field_name", child): panel.heading
        for panel in given_in.panels
        for child in getattr(panel, "children", [])
    }
    return f"{options.verbose_name.capitalize()} › {parts[name]} : {options.get_field(name).verbose_name}"


@register(Tags.database, deploy=True)
def unsent_mail(app_configs=None, databases=None, **kwargs) -> list[Warning]:
    """A forgotten EMAIL_URL is silent: messages and new passwords would go nowhere."""
    if not databases or "console" not in settings.EMAIL_BACKEND:
        return []
    hint = "Donnez EMAIL_URL et DEFAULT_FROM_EMAIL (README, « Réglages »)."
    return [Warning("Aucun courriel ne part : ils sont écrits dans la console.", hint=hint, id="reseau.W001")]
