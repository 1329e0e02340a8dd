"""Closed lists of the directory. Codes of `Public` are data.inclusion's (référentiel v1, "publics")."""

from babel import Locale
from babel.core import UnknownLocaleError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    CCAS = "ccas", _("CCAS")
    TOWN_HALL = "mairie", _("Mairie")
    CAF = "caf", _("Caf")
    NATIONAL_SERVICE = "service_national", _("Service national")
    REGIONAL_SERVICE = "service_regional", _("Service régional")
    DEPARTMENT = "pole_social_departemental", _("Pôle social du département")
    PMI = "pmi", _("PMI")
    SOCIAL_CENTRE = "centre_social", _("Centre social")
    FAMILY_HOUSE = "maison_des_parents", _("Maison des familles")
    LIBRARY = "mediatheque", _("Médiathèque, ludothèque")
    JUSTICE = "point_justice", _("Maison de justice, point-justice")
    VIOLENCE = "violences", _("Violences : écoute et accueil")
    CIDFF = "cidff", _("CIDFF")
    FOOD = "aide_alimentaire", _("Aide alimentaire")
    FRANCE_TRAVAIL = "france_travail", _("France Travail")
    MISSION_LOCALE = "mission_locale", _("Mission locale")
    POLICE = "police", _("Police")
    FRANCE_SERVICES = "france_services", _("France services")
    CHILDCARE = "creche", _("Crèche, relais petite enfance")
    LAEP = "laep", _("Lieu d’accueil enfants-parents")
    PARENTS_ASSOCIATION = "association_parents", _("Association de parents")
    HEALTH = "sante", _("Santé, centre municipal de santé")


class Public(models.TextChoices):
    SINGLE_PARENTS = "familles-monoparentales", _("Familles monoparentales")
    EVERYONE = "tous-publics", _("Tous les publics")
    FAMILIES = "familles", _("Familles")
    WOMEN = "femmes", _("Femmes")
    YOUTH = "jeunes", _("Jeunes")
    STUDENTS = "etudiants", _("Étudiants")
    WORKERS = "actifs", _("Personnes en emploi")
    JOB_SEEKERS = "demandeurs-emploi", _("Personnes en recherche d’emploi")
    MINIMUM_BENEFITS = "beneficiaires-des-minimas-sociaux", _("Allocataires de minima sociaux")
    DISABILITY = "personnes-en-situation-de-handicap", _("Personnes en situation de handicap")
    HOUSING = "personnes-en-situation-durgence", _("Personnes en situation d’urgence")
    ILLITERACY = "personnes-en-situation-illettrisme", _("Personnes en difficulté de lecture")
    DIGITAL = "personnes-en-difficulte-numerique", _("Personnes en difficulté avec le numérique")
    SENIORS = "seniors", _("Seniors")
    FOREIGNERS = "personnes-exilees", _("Personnes exilées")


# Who is served by what is offered to others too.
WIDER = {Public.SINGLE_PARENTS: [Public.FAMILIES, Public.EVERYONE]}


def publics_serving(public: str) -> list[str]:
    """The publics whose places serve `public`: itself, and the wider ones."""
    return list(dict.fromkeys([public, *WIDER.get(public, [Public.EVERYONE])]))


class Appointment(models.TextChoices):
    """The empty string when nobody knows."""

    REQUIRED = "required", _("Sur rendez-vous")
    NOT_NEEDED = "not_needed", _("Sans rendez-vous")
    EITHER = "either", _("Avec ou sans rendez-vous")


class Cost(models.TextChoices):
    """Values of data.inclusion ("frais"); the empty string when nobody knows."""

    FREE = "gratuit", _("Gratuit")
    PAID = "payant", _("Payant")


# ISO 639 codes of the languages heard in the partners' offices.
SPOKEN_LANGUAGES = [
    "fr",
    "en",
    "ar",
    "es",
    "pt",
    "tr",
    "pl",
    "zh",
    "fa",
    "he",
    "de",
    "it",
    "ro",
    "ru",
    "uk",
    "vi",
    "wo",
    "bm",
    "kab",
    "shi",
    "ur",
    "hi",
    "ta",
    "so",
]


def language_name(code: str, in_language: str) -> str:
    """Name of the language `code` as said in `in_language`: ("ar", "fr") gives "arabe"."""
    try:
        return Locale.parse(in_language.replace("-", "_")).languages.get(code, code)
    except UnknownLocaleError:
        return Locale("fr").languages.get(code, code)


def spoken_language_choices() -> list[tuple[str, str]]:
    """Codes and French names in alphabetical order, for the editor."""
    return sorted(((code, language_name(code, "fr")) for code in SPOKEN_LANGUAGES), key=lambda choice: choice[1])
