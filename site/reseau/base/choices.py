"""Closed lists that several sections share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class YesNo(models.TextChoices):
    """An answer that may be unknown: the empty string, which shows nothing."""

    YES = "yes", _("Oui")
    NO = "no", _("Non")


class TranslationState(models.TextChoices):
    """What a reader must know of a translated page (`reseau.translation.states` keeps it)."""

    CURRENT = "", "à jour"
    UNTRANSLATED = "untranslated", "pas encore traduite"
    MACHINE = "machine", "texte de machine"
    OUTDATED = "outdated", "en retard"
