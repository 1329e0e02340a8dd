"""The printed guide over HTTP: made once, made again when what it says changes, given without waiting otherwise."""

import logging
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import http_date
from wagtail.models import PageViewRestriction

from guide_pages import editions
from guide_pages.models import GuideEdition
from reseau.base.models import LegalSettings, NetworkSettings, Theme
from tests.factories import AidPageFactory
from tests.guide_pages.printed import GUIDE, MORNING, broken, made_at, printed_aid, publish
from tests.guide_pages.reading_pdf import opened, text
from tests.languages import translated, untranslated
from tests.reading import main


@pytest.fixture
def aid(site_tree):
    return printed_aid(site_tree)


def test_the_guide_is_a_file_shown_in_place_and_no_one_s_in_particular(client, aid):
    response = client.get(GUIDE)

    names = ["Content-Type", "Content-Disposition", "Cache-Control", "Content-Language", "Vary"]
    assert {name: response.headers[name] for name in names} == {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'inline; filename="guide-fr.pdf"',
        "Cache-Control": "public, max-age=900",
        "Content-Language": "fr",
        "Vary": "Accept-Encoding",
    }
    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert response.headers["Last-Modified"] == http_date(made_at().timestamp())
    assert "Soutien familial" in text(response.content)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_each_language_has_its_own(client, aid, code):
    untranslated(aid, code)

    response = client.get(f"/{code}{GUIDE}")

    assert response.headers["Content-Disposition"] == f'inline; filename="guide-{code}.pdf"'
    assert opened(response.content).trailer["/Root"]["/Lang"] == code
    assert "Soutien familial" in text(response.content)


def test_a_guide_already_known_is_not_sent_again(client, aid):
    first = client.get(GUIDE)

    for header in ("ETag", "Last-Modified"):
        asked = {"if-none-match" if header == "ETag" else "if-modified-since": first.headers[header]}
        again = client.get(GUIDE, headers=asked)

        assert (again.status_code, again.content) == (304, b"")


def test_head_says_what_get_would_and_nothing_is_written(client, aid):
    whole, head = client.get(GUIDE), client.head(GUIDE)

    assert (head.status_code, head.content, dict(head.headers)) == (200, b"", dict(whole.headers))
    assert client.post(GUIDE).status_code == 405


def test_a_guide_without_any_aid_is_a_guide(client, site_tree):
    assert "Le guide des aides" in text(client.get(GUIDE).content)


def test_the_guide_is_not_made_again_while_nothing_changes(client, aid):
    with time_machine.travel(MORNING, tick=False):
        first = client.get(GUIDE)
    with time_machine.travel(MORNING + timedelta(days=40), tick=False):
        second = client.get(GUIDE)

    assert (made_at(), second.content) == (MORNING, first.content)


def test_an_edition_kept_is_given_after_four_questions_to_the_database(client, aid):
    client.get(GUIDE)
    cache.clear()

    with CaptureQueriesContext(connection) as queries:
        client.get(GUIDE)

    assert len(queries) == 4


