import pytest
from django.core.management import CommandError, call_command

from reseau.base.models import NetworkSettings
from tests.reading import soup, words


@pytest.fixture
def started(db):
    call_command("start_site", name="Réseau de Ville", town="Ville", hostname="testserver", port=80)


def test_a_new_town_has_its_sections_and_its_legal_pages(client, started):
    page = soup(client.get("/"))
    assert [words(link) for link in page.select(".menu-wide a")][:4] == [
        "Guide des aides",
        "Agenda",
        "Annuaire des partenaires",
        "Actualités",
    ]
    assert NetworkSettings.objects.get(locale__language_code="fr").town == "Ville"
    for slug in ("mentions-legales", "donnees-personnelles", "accessibilite", "contact", "plan-du-site"):
        assert client.get(f"/{slug}/").status_code == 200


def test_a_new_town_is_there_in_every_language(client, started):
    assert [client.get(f"{prefix}/agenda/").status_code for prefix in ("", "/en", "/ar")] == [200, 200, 200]


def test_a_site_with_pages_is_not_touched(started):
    with pytest.raises(CommandError, match="déjà des pages"):
        call_command("start_site", name="Autre", town="Autre", hostname="testserver")
