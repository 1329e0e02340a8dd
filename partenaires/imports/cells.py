"""From a cell of a file to the value that it means, or a sentence (`Fault`) that says what is wrong with it.

Pure: no database, no clock but today's date. `COLUMNS` of `partenaires.exports` names the columns.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils import timezone
from django.utils.translation import override

from partenaires import hours as opening_hours
from partenaires.choices import Appointment, Category, Public, language_name, spoken_language_choices
from partenaires.exports import COLUMNS, RUN_BY_SPREADSHEETS
from partenaires.sheets import PhoneSheet, ServiceSheet
from partenaires.timetable import read as read_timetable
from partenaires.timetable import write as write_timetable
from reseau.base.choices import YesNo
from reseau.base.phones import validate_phone
from reseau.base.text import fold

LONGEST_TEXT = 10_000
LONGEST = {
    **dict.fromkeys(["hours_note", "transport", "description"], LONGEST_TEXT),
    **{"title": 255, "address": 200, "address_details": 200, "town": 100, "email": 254, "website": 200},
    **{"acceslibre_url": 500, "hours": 500, "identifier": 60},
}
POSTAL_CODE = re.compile(r"\d{5}", re.ASCII)
INSEE_CODE = re.compile(r"\d{5}|2[AB]\d{3}", re.ASCII)
SIRET = re.compile(r"\d{14}", re.ASCII)
SLUG = re.compile(r"[-\w]{1,60}", re.ASCII)
PHONE = re.compile(r"(?P<number>[^(]*)(?:\((?P<label>.*)\))?\s*", re.DOTALL)
LA_POSTE = "356000000"
DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
YES, NO = {"oui", "yes", "vrai", "true", "1"}, {"non", "no", "faux", "false", "0"}


class Fault(ValueError):
    """What is wrong, in a sentence."""


def text(value: str, name: str = "") -> str:
    if len(value) > LONGEST.get(name, LONGEST_TEXT):
        raise Fault(f"Trop long : {len(value)} signes, {LONGEST.get(name, LONGEST_TEXT)} au plus.")
    if CONTROLS.search(value):
        raise Fault("Des signes invisibles sont dans la case : retapez-la.")
    return value


def identifier(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise Fault("Un identifiant a 60 signes au plus : lettres sans accent, chiffres, tirets.")
    return value


def code(value: str, choices: Callable[[], dict[str, str]], what: str) -> str:
    """The code of a closed list, given as itself or by its French name."""
    try:
        return choices()[fold(value)]
    except KeyError:
        raise Fault(f"{what} : « {value[:60]} ».") from None


def codes(value: str, choices: Callable[[], dict[str, str]], what: str) -> tuple[str, ...]:
    found = {code(one, choices, what) for one in items(value)}
    return tuple(sorted(found))


def items(value: str) -> list[str]:
    return [one.strip() for one in value.split("|") if one.strip()]


def _by_name(choices) -> dict[str, str]:
    with override("fr"):
        return {fold(name): str(code) for code, label in choices for name in (str(code), str(label))}


@cache
def categories() -> dict[str, str]:
    return _by_name(Category.choices)


@cache
def publics() -> dict[str, str]:
    return _by_name(Public.choices)


@cache
def appointments() -> dict[str, str]:
    return _by_name(Appointment.choices)


@cache
def languages() -> dict[str, str]:
    return _by_name([(one, language_name(one, "fr")) for one, _label in spoken_language_choices()])


def ticked(value: str) -> bool:
    if fold(value) not in YES | NO:
        raise Fault(f"Répondez par oui ou par non, pas par « {value[:60]} ».")
    return fold(value) in YES


def answer(value: str) -> str:
    return str(YesNo.YES if ticked(value) else YesNo.NO)


def phone(value: str) -> PhoneSheet:
    found = PHONE.fullmatch(value)
    number, label = (found["number"].strip(), (found["label"] or "").strip()) if found else (value, "")
    _checked(validate_phone, number or value)
    if len(label) > 100 or len(number) > 50:
        raise Fault("Trop long : cent signes au plus pour dire à quoi sert un numéro.")
    return PhoneSheet(number, label)


def phones(value: str) -> tuple[PhoneSheet, ...]:
    return tuple(map(phone, items(value)))


def services(value: str) -> tuple[ServiceSheet, ...]:
    if any(len(name) > 150 for name in items(value)):
        raise Fault("Trop long : le nom d’un service a 150 signes au plus.")
    return tuple(ServiceSheet(text(name)) for name in items(value))


def email(value: str) -> str:
    _checked(EmailValidator("Ce courriel n’est pas une adresse : « nom@exemple.fr »."), value)
    return text(value, "email")


def url(value: str, name: str) -> str:
    sentence = "Cette adresse de site est mal écrite : « https://exemple.fr »."
    _checked(URLValidator(schemes=["http", "https"], message=sentence), value)
    return text(value, name)


def matching(pattern: re.Pattern, sentence: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        compact = "".join(value.split())
        if not pattern.fullmatch(compact):
            raise Fault(sentence)
        return compact

    return check


def siret(value: str) -> str:
    number = matching(SIRET, "Un numéro Siret a quatorze chiffres.")(value)
    is_right = sum(map(int, number)) % 5 == 0 if number.startswith(LA_POSTE) else _luhn(number)
    if not is_right and not _luhn(number):
        raise Fault("Ce numéro Siret est faux : sa clé de contrôle ne correspond pas.")
    return number


def _luhn(number: str) -> bool:
    digits = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(digit - 9 if digit > 9 else digit for digit in digits) % 10 == 0


def coordinate(value: str, most: int) -> float:
    try:
        number = float(value.replace(",", "."))
    except ValueError:
        raise Fault("Une coordonnée est un nombre de degrés : « 48.9252 ».") from None
    if not -most <= number <= most:
        raise Fault(f"Cette coordonnée est hors de la Terre : entre -{most} et {most} degrés.")
    return number


def hours(value: str) -> str:
    """As the site writes them when they are days and hours, as given when they are more than that."""
    text(value, "hours")
    try:
        opening_hours.validate_hours(value)
    except ValidationError as error:
        raise Fault(" ".join(error.messages)) from None
    timetable = read_timetable(value)
    return write_timetable(timetable) if timetable else value


def day(value: str) -> date:
    for pattern in DATE_FORMATS:
        try:
            found = datetime.strptime(value[:10], pattern).date()
        except ValueError:
            continue
        if found > timezone.localdate():
            raise Fault("Cette date n’est pas encore venue.")
        return found
    raise Fault("Une date s’écrit « 2026-11-25 » ou « 25/11/2026 ».")


def _checked(validator, value: str):
    try:
        validator(value)
    except ValidationError as error:
        raise Fault(" ".join(error.messages)) from None


WRONG_POSTAL_CODE = "Un code postal a cinq chiffres ; un tableur ôte parfois le zéro du début."
READERS: dict[str, Callable] = {
    "identifier": identifier,
    "changed_on": day,
    "category": lambda value: code(value, categories, "Type de lieu inconnu"),
    "other_categories": lambda value: codes(value, categories, "Type de lieu inconnu"),
    "publics": lambda value: codes(value, publics, "Public inconnu"),
    "languages_spoken": lambda value: codes(value, languages, "Langue inconnue"),
    "appointment": lambda value: code(value, appointments, "Rendez-vous : réponse inconnue"),
    "services": services,
    "phones": phones,
    "main_phone": phone,
    "email": email,
    "website": lambda value: url(value, "website"),
    "acceslibre_url": lambda value: url(value, "acceslibre_url"),
    "postal_code": matching(POSTAL_CODE, WRONG_POSTAL_CODE),
    "insee_code": matching(INSEE_CODE, "Un code Insee a cinq signes : « 92036 »."),
    "siret": siret,
    "latitude": lambda value: coordinate(value, 90),
    "longitude": lambda value: coordinate(value, 180),
    "hours": hours,
    "verified_on": day,
    **dict.fromkeys(["protected", "in_danger"], ticked),
    **dict.fromkeys(["step_free", "stroller", "children_admitted", "play_corner"], answer),
}
# `telephone` is data.inclusion's: the main number alone.
FIELDS = COLUMNS | {"telephone": "main_phone"}


@dataclass
class Values:
    """What a row says, by field of a sheet, and what is wrong with it. An empty cell says nothing."""

    said: dict = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def values_of(cells: dict[str, str], themes: dict[str, str]) -> Values:
    """`themes`: the slug of each theme, by its folded slug and by its folded name."""
    values = Values()
    readers = READERS | {"themes": lambda value: codes(value, lambda: themes, "Thème inconnu")}
    for column, name in FIELDS.items():
        if written := unescaped(cells.get(column, "")):
            try:
                values.said[name] = readers[name](written) if name in readers else text(written, name)
            except Fault as fault:
                values.faults.append(f"{column} : {fault}")
    return values


def unescaped(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running a cell."""
    stripped = cell.strip().replace("\r\n", "\n")
    return (
        stripped[1:]
        if stripped.startswith("'") and stripped[1:].lstrip("'").startswith(RUN_BY_SPREADSHEETS)
        else stripped
    )
