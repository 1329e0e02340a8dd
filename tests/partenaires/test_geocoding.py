"""The position of an address, asked of a real server; a page is saved whatever that server does."""

import time

import pytest

from partenaires import geocoding
from partenaires.geocoding import Position
from tests.factories import PartnerPageFactory
from tests.partenaires.geocoder import FOUND, collection, feature, local_geocoder

ADDRESS = {"address": "1 rue du Port", "postal_code": "92230", "town": "Gennevilliers"}
FAILURES = {
    "nothing found": (200, collection()),
    "not sure": (200, collection(feature(score=0.3))),
    "no score": (200, collection({"geometry": {"coordinates": [2.3, 48.9]}, "properties": {}})),
    "no position": (200, collection({"geometry": {"coordinates": []}, "properties": {"score": 0.9}})),
    "not a collection": (200, b"[]"),
    "not JSON": (200, b"<html>Maintenance</html>"),
    "not found": (404, b""),
    "too many": (429, b""),
    "broken": (500, b""),
    "silent": None,
}


@pytest.fixture
def geocoder(settings, monkeypatch):
    monkeypatch.setattr(geocoding, "SECONDS", 0.5)
    with local_geocoder() as service:
        settings.GEOCODER_HOST = service.host
        yield service


@pytest.fixture
def partner(site_tree):
    return PartnerPageFactory(parent=site_tree.partners, slug="maison", **ADDRESS)


def position(partner):
    return partner.latitude, partner.longitude, partner.geocoding_score


def test_address_has_a_position(geocoder):
    assert geocoding.locate("1 rue du Port, 92230 Gennevilliers") == Position(48.9252, 2.2945, 0.97, "92036")
    assert geocoder.asked == [("/geocodage/search", "1 rue du Port, 92230 Gennevilliers")]


@pytest.mark.parametrize("answer", FAILURES.values(), ids=FAILURES)
def test_no_good_answer_is_no_position(geocoder, answer):
    geocoder.answers(answer)

    assert geocoding.locate("1 rue du Port") is None


def test_nobody_waits_for_a_silent_service(geocoder):
    geocoder.answers(None)
    start = time.monotonic()

    assert geocoding.locate("1 rue du Port") is None
    assert time.monotonic() - start < 2


def test_service_that_is_down_is_no_error(settings):
    settings.GEOCODER_HOST = "http://127.0.0.1:9"

    assert geocoding.locate("1 rue du Port") is None


@pytest.mark.parametrize(("host", "address"), [("", "1 rue du Port"), (None, ""), (None, "  ")])
def test_nobody_is_asked_without_a_service_or_an_address(geocoder, settings, host, address):
    settings.GEOCODER_HOST = geocoder.host if host is None else host

    assert geocoding.locate(address) is None
    assert geocoder.asked == []


def test_address_is_never_written_to_the_logs(geocoder, caplog):
    geocoder.answers((500, b""))

    geocoding.locate("1 rue du Port")

    assert "GeocoderServiceError" in caplog.text
    assert "Port" not in caplog.text


def test_partner_finds_its_position_when_it_is_saved(geocoder, partner):
    partner.save_revision().publish()
    partner.refresh_from_db()

    assert position(partner) == (48.9252, 2.2945, 0.97)
    assert (partner.insee_code, partner.geocoded_address) == ("92036", "1 rue du Port, 92230 Gennevilliers")
    assert geocoder.asked == [("/geocodage/search", "1 rue du Port, 92230 Gennevilliers")]


def test_position_is_not_asked_for_again_until_the_address_changes(geocoder, partner):
    for title in ("Maison", "Maison des familles"):
        partner.title = title
        partner.save_revision().publish()
    partner.address = "2 rue du Port"
    geocoder.answers((200, collection(feature(latitude=48.93))))
    partner.save_revision().publish()

    assert [address for _path, address in geocoder.asked] == [
        "1 rue du Port, 92230 Gennevilliers",
        "2 rue du Port, 92230 Gennevilliers",
    ]
    assert partner.latitude == 48.93


def test_version_submitted_keeps_the_position_found_for_it(geocoder, partner):
    partner.save_revision()

    assert position(partner.get_latest_revision_as_object()) == (48.9252, 2.2945, 0.97)


def test_draft_asks_nobody(geocoder, partner):
    """Wagtail saves one at each pause, and calls it without validation."""
    partner.save_revision(clean=False)

    assert (geocoder.asked, partner.has_position) == ([], False)


def test_old_position_is_not_kept_for_a_new_address_that_is_not_found(geocoder, partner):
    partner.save_revision().publish()
    partner.address = "Rue qui n’existe pas"
    geocoder.answers(FAILURES["nothing found"])
    partner.save_revision().publish()

    assert (position(partner), partner.geocoded_address) == ((None, None, None), "")


def test_address_that_was_not_found_is_asked_for_again(geocoder, partner):
    geocoder.answers((500, b""))
    partner.save_revision().publish()
    geocoder.answers(FOUND)
    partner.save_revision().publish()

    assert position(partner) == (48.9252, 2.2945, 0.97)


@pytest.mark.parametrize("answer", FAILURES.values(), ids=FAILURES)
def test_partner_is_saved_whatever_the_service_does(geocoder, partner, answer):
    geocoder.answers(answer)
    partner.title = "Nouveau nom"
    partner.save_revision().publish()
    partner.refresh_from_db()

    assert (partner.title, position(partner)) == ("Nouveau nom", (None, None, None))


def test_position_corrected_by_hand_is_never_looked_for(geocoder, partner):
    partner.latitude, partner.longitude, partner.position_is_manual = 48.9, 2.3, True
    partner.save_revision().publish()
    partner.address = "3 rue du Port"
    partner.save_revision().publish()

    assert (partner.latitude, partner.longitude, geocoder.asked) == (48.9, 2.3, [])


def test_partner_without_a_street_asks_nobody(geocoder, site_tree):
    partner = PartnerPageFactory(parent=site_tree.partners, town="Gennevilliers")
    partner.save_revision().publish()

    assert (geocoder.asked, partner.has_position) == ([], False)


def test_translation_has_the_same_position_without_asking(geocoder, partner):
    partner.save_revision().publish()
    translation = partner.copy_for_translation(partner.locale.__class__.objects.create(language_code="en"), True)
    translation.save_revision().publish()

    assert (position(translation), len(geocoder.asked)) == ((48.9252, 2.2945, 0.97), 1)
