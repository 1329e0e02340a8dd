"""A partner for translators, for those who read pages over, and for machines."""

import pytest
from wagtail_localize.models import Translation, TranslationSource

from reseau.review.desk import Reason, desk
from tests.factories import PartnerPageFactory
from tests.languages import locale


@pytest.fixture
def partner(site_tree):
    return PartnerPageFactory(parent=site_tree.partners, title="Maison des familles", slug="maison")


def test_partner_has_a_name_for_ever(partner):
    partner.full_clean()
    partner.slug = "autre-nom"
    partner.full_clean()

    assert partner.identifier == "maison"


def test_translators_are_offered_words_and_no_fact(partner):
    partner.body = "<p>Un lieu ouvert.</p>"
    partner.phones = [("phone", {"number": "01 40 85 66 66", "label": "Accueil"})]
    partner.services = [("service", {"name": "Médiation", "cost": "gratuit"})]
    partner.address, partner.transport, partner.verified_by = "1 rue du Port", "Métro 13", "CCAS"
    partner.set_hours("Mo-Fr 09:00-12:00")
    partner.save()
    source, _created = TranslationSource.update_or_create_from_instance(partner)
    translation = Translation.objects.create(source=source, target_locale=locale("en"))

    offered = {entry.msgid for entry in translation.export_po()}

    assert offered == {"Maison des familles", "Un lieu ouvert.", "Accueil", "Médiation"}


def test_translation_keeps_the_numbers_and_the_hours(partner):
    partner.phones = [("phone", {"number": "01 40 85 66 66", "label": "Accueil", "message": "no"})]
    partner.set_hours("Mo-Fr 09:00-12:00")
    partner.save()
    source, _created = TranslationSource.update_or_create_from_instance(partner)
    translation = Translation.objects.create(source=source, target_locale=locale("en"))
    partner.get_parent().copy_for_translation(locale("en"), copy_parents=True)
    catalogue = translation.export_po()
    for entry in catalogue:
        entry.msgstr = {"Accueil": "Front desk"}.get(entry.msgid, "")
    translation.import_po(catalogue)
    translation.save_target(publish=True)

    english = partner.get_translation(locale("en"))
    assert (english.phone, english.main_phone["label"]) == ("01 40 85 66 66", "Front desk")
    assert (english.main_phone["message"], english.hours) == ("no", "Mo-Fr 09:00-12:00")


def test_partner_is_read_over_like_an_aid(partner):
    assert [page.pk for page in desk()] == [partner.pk]
    assert desk().reasons() == {partner.pk: [Reason.UNVERIFIED]}


def test_machines_read_what_is_known(rf, partner):
    partner.phones = [("phone", {"number": "0140856666", "label": "Accueil"})]
    partner.address, partner.town, partner.latitude, partner.longitude = "1 rue du Port", "Gennevilliers", 48.9, 2.3
    partner.languages_spoken, partner.step_free = ["fr", "ar"], "yes"

    data = partner.structured_data(rf.get("/"))

    assert data["telephone"] == "+33140856666"
    assert data["contactPoint"][0] == {
        "@type": "ContactPoint",
        "telephone": "+33140856666",
        "contactType": "Accueil",
        "availableLanguage": ["fr", "ar"],
    }
    assert data["address"]["streetAddress"] == "1 rue du Port"
    assert data["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 48.9, "longitude": 2.3}
