"""The list of who comes, in the administration: for those who may edit the event, and for nobody else."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex, Revision

from reseau.users.roles import ADMINISTRATION, AMBASSADORS, TEAM
from tests.admin import page_url, refused
from tests.agenda.registrations.conftest import kept, subjects
from tests.languages import everything_untranslated
from tests.reading import each, rows, soup, words

PRIVATE = ["Testard", "zebulon", "06 12 34 56 78"]


def list_url(event):
    return reverse("event_registrations", args=[event.pk])


@pytest.fixture
def zebulon(register, dinner):
    register(dinner, phone="06 12 34 56 78", adults="2")
    return dinner.registrations.get()


@pytest.fixture
def addresses(dinner, zebulon):
    return [list_url(dinner), reverse("strike_registration", args=[dinner.pk, zebulon.pk])]


@pytest.mark.parametrize("role", [TEAM, ADMINISTRATION])
def test_team_reads_the_list_and_how_many_come_for_each_date(roles, family, weekly, role):
    family(weekly, "Amel", 2, date="2026-12-03T17:00:00+00:00")
    family(weekly, "Blaise", 2, date="2026-12-03T17:00:00+00:00")

    page = roles.client(role).get(list_url(weekly))

    assert rows(page) == [
        ["2", "2", "1", "0"],
        ["0", "0", "3", "0"],
        ["0", "0", "3", "0"],
        ["Amel", "jeudi 3 décembre 2026, de 18 h à 20 h", "confirmée", "2", "0", "", "amel@example.org", ""],
        ["Blaise", "jeudi 3 décembre 2026, de 18 h à 20 h", "en attente", "2", "0", "", "blaise@example.org", ""],
    ]
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("query", ["", "?export=csv", "?export=xlsx"])
def test_nobody_else_reads_it(client, roles, addresses, query):
    for address in addresses:
        for ask in ("get", "post"):
            answer = getattr(roles.client(AMBASSADORS), ask)(f"{address}{query}")
            assert refused(answer)
            assert getattr(client, ask)(f"{address}{query}").url.startswith("/admin/login/?next=")
    assert kept() == [("Zébulon Testard", "confirmed")]


def test_page_of_the_event_leads_to_the_list_where_places_are_kept(roles, dinner):
    client = roles.client(TEAM)

    assert list_url(dinner) in client.get(page_url("edit", dinner.pk)).text
    dinner.registration = "none"
    dinner.save()
    assert list_url(dinner) not in client.get(page_url("edit", dinner.pk)).text


def test_list_of_a_translation_is_that_of_the_french_page(roles, dinner, zebulon):
    everything_untranslated("ar")

    assert "Zébulon Testard" in roles.client(TEAM).get(list_url(dinner.get_translations().get())).text


def test_erasing_asks_first_then_gives_the_places_to_who_waits(roles, dinner, zebulon, family, addresses, mailoutbox):
    family(dinner, "Amel", 3)
    client, strike = roles.client(TEAM), addresses[1]
    mailoutbox.clear()

    assert "2 adultes, 0 enfant (confirmée)" in words(soup(client.get(strike)).main)
    assert len(kept()) == 2
    answer = client.post(strike)

    assert (answer.url, kept()) == (list_url(dinner), [("Amel", "confirmed")])
    assert subjects(mailoutbox) == ["Des places se sont libérées pour vous : Repas partagé"]
    assert "Inscription effacée. 1 en attente devient confirmée." in each(client.get(answer.url), ".messages li")[0]


def test_registration_of_another_event_is_not_found(roles, dinner, weekly, zebulon):
    address = reverse("strike_registration", args=[weekly.pk, zebulon.pk])

    assert roles.client(TEAM).post(address).status_code == 404


def test_exports_hold_the_list_and_nothing_that_a_spreadsheet_would_run(roles, register, dinner):
    register(dinner, name="=HYPERLINK(1)", email="", phone="+213 551 23 45 67")
    client = roles.client(TEAM)

    csv = b"".join(client.get(f"{list_url(dinner)}?export=csv").streaming_content).decode().splitlines()
    book = openpyxl.load_workbook(BytesIO(b"".join(client.get(f"{list_url(dinner)}?export=xlsx").streaming_content)))

    headings = "Date,État,Nom,Courriel,Téléphone,Adultes,Enfants,Âges à garder,Langue,Inscrit le"
    assert csv[0] == headings
    assert "confirmée,'=HYPERLINK(1),,'+213551234567,1,0,,fr,22/11/2026 10:01" in csv[1]
    sheet = list(book.active.values)
    assert (list(sheet[0]), sheet[1][2], sheet[1][4]) == (headings.split(","), "'=HYPERLINK(1)", "'+213551234567")


# Never public


def test_names_are_on_no_public_page_nor_feed(client, dinner, zebulon):
    everything_untranslated("ar")
    addresses = [
        *("/", "/agenda/", "/agenda/repas/", "/agenda/repas/inscription/", "/ar/agenda/repas/", "/ar/agenda/"),
        *("/agenda/agenda.ics", f"/agenda/{dinner.translation_key}.ics", "/sitemap-fr.xml", "/sitemap.xml"),
        *("/recherche/?q=Testard", "/recherche/?q=repas", "/recherche/?q=zebulon@example.org", "/guide/aides.json"),
    ]

    answers = {address: client.get(address).content.decode().replace("?q=", "") for address in addresses}

    told = {
        (address, secret)
        for address, text in answers.items()
        for secret in PRIVATE
        if secret in text and "recherche" not in address
    }
    assert told == set()
    for query in ("Testard", "zebulon@example.org"):
        assert each(client.get(f"/recherche/?q={query}"), "main .card") == []


def test_names_are_in_no_history_of_the_administration(roles, dinner, zebulon, addresses):
    client = roles.client(TEAM)
    dinner.save_revision(log_action=True).publish()
    client.post(addresses[1])

    pages = [
        client.get(page_url("history", dinner.pk)).text,
        client.get(page_url("usage", dinner.pk)).text,
        client.get(page_url("edit", dinner.pk)).text,
        client.get("/admin/").text,
        client.get(f"/admin/pages/{dinner.get_parent().pk}/").text,
    ]
    written = [str(row.data) + row.label for model in (PageLogEntry, ModelLogEntry) for row in model.objects.all()]
    written += [str(revision.content) for revision in Revision.objects.all()]
    assert [secret for secret in PRIVATE for text in pages + written if secret in text] == []
    assert not ReferenceIndex.objects.filter(base_content_type__model="registration").exists()