CHANGES = {
    "an aid is corrected": lambda aid: publish(aid, title="Autre nom"),
    "an aid is withdrawn": lambda aid: aid.unpublish(),
    "an aid becomes private": lambda aid: PageViewRestriction.objects.create(page=aid, restriction_type="login"),
    "an aid is added": lambda aid: AidPageFactory(parent=aid.get_parent()),
    "a partner changes its number": lambda aid: publish(aid.partners.get(), phones=[("phone", {"number": "3231"})]),
    "a theme changes its name": lambda aid: Theme.objects.update(name="Budget"),
    "the network changes its name": lambda aid: NetworkSettings.objects.update(name="Parents solos"),
    "the town changes its colours": lambda aid: NetworkSettings.objects.update(brand_colour="#5b2a86"),
    "a licence is given": lambda aid: LegalSettings.objects.update(content_licence="Licence Ouverte 2.0"),
    "the site changes its address": lambda aid: type(aid.get_site()).objects.update(hostname="ailleurs.example"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_guide_is_made_again_when(client, aid, change):
    before = client.get(GUIDE).headers["ETag"]

    change(aid)

    assert client.get(GUIDE, headers={"host": aid.get_site().hostname}).headers["ETag"] != before


@pytest.mark.parametrize(
    ("day", "shown", "hidden"),
    [
        (date(2027, 4, 1), ["80 €", "Fermée jusqu’au"], "Montant à vérifier"),
        (date(2027, 4, 2), ["Montant à vérifier", "Fermée jusqu’au"], "80 €"),
        (date(2027, 5, 2), ["Montant à vérifier"], "Fermée"),
    ],
)
def test_the_guide_is_made_again_the_day_it_would_no_longer_be_true(client, aid, day, shown, hidden):
    with time_machine.travel(MORNING, tick=False):
        client.get(GUIDE)

    with time_machine.travel(datetime.combine(day, MORNING.timetz()), tick=False):
        pages = [page.extract_text() for page in opened(client.get(GUIDE).content).pages]

    (said,) = [page.replace("\N{NO-BREAK SPACE}", " ") for page in pages if "La fiche à jour" in page]
    assert ([words for words in shown if words not in said], hidden in said) == ([], False)


def test_another_language_follows_its_own_words(client, aid):
    page = translated(aid, "en", title="Family support")
    before = [client.get(GUIDE).headers["ETag"], client.get(f"/en{GUIDE}").headers["ETag"]]

    publish(page, title="Support for families")

    after = [client.get(GUIDE).headers["ETag"], client.get(f"/en{GUIDE}").headers["ETag"]]
    assert (after[0] == before[0], after[1] == before[1]) == (True, False)


def test_only_one_file_is_kept_for_each_language(client, aid, settings):
    for title in ("Un", "Deux", "Trois"):
        publish(aid, title=title)
        client.get(GUIDE)

    assert len(list(Path(settings.MEDIA_ROOT, "guide").iterdir())) == 1
    assert "Trois" in text(client.get(GUIDE).content)


def test_a_file_that_has_disappeared_is_made_again(client, aid, settings):
    client.get(GUIDE)
    for path in Path(settings.MEDIA_ROOT, "guide").iterdir():
        path.unlink()

    assert "Soutien familial" in text(client.get(GUIDE).content)


def test_while_another_process_makes_it_the_previous_one_is_given(client, aid):
    before = client.get(GUIDE)
    publish(aid, title="Autre nom")
    assert GuideEdition.of("fr").begin()

    assert client.get(GUIDE).content == before.content
    assert not GuideEdition.of("fr").begin()


def test_a_process_that_never_ends_is_not_waited_for_longer_than_two_minutes(client, aid):
    client.get(GUIDE)
    publish(aid, title="Autre nom")
    GuideEdition.of("fr").begin()

    with time_machine.travel(timezone.now() + timedelta(minutes=2, seconds=1)):
        assert "Autre nom" in text(client.get(GUIDE).content)


def test_the_very_first_edition_is_waited_for(client, aid, monkeypatch):
    """The other process ends while this one sleeps."""
    edition = GuideEdition.of("fr")
    assert edition.begin()
    monkeypatch.setattr(editions, "sleep", lambda seconds: editions.make(edition, editions.fingerprint(edition)))

    assert "Soutien familial" in text(client.get(GUIDE).content)


def test_a_first_edition_that_takes_too_long_is_to_be_asked_for_later(client, aid, monkeypatch):
    GuideEdition.of("fr").begin()
    monkeypatch.setattr(editions, "FIRST_EDITION", 0)

    response = client.get(GUIDE)

    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    assert response.text == "Le guide est en train d’être fabriqué. Revenez dans une minute."


def test_when_it_cannot_be_made_the_previous_one_stays_and_the_team_may_read_why(client, aid, caplog):
    before = client.get(GUIDE)
    broken()

    with caplog.at_level(logging.ERROR, logger="guide_pages.editions"):
        after = [client.get(GUIDE).content, client.get(GUIDE).content]

    assert after == [before.content, before.content]
    assert [record.getMessage() for record in caplog.records] == [
        "Le guide imprimé (fr) n’a pas pu être refait : l’édition précédente reste."
    ]


def test_it_is_tried_again_two_minutes_after_a_failure(client, aid):
    client.get(GUIDE)
    broken()
    client.get(GUIDE)
    NetworkSettings.objects.update(brand_colour="#5b2a86", name="Parents solos")

    assert "Parents solos" not in text(client.get(GUIDE).content)
    with time_machine.travel(timezone.now() + timedelta(minutes=2, seconds=1)):
        assert "Parents solos" in text(client.get(GUIDE).content)


def test_the_command_makes_every_language(client, aid, capsys):
    call_command("make_guide")

    lines = [line.rpartition(" : ")[0] for line in capsys.readouterr().out.splitlines()]
    assert lines == ["Guide, Français", "Guide, Anglais", "Guide, Arabe"]
    assert all(made_at(code) for code in ("fr", "en", "ar"))


def test_the_guide_leads_to_its_files(client, aid):
    assert "Le guide à imprimer (PDF) – Les données ouvertes (CSV)" in main(client.get("/guide/"))
