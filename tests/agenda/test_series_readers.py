"""Series entered as an editor enters them, whose feed five readers must expand into the dates listed here by hand."""

from dataclasses import replace
from datetime import UTC, date, time, timedelta
from random import Random
from uuid import UUID

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from agenda.choices import ChangeKind, Repeat
from agenda.dates import span
from agenda.ical import calendar, vevents
from agenda.models import EventPage
from agenda.recurrence import WEEKDAYS, Change, RecurrenceError, Rule, Slot, unfold
from reseau.users.roles import TEAM
from tests.agenda.test_events import posted
from tests.agenda.test_ical import MODIFIED, WORKSHOP
from tests.tooling.readers import READERS, expand, faults

FIRST, LAST = date(2026, 1, 1), date(2029, 12, 31)
NOON = {"start_time": "12:00", "end_time": "13:30"}


def row(kind, day, **fields):
    names = ("new_date", "new_start_time", "new_end_time", "new_venue", "new_address", "message")
    return {"kind": kind, "day": day, **dict.fromkeys(names, "")} | fields


SERIES = {
    "Chaque mardi jusqu’au changement d’heure et après": (
        {"start_date": "2027-03-16", **NOON, "repeat": "weekly", "weekdays": ["TU"], "until": "2027-04-06"},
        [],
        ["2027-03-16 11:00", "2027-03-23 11:00", "2027-03-30 10:00", "2027-04-06 10:00"],
    ),
    "Commencer un mercredi pour revenir le mardi": (
        {"start_date": "2026-09-02", **NOON, "repeat": "weekly", "weekdays": ["TU"], "interval": "2", "count": "3"},
        [],
        ["2026-09-08 10:00", "2026-09-22 10:00", "2026-10-06 10:00"],
    ),
    "Sauf vacances de la Toussaint et 11 novembre": (
        {
            **{"start_date": "2026-10-14", **NOON, "repeat": "weekly", "weekdays": ["WE"], "until": "2026-11-25"},
            **{"school_zone": "C", "skips_public_holidays": "on"},
        },
        [],
        ["2026-10-14 10:00", "2026-11-04 11:00", "2026-11-18 11:00", "2026-11-25 11:00"],
    ),
    "La première date sautée, la dernière déplacée plus tôt": (
        {"start_date": "2026-12-01", **NOON, "repeat": "weekly", "weekdays": ["TU", "TH"], "count": "5"},
        [
            row("skipped", "2026-12-01"),
            row("moved", "2026-12-15", new_date="2026-12-02", new_start_time="09:00", new_end_time="10:00"),
        ],
        ["2026-12-02 08:00", "2026-12-03 11:00", "2026-12-08 11:00", "2026-12-10 11:00"],
    ),
    "La première déplacée, la deuxième annulée": (
        {"start_date": "2026-12-01", **NOON, "repeat": "weekly", "weekdays": ["TU"], "count": "3"},
        [row("moved", "2026-12-01", new_date="2026-12-05"), row("cancelled", "2026-12-08", message="Grève.")],
        ["2026-12-05 11:00", "2026-12-08 11:00 annulé", "2026-12-15 11:00"],
    ),
    "Deux dates échangées": (
        {"start_date": "2026-12-01", **NOON, "repeat": "weekly", "weekdays": ["TU"], "count": "3"},
        [
            row("moved", "2026-12-01", new_date="2026-12-08", new_start_time="15:00", new_end_time="16:00"),
            row("moved", "2026-12-08", new_date="2026-12-01", new_start_time="15:00", new_end_time="16:00"),
        ],
        ["2026-12-01 14:00", "2026-12-08 14:00", "2026-12-15 11:00"],
    ),
    "Une date de plus la veille, une autre après la fin": (
        {"start_date": "2026-12-01", **NOON, "repeat": "weekly", "weekdays": ["TU"], "count": "2"},
        [row("extra", "2026-11-30"), row("extra", "2027-07-01", new_start_time="23:00", new_end_time="01:00")],
        ["2026-11-30 11:00", "2026-12-01 11:00", "2026-12-08 11:00", "2027-07-01 21:00"],
    ),
    "Toute la nuit, la nuit du changement comprise": (
        {
            **{"start_date": "2026-10-17", "end_date": "2026-10-18", "start_time": "22:00", "end_time": "06:00"},
            **{"repeat": "weekly", "weekdays": ["SA"], "count": "3"},
        },
        [],
        ["2026-10-17 20:00 8 h", "2026-10-24 20:00 9 h", "2026-10-31 21:00 8 h"],
    ),
    "Commencer la nuit du changement": (
        {
            **{"start_date": "2027-03-27", "end_date": "2027-03-28", "start_time": "22:00", "end_time": "06:00"},
            **{"repeat": "weekly", "weekdays": ["SA"], "count": "3"},
        },
        [],
        ["2027-03-27 21:00 7 h", "2027-04-03 20:00 8 h", "2027-04-10 20:00 8 h"],
    ),
    "Le dernier vendredi": (
        {
            **{"start_date": "2027-01-01", **NOON, "repeat": "monthly_weekday", "nth": "-1", "weekdays": ["FR"]},
            "until": "2027-04-30",
        },
        [row("cancelled", "2027-04-30", message="Salle fermée.")],
        ["2027-01-29 11:00", "2027-02-26 11:00", "2027-03-26 11:00", "2027-04-30 10:00 annulé"],
    ),
    "Deux jours entiers, le 28 de chaque mois": (
        {
            **{"start_date": "2027-02-28", "end_date": "2027-03-01", "repeat": "monthly_day", "month_day": "28"},
            "count": "3",
        },
        [row("moved", "2027-03-28", new_date="2027-03-27")],
        ["2027-02-28", "2027-03-27", "2027-04-28"],
    ),
    "Une seule date, déplacée": (
        {"start_date": "2026-12-01", **NOON},
        [row("moved", "2026-12-01", new_date="2026-12-02", new_venue="Parc")],
        ["2026-12-02 11:00"],
    ),
}


