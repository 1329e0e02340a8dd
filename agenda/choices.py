"""Closed lists of the agenda."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    HIGHLIGHT = "temps_fort", _("Temps fort")
    WORKSHOP = "atelier", _("Atelier")
    DROP_IN = "permanence", _("Permanence")
    MEETING = "reunion", _("Réunion")
    CONFERENCE = "colloque", _("Colloque")


class Status(models.TextChoices):
    """Values of STATUS for a VEVENT (RFC 5545, 3.8.1.11)."""

    CONFIRMED = "CONFIRMED", _("Confirmé")
    CANCELLED = "CANCELLED", _("Annulé")


class Repeat(models.TextChoices):
    """How an event comes back; the empty string: it does not."""

    WEEKLY = "weekly", "chaque semaine, ou toutes les 2 à 4 semaines"
    MONTHLY_WEEKDAY = "monthly_weekday", "chaque mois, un certain jour de la semaine (le 2e mardi)"
    MONTHLY_DAY = "monthly_day", "chaque mois, à la même date (le 15)"


class Weekday(models.TextChoices):
    """Days of the week by their RFC 5545 names (3.3.10), in the order of Python's `date.weekday()`."""

    MONDAY = "MO", "lundi"
    TUESDAY = "TU", "mardi"
    WEDNESDAY = "WE", "mercredi"
    THURSDAY = "TH", "jeudi"
    FRIDAY = "FR", "vendredi"
    SATURDAY = "SA", "samedi"
    SUNDAY = "SU", "dimanche"


class Nth(models.IntegerChoices):
    """Which one of the month."""

    FIRST = 1, pgettext_lazy("jour du mois", "1er")
    SECOND = 2, pgettext_lazy("jour du mois", "2e")
    THIRD = 3, pgettext_lazy("jour du mois", "3e")
    FOURTH = 4, pgettext_lazy("jour du mois", "4e")
    LAST = -1, pgettext_lazy("jour du mois", "dernier")


class SchoolZone(models.TextChoices):
    """Zones of the school holidays, by their cities."""

    A = "A", "zone A (Besançon, Bordeaux, Clermont-Ferrand, Dijon, Grenoble, Limoges, Lyon, Poitiers)"
    B = "B", "zone B (Aix-Marseille, Amiens, Lille, Nancy, Nantes, Nice, Normandie, Orléans, Reims, Rennes, Strasbourg)"
    C = "C", "zone C (Créteil, Montpellier, Paris, Toulouse, Versailles)"


class ChangeKind(models.TextChoices):
    """What happens to one date of an event."""

    SKIPPED = "skipped", "pas de rendez-vous ce jour-là"
    CANCELLED = "cancelled", "annulé"
    MOVED = "moved", "changé de date, d’heure ou de lieu"
    EXTRA = "extra", "une date de plus"


class Registration(models.TextChoices):
    """How one registers; the empty string: unknown."""

    NONE = "none", "sans inscription"
    PHONE = "phone", "par téléphone"
    LINK = "link", "par un lien vers un autre site"
    PLACES = "places", "sur ce site, avec des places"


class RegistrationState(models.TextChoices):
    """Of those who register on this site."""

    CONFIRMED = "confirmed", "confirmée"
    WAITING = "waiting", "en attente"
