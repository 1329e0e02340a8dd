"""One address of each type of page of the demo site, by what it shows; and what only a form leads to."""

import time
from base64 import b32decode
from urllib.parse import parse_qs, urlsplit

from django_otp.oath import TOTP

FRENCH = {
    "home": "/",
    "guide": "/guide/",
    "filtered guide": "/guide/?theme=logement",
    "guide with an unknown filter": "/guide/?theme=inconnu",
    "aid": "/guide/allocation-de-soutien-familial/",
    "sensitive aid": "/guide/aide-d-urgence-violences-conjugales/",
    "untranslated aid": "/guide/pass-plus-sport-et-culture/",  # in French, whatever the language
    "agenda": "/agenda/",
    "month": "/agenda/mois/",
    "filtered month": "/agenda/mois/?free=on",
    "archive": "/agenda/archives/2025/",
    "sheet": "/agenda/affiche/",
    "empty agenda": "/agenda/?date_from=2100-01-01",
    "event": "/agenda/exemple-soiree-du-temps-pour-soi/",
    "cancelled event": "/agenda/exemple-atelier-annule/",
    "series": "/agenda/exemple-atelier-du-mercredi/",
    "forum": "/agenda/exemple-forum-sur-deux-jours/",
    "past event": "/agenda/sante-et-vitalite/",
    "subscription": "/agenda/s-abonner/",
    "chosen subscription": "/agenda/s-abonner/?theme=argent",
    "embedding": "/agenda/integrer/",
    "frame": "/agenda/cadre/",
    "directory": "/annuaire/",
    "directory by distance": "/annuaire/autour/",
    "directory to print": "/annuaire/imprimer/",
    "partner": "/annuaire/maison-de-justice-et-du-droit/",
    "news index": "/actualites/",
    "news": "/actualites/exemple-un-forum-pour-trouver-son-equilibre/",
    "content": "/notre-histoire/",
    "figures": "/notre-histoire/chiffres/",
    "legal notice": "/mentions-legales/",
    "personal data": "/donnees-personnelles/",
    "accessibility": "/accessibilite/",
    "ecodesign": "/ecoconception/",
    "open data": "/donnees-ouvertes/",
    "contact": "/contact/",
    "site map": "/plan-du-site/",
    "search": "/recherche/?q=caf",
    "empty search": "/recherche/?q=zzzz",
    "not found": "/nulle-part/",
}
BROKEN = "500.html"  # no address shows it
LANGUAGES = {"fr": "", "en": "/en", "ar": "/ar"}


def address(kind: str, language: str = "fr") -> str:
    return f"{LANGUAGES[language]}{FRENCH[kind]}"


def send_nothing(page):
    """The contact form, shown on the page, comes back in error."""
    send_message(page, message="", email="pas une adresse")


def send_message(page, message="Bonjour, je cherche une garde.", email="parent@example.org"):
    """The contact form, shown on the page for three seconds at least, is thanked for."""
    page.fill("[name=message]", message)
    page.fill("[name=email]", email)
    send(page)


def send(page):
    """The form of the page leaves, filled in or not."""
    follow(page.locator("main form button[type=submit]"))


def follow(element):
    """A link or a button that leads to another page is pressed, and the other page is there."""
    with element.page.expect_navigation():
        element.click()


def sign_in(page, login):
    """The administration, opened with one of the accounts of the demo site."""
    page.goto("/admin/login/")
    page.fill("[name=username]", login)
    page.fill("[name=password]", login)
    follow(page.locator("button[type=submit]"))


def key_of(address: str) -> str:
    """The key that the QR code of a second factor gives to a telephone."""
    return parse_qs(urlsplit(address).query)["secret"][0]


def code_of(key: str, steps: int = 0) -> str:
    """What the application of codes of a telephone shows for a key, so many times thirty seconds from now."""
    totp = TOTP(b32decode(key.replace(" ", "")))
    totp.time = time.time() + 30 * steps
    return f"{totp.token():06}"
