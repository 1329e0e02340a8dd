"""How an event comes back, said in one sentence: « chaque mardi de 18 h à 20 h, jusqu’au 24 juin 2027 »."""

from datetime import date, timedelta

from babel.lists import format_list
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from agenda.choices import Repeat
from agenda.recurrence import WEEKDAYS, Rule, Slot
from reseau.base.clock import day_in_words, hour_in_words

A_MONDAY = date(2024, 1, 1)


def rule_in_words(rule: Rule, slot: Slot, *, school_zone: str = "", skips_public: bool = False) -> str:
    """The sentence, in the active language. `school_zone` is that whose holidays are left out."""
    parts = [" ".join(filter(None, [_days(rule), _hours(slot)])), _end(rule)]
    if school_zone:
        parts.append(_("sauf vacances scolaires (zone %(zone)s)") % {"zone": school_zone})
    if skips_public:
        parts.append(_("sauf jours fériés"))
    return pgettext("entre les parties d’une phrase", ", ").join(parts)


def _days(rule: Rule) -> str:
    if rule.repeat == Repeat.MONTHLY_DAY:
        return _("le %(day)s de chaque mois") % {"day": rule.month_day}
    names = [{"day": _weekday(code)} for code in rule.weekdays]
    if rule.repeat == Repeat.MONTHLY_WEEKDAY:
        return _nth(rule.nth) % names[0]
    if rule.interval == 1:
        return format_list([_("chaque %(day)s") % name for name in names], locale=get_language())
    listed = format_list([_("le %(day)s") % name for name in names], locale=get_language())
    return _("toutes les %(weeks)s semaines, %(days)s") % {"weeks": rule.interval, "days": listed}


def _weekday(code: str) -> str:
    """Name of the day in the active language."""
    return date_format(A_MONDAY + timedelta(days=WEEKDAYS.index(code)), "l")


def _nth(nth: int) -> str:
    return {
        1: _("le premier %(day)s de chaque mois"),
        2: _("le deuxième %(day)s de chaque mois"),
        3: _("le troisième %(day)s de chaque mois"),
        4: _("le quatrième %(day)s de chaque mois"),
        -1: _("le dernier %(day)s de chaque mois"),
    }[nth]


def _hours(slot: Slot) -> str:
    if slot.is_whole_days:
        length = (slot.last - slot.first).days + 1
        several = ngettext("pendant %(days)s jour", "pendant %(days)s jours", length) % {"days": length}
        return several if length > 1 else ""
    return _("de %(start)s à %(end)s") % {"start": hour_in_words(slot.start), "end": hour_in_words(slot.end)}


def _end(rule: Rule) -> str:
    if rule.until:
        return _("jusqu’au %(day)s") % {"day": day_in_words(rule.until)}
    return ngettext("%(count)s fois", "%(count)s fois", rule.count) % {"count": rule.count}