def brief(found):
    """« 2026-12-01 11:00 », with its length when it is not 1 h 30 or 1 h, and what became of it."""
    hours = ""
    if "22:00" not in found.starts and " " in found.starts:
        start, end = (timedelta(hours=int(at[-5:-3]), minutes=int(at[-2:])) for at in (found.starts, found.ends))
        length = (end - start) % timedelta(days=1)
        hours = f" {length // timedelta(hours=1)} h" if length > timedelta(hours=2) else ""
    return f"{found.starts}{hours}{' annulé' if found.status == 'CANCELLED' else ''}"


@pytest.mark.parametrize("title", SERIES)
def test_every_reader_finds_the_dates_that_the_editor_meant(client, site_tree, roles, title):
    fields, exceptions, by_hand = SERIES[title]
    address = reverse("wagtailadmin_pages:add", args=["agenda", "eventpage", site_tree.agenda.pk])
    weekdays = {"weekdays": fields["weekdays"]} if "weekdays" in fields else {}
    data = posted(title=title, slug="serie", exceptions=inline_formset(exceptions), **fields) | weekdays

    answer = roles.client(TEAM).post(address, data | {"action-publish": "1"})

    assert answer.status_code == 302, answer.context["form"].errors
    feed = client.get("/agenda/agenda.ics").content.decode()
    read = expand(feed, FIRST, LAST)
    assert {
        name: [brief(found) for found in sorted(dates, key=lambda each: each.starts)] for name, dates in read.items()
    } == (dict.fromkeys(READERS, by_hand))
    assert faults(feed) == []
    (event,) = EventPage.objects.all()
    assert event.occurrences.count() == len(by_hand)


def at_random(random: Random) -> tuple[Slot, Rule | None, list[Change]]:
    """A slot, a rule and changes such as an editor may make, clear of the hours that change."""
    day = date(2026, 9, 1) + timedelta(days=random.randrange(400))
    nights = random.choice([0, 0, 0, 1, 2])
    hours = random.choice([(None, None), (time(10), time(11, 30)), (time(22), time(23, 45)), (time(9), time(8))])
    if hours == (time(9), time(8)):
        nights = max(nights, 1)
    slot = Slot(day, day + timedelta(days=nights), *hours)
    rule = random.choice(
        [
            None,
            Rule(Repeat.WEEKLY, random.randint(1, 4), (random.choice(WEEKDAYS),), count=random.randint(2, 20)),
            Rule(
                Repeat.MONTHLY_WEEKDAY,
                weekdays=(random.choice(WEEKDAYS),),
                nth=random.choice([1, 2, 3, 4, -1]),
                until=day + timedelta(days=random.randrange(60, 500)),
            ),
            Rule(Repeat.MONTHLY_DAY, month_day=random.randint(1, 28), count=random.randint(2, 9)),
        ]
    )
    days = list(rule.days(day))[: rule.count] if rule else [day]
    slot = slot.on(days[0])
    changes = []
    for changed in random.sample(days, min(len(days) - 1, random.randrange(4))):
        new = slot.on(changed + timedelta(days=random.randint(-20, 20)))
        kind = random.choice([ChangeKind.SKIPPED, ChangeKind.CANCELLED, ChangeKind.MOVED])
        changes.append(Change(kind, changed, new))
    if random.random() < 0.3:
        extra = slot.on(day + timedelta(days=700))
        changes.append(Change(ChangeKind.EXTRA, extra.first, extra))
    return slot, rule, changes


def test_two_hundred_series_made_at_random_are_read_as_they_are_meant():
    random, entries, meant = Random("agenda"), [], []
    for number in range(200):
        slot, rule, changes = at_random(random)
        title = f"Série {number:03}"
        uid = UUID(int=WORKSHOP.uid.int + number)
        try:
            series = unfold(slot, rule, changes)
        except RecurrenceError:
            continue
        entries.append(replace(WORKSHOP, uid=uid, series=series, summary=title, cancelled_prefix="[Annulé]"))
        for each in series.happenings:
            status = ("[Annulé] ", "CANCELLED") if each.is_cancelled else ("", "CONFIRMED")
            meant.append((status[0] + title, *as_found(each.slot), status[1]))

    texts = (vevents(entry, modified=MODIFIED, sequence=0) for entry in entries)
    uid, address = WORKSHOP.uid, "https://reseau.example/agenda/"
    feed = calendar(texts, name="Agenda", description="Tout", uid=uid, source=address, url=address).decode()

    assert len(entries) > 190
    assert expand(feed, FIRST, LAST) == dict.fromkeys(READERS, sorted(meant))
    assert faults(feed) == []


def as_found(slot: Slot) -> tuple[str, str]:
    if slot.is_whole_days:
        return slot.first.isoformat(), (slot.last + timedelta(days=1)).isoformat()
    return tuple(f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}" for moment in span(slot))
