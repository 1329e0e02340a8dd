"""What a partner may propose to change: how each field is read on its page, written there, and said in words.

Values are plain (text, lists, dictionaries), as they are kept in a proposal.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partenaires import hours_words
from partenaires.choices import Appointment, language_name
from partenaires.timetable import read as read_timetable
from reseau.base.choices import YesNo
from reseau.base.phones import phone_in_words

Value = str | list


@dataclass(frozen=True)
class Field:
    name: str
    label: str | Promise
    read: Callable[[object], Value]
    write: Callable[[object, Value], None]
    say: Callable[[Value], str]
    says_where: bool = False  # never asked of a protected place, nor kept of it


def _text(name: str, label, attribute: str = "", say=str, says_where=False) -> Field:
    attribute = attribute or name
    return Field(
        name,
        label,
        lambda page: plain(getattr(page, attribute)),
        lambda page, value: setattr(page, attribute, value),
        say,
        says_where,
    )


def plain(text: str) -> str:
    """As a browser would post it, but for its ends of lines."""
    return "\n".join((text or "").splitlines()).strip()


def _one_of(choices) -> Callable[[str], str]:
    return lambda code: str(dict(choices.choices).get(code, code))


def _phones(page) -> list[dict]:
    return [{name: block.value[name] or "" for name in ("number", "label", "message")} for block in page.phones]


def _write_phones(page, rows: list[dict]):
    stream = page._meta.get_field("phones").stream_block
    page.phones = stream.clean(stream.to_python([{"type": "phone", "value": row} for row in rows]))


def _say_phones(rows: list[dict]) -> str:
    answers = {YesNo.YES: "on peut laisser un message", YesNo.NO: "ne pas laisser de message"}
    return "\n".join(
        " – ".join(filter(None, [phone_in_words(row["number"]), row["label"], answers.get(row["message"])]))
        for row in rows
    )


def _say_hours(expression: str) -> str:
    timetable = read_timetable(expression) if expression else None
    if not timetable:
        return expression
    week = [f"{line.days} {line.hours} {line.note}".strip() for line in hours_words.usual_week(timetable)]
    return "\n".join([*week, *hours_words.closures(timetable, timezone.localdate())])


def _say_languages(codes: list[str]) -> str:
    return ", ".join(sorted(language_name(code, "fr") for code in codes))


SHEET = [
    _text("summary", _("Votre lieu, en une phrase"), "search_description"),
    Field("phones", _("Téléphones"), _phones, _write_phones, _say_phones),
    _text("email", _("Courriel")),
    _text("website", _("Site web")),
    _text("appointment", _("Rendez-vous"), say=_one_of(Appointment)),
    Field(
        "languages_spoken",
        _("Langues parlées"),
        lambda page: sorted(page.languages_spoken),
        lambda page, value: setattr(page, "languages_spoken", value),
        _say_languages,
    ),
    Field("hours", _("Horaires"), lambda page: page.hours, lambda page, value: page.set_hours(value), _say_hours),
    _text("hours_note", _("Horaires : précisions")),
    _text("address", _("Numéro et rue"), says_where=True),
    _text("address_details", _("Bâtiment, étage"), says_where=True),
    _text("postal_code", _("Code postal"), says_where=True),
    _text("town", _("Commune"), says_where=True),
    _text("transport", _("Pour venir"), says_where=True),
    _text("step_free", _("Entre-t-on sans monter de marche ?"), say=_one_of(YesNo)),
    _text("stroller", _("Entre-t-on avec une poussette ?"), say=_one_of(YesNo)),
    _text("children_admitted", _("Les enfants sont-ils admis ?"), say=_one_of(YesNo)),
    _text("play_corner", _("Y a-t-il un coin jeux ?"), say=_one_of(YesNo)),
]
FIELDS = {field.name: field for field in SHEET}
SAYS_WHERE = [field.name for field in SHEET if field.says_where]


def offered(page) -> dict[str, Field]:
    """The fields that may be changed on `page`, by name."""
    return {name: field for name, field in FIELDS.items() if not (page.protected and field.says_where)}


def values(page) -> dict[str, Value]:
    return {name: field.read(page) for name, field in offered(page).items()}
