"""One address of each type of page of the demo site, by what it shows."""

FRENCH = {
    "home": "/",
    "guide": "/guide/",
    "aid": "/guide/allocation-de-soutien-familial/",
    "sensitive aid": "/guide/aide-d-urgence-violences-conjugales/",
    "agenda": "/agenda/",
    "event": "/agenda/exemple-soiree-du-temps-pour-soi/",
    "cancelled event": "/agenda/exemple-atelier-annule/",
    "directory": "/annuaire/",
    "partner": "/annuaire/maison-de-justice-et-du-droit/",
    "news index": "/actualites/",
    "news": "/actualites/exemple-un-forum-pour-trouver-son-equilibre/",
    "content": "/notre-histoire/",
    "figures": "/notre-histoire/chiffres/",
    "legal notice": "/mentions-legales/",
    "accessibility": "/accessibilite/",
    "contact": "/contact/",
    "site map": "/plan-du-site/",
    "search": "/recherche/?q=caf",
    "not found": "/nulle-part/",
}
LANGUAGES = {"fr": "", "en": "/en", "ar": "/ar"}


def address(kind: str, language: str = "fr") -> str:
    return f"{LANGUAGES[language]}{FRENCH[kind]}"
