"""A protected place, looked for everywhere: the words of its address must come out nowhere."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry, Revision
from wagtail_localize.models import Translation, TranslationSource

from agenda.models import EventPartner
from guide_pages.models import AidPartner
from partenaires import protection
from partenaires.models import Invitation, PartnerPage, Proposal
from reseau.users.roles import TEAM
from tests.factories import AidPageFactory, EventPageFactory, PartnerPageFactory
from tests.languages import everything_untranslated, translated, untranslated
from tests.partenaires.geocoder import local_geocoder
from tests.reading import every_row

# Each says where: none may be read anywhere once the place is protected.
WHERE = {
    "address": "7 impasse Coquelicot",
    "address_details": "Porte Pivoine",
    "postal_code": "92239",
    "siret": "12345678900012",
    "latitude": 48.92521,
    "longitude": 2.29453,
    "transport": "Bus 999, arrêt Glycine",
    "acceslibre_url": "https://acceslibre.example/tournesol",
}
SECRETS = [
    "Coquelicot",
    "Pivoine",
    "92239",
    "12345678900012",
    "48.92521",
    "2.29453",
    "48,92521",
    "Glycine",
    "tournesol",
]
ADDRESS_PART = "coquelicot"


@pytest.fixture
def shelter(site_tree):
    """A place whose address is public, with versions, an alias, a translation, an event and an aid."""
    page = PartnerPageFactory(
        parent=site_tree.partners, title="Le Refuge", slug="refuge", town="Gennevilliers", phone="3919", **WHERE
    )
    page.save_revision().publish()
    page.search_description = "Une phrase de plus."
    page.save_revision().publish()
    untranslated(page, "ar")
    english = translated(page, "en", title="The Shelter")
    english.save_revision().publish()
    source, _created = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.get_or_create(source=source, target_locale=Locale.objects.get(language_code="en"))
    today = timezone.localdate()
    EventPageFactory(
        parent=site_tree.agenda,
        title="Soirée",
        slug="soiree",
        start_date=today + timedelta(days=3),
        place_partner=page,
        partner_links=[EventPartner(partner=page)],
    )
    AidPageFactory(parent=site_tree.guide, title="Aide", slug="aide", partner_links=[AidPartner(partner=page)])
    return page


def protect(page):
    page = PartnerPage.objects.get(pk=page.pk)
    protection.erase(page)
    page.protected = True
    page.save_revision().publish()
    return page


def found_in(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret.lower() in text.lower()]


PUBLIC = [
    *("/annuaire/autour/", "/annuaire/imprimer/", "/en/annuaire/autour/"),
    *("/annuaire/", "/annuaire/refuge/", "/annuaire/?q=coquelicot", "/en/annuaire/refuge/", "/ar/annuaire/refuge/"),
    *("/", "/agenda/", "/agenda/soiree/", "/guide/", "/guide/aide/", "/agenda/agenda.ics", "/sitemap.xml"),
    *("/recherche/?q=coquelicot", "/recherche/?q=glycine", "/recherche/?q=refuge", "/en/recherche/?q=coquelicot"),
    *("/annuaire/annuaire.csv", "/annuaire/annuaire.geojson", "/annuaire/annuaire.json", "/guide/aides.json"),
    *("/agenda/dates.rss", "/agenda/affiche/", "/agenda/cadre/", "/agenda/mois/", "/agenda/s-abonner/?partner=refuge"),
]


def test_address_of_an_unprotected_place_is_public(client, shelter):
    """Else the tests below would prove nothing."""
    page = client.get("/annuaire/refuge/").text

    assert [secret for secret in ("Coquelicot", "Pivoine", "92239", "48.92521", "Glycine") if secret not in page] == []
    assert "Refuge" in client.get("/recherche/?q=coquelicot").text.partition("<main")[2].partition("</h3>")[0]


@pytest.mark.parametrize("address", PUBLIC)
def test_no_public_page_says_where_a_protected_place_is(client, shelter, address):
    protect(shelter)

    answer = client.get(address)
    text = answer.getvalue().decode(errors="ignore")
    asked = [word for word in ("coquelicot", "glycine") if word in address]  # the search repeats what it is asked
    for word in asked:
        text = text.replace(word, "")
    assert (answer.status_code, found_in(text)) == (200, [])


def test_page_says_why_there_is_no_address(client, shelter):
    protect(shelter)

    page = client.get("/annuaire/refuge/").text
    assert "L’adresse de ce lieu n’est pas publiée" in page
    assert "Gennevilliers" in page


def test_search_does_not_know_the_address(shelter):
    protect(shelter)

    for locale in Locale.objects.all():
        pages = PartnerPage.objects.filter(locale=locale)
        assert [*pages.search(ADDRESS_PART), *pages.autocomplete(ADDRESS_PART)] == []
    call_command("rebuild_references_index", verbosity=0)


def test_structured_data_says_the_town_and_no_more(client, shelter, rf):
    page = protect(shelter)

    data = page.structured_data(rf.get("/"))
    assert data["address"] == {"@type": "PostalAddress", "addressCountry": "FR", "addressLocality": "Gennevilliers"}
    assert "location" not in data


def test_event_held_there_says_the_town_and_no_more(client, shelter):
    protect(shelter)

    feed = client.get("/agenda/agenda.ics").text.replace("\r\n ", "")
    assert "LOCATION:Le Refuge\\, Gennevilliers" in feed


@pytest.mark.parametrize("version", [0, 1, 2])
def test_no_version_of_the_past_says_where(shelter, version):
    protect(shelter)

    revision = Revision.objects.for_instance(shelter).order_by("pk")[version]
    assert found_in(json.dumps(revision.content)) == []
    assert revision.content["protected"] is True


def test_going_back_to_an_old_version_brings_nothing_out(client, shelter):
    protect(shelter)

    Revision.objects.for_instance(shelter).order_by("pk").first().publish()

    assert found_in(client.get("/annuaire/refuge/").text) == []
    assert PartnerPage.objects.get(pk=shelter.pk).protected


def test_administration_compares_versions_without_the_address(shelter, roles):
    protect(shelter)
    admin = roles.client(TEAM)

    for first, second in [("earliest", "latest"), ("earliest", "live")]:
        answer = admin.get(f"/admin/pages/{shelter.pk}/revisions/compare/{first}...{second}/")
        assert (answer.status_code, found_in(answer.text)) == (200, [])
    for screen in ("edit", "history", "view_draft"):
        answer = admin.get(f"/admin/pages/{shelter.pk}/{screen}/")
        assert (answer.status_code, found_in(answer.text)) == (200, [])


def test_nothing_in_the_database_says_where(shelter):
    protect(shelter)

    for page in PartnerPage.objects.filter(translation_key=shelter.translation_key):
        values = {name: getattr(page, name) for name in protection.ERASED}
        assert (page.protected, values) == (True, protection.ERASED)
    holders = [
        *(json.dumps(revision.content) for revision in Revision.objects.all()),
        *TranslationSource.objects.values_list("content_json", flat=True),
        *(json.dumps(entry.data) for entry in PageLogEntry.objects.all()),
    ]
    assert [text for text in holders if found_in(text)] == []


def test_not_one_row_of_any_table_says_where(shelter, roles):
    invitation, _token = Invitation.objects.invite(shelter, "refuge@example.org", roles.user(TEAM))
    changes = {"address": {"shown": WHERE["address"], "proposed": "8 impasse Coquelicot"}, "email": {}}
    Proposal.objects.create(invitation=invitation, changes=changes)
    assert found_in(every_row())

    protect(shelter)

    assert found_in(every_row()) == []


def test_translator_finds_no_address(shelter):
    protect(shelter)
    source = TranslationSource.objects.get(object_id=shelter.translation_key)

    assert found_in(" ".join(entry.msgid for entry in Translation.objects.first().export_po())) == []
    assert found_in(source.content_json) == []


def test_new_language_says_nothing(shelter):
    protect(shelter)
    everything_untranslated("ar")

    assert {page.address for page in PartnerPage.objects.all()} == {""}


@pytest.mark.parametrize("name", WHERE)
def test_editor_cannot_say_where_a_protected_place_is(shelter, name):
    page = protect(shelter)
    setattr(page, name, WHERE[name])

    with pytest.raises(ValidationError) as refusal:
        page.full_clean()

    assert refusal.value.message_dict == {name: ["Ce lieu est protégé : ce champ doit rester vide."]}


def test_marking_a_place_empties_its_address_without_a_word(shelter):
    page = PartnerPage.objects.get(pk=shelter.pk)
    page.protected = True
    page.full_clean()

    assert {name: getattr(page, name) for name in protection.ERASED} == protection.ERASED


@pytest.mark.parametrize("name", WHERE)
def test_program_that_saves_an_address_erases_it(shelter, name):
    page = protect(shelter)
    setattr(page, name, WHERE[name])
    page.save(clean=False)
    page.refresh_from_db()

    assert getattr(page, name) == protection.ERASED[name]


@pytest.mark.parametrize("name", WHERE)
def test_database_refuses_an_address_that_nothing_else_has_refused(shelter, name):
    page = protect(shelter)

    with pytest.raises(IntegrityError), transaction.atomic():
        PartnerPage.objects.filter(pk=page.pk).update(**{name: WHERE[name]})


def test_position_of_a_protected_place_is_never_looked_for(shelter):
    with local_geocoder() as geocoder, override_settings(GEOCODER_HOST=geocoder.host):
        page = protect(shelter)
        page.address = "7 impasse Coquelicot"
        page.locate()

        assert (geocoder.asked, page.address) == ([], "")


def test_translation_cannot_be_made_public_alone(shelter):
    protect(shelter)
    names = {field.field_name: field for field in PartnerPage.translatable_fields}

    open_to_translators = [name for name in ["protected", *protection.ERASED] if names[name].overridable]
    assert open_to_translators == []


def test_place_that_is_no_longer_protected_may_have_an_address_again(client, shelter):
    page = protect(shelter)
    page.protected, page.address = False, "1 rue du Port"
    page.save_revision().publish()

    assert "1 rue du Port" in client.get("/annuaire/refuge/").text


def test_other_places_keep_their_address(shelter, site_tree):
    other = PartnerPageFactory(parent=site_tree.partners, **WHERE)
    other.save_revision().publish()

    protect(shelter)

    other.refresh_from_db()
    assert other.address == WHERE["address"]
    assert Revision.objects.for_instance(other).get().content["address"] == WHERE["address"]
    assert Page.objects.get(pk=other.pk).live
