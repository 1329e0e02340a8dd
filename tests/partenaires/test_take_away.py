"""What one takes away of a partner: a contact, read back by two other programs; codes to scan; the way there."""

import re
from datetime import UTC, date, datetime

import pytest
import vobject
import zxingcpp
from PIL import Image

from partenaires import codes, vcard
from tests.factories import PartnerPageFactory
from tests.languages import translated, untranslated
from tests.reading import links, soup
from tests.tooling.readers.vcards import read_by_icaljs

PHONES = [
    ("phone", {"number": "01 23 45 67 89", "label": "Accueil; le matin, l’après-midi", "message": ""}),
    ("phone", {"number": "3919", "label": "", "message": ""}),
]
PLACE = {
    "address": "1 rue du Port, bât. A; au fond",
    "address_details": "3e étage",
    "postal_code": "92230",
    "town": "Gennevilliers",
    "latitude": 48.92521,
    "longitude": 2.29453,
    "position_is_manual": True,
}
TITLE = "Maison des familles, « Le Port »"


@pytest.fixture
def partner(site_tree):
    page = PartnerPageFactory(
        parent=site_tree.partners,
        title=TITLE,
        slug="maison",
        phones=PHONES,
        email="accueil@example.org",
        website="https://example.org/maison",
        hours_expression="Mo-Fr 09:00-12:00,13:30-17:00; PH off",
        verified_on=date(2026, 11, 3),
        **PLACE,
    )
    page.last_published_at = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)
    page.save()
    return page


def address(page, prefix="") -> str:
    return f"{prefix}/annuaire/{page.translation_key}.vcf"


NOTE = "\n".join(
    [
        "Accueil; le matin, l’après-midi : 01 23 45 67 89",
        "du lundi au vendredi de 9 h à 12 h et de 13 h 30 à 17 h",
        "fermé les jours fériés",
        "Vérifié le 3 novembre 2026",
    ]
)


def test_vobject_reads_the_contact_as_it_was_written(client, partner):
    read = vobject.readOne(client.get(address(partner)).content.decode())

    assert (read.version.value, read.fn.value, read.org.value) == ("3.0", TITLE, [TITLE])
    assert read.uid.value == f"urn:uuid:{partner.translation_key}"
    assert [phone.value for phone in read.tel_list] == ["+33123456789", "3919"]
    assert [phone.group for phone in read.tel_list] == ["ITEM1", None]
    assert read.contents["x-ablabel"][0].value == "Accueil; le matin, l’après-midi"
    assert read.email.value == "accueil@example.org"
    assert [url.value for url in read.url_list] == ["https://example.org/maison", "http://testserver/annuaire/maison/"]
    place = read.adr.value
    assert (place.street, place.extended, place.code) == (PLACE["address"], "3e étage", "92230")
    assert (place.city, place.country) == ("Gennevilliers", "France")
    assert read.geo.value == "48.92521;2.29453"
    assert plain(read.note.value) == NOTE
    assert read.rev.value == "2026-11-04T09:30:00Z"


def test_icaljs_reads_the_same_contact(client, partner):
    read = read_by_icaljs(client.get(address(partner)).content)

    assert (read["version"], read["fn"], read["email"]) == (["3.0"], [TITLE], ["accueil@example.org"])
    assert read["tel"] == ["+33123456789", "3919"]
    # It leaves the escape of a semicolon where RFC 2426 (5) asks for one.
    assert [plain(note).replace("\\;", ";") for note in read["note"]] == [NOTE]
    assert read["adr"] == [["", "3e étage", PLACE["address"], "Gennevilliers", "", "92230", "France"]]


def plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text)


def test_no_line_is_longer_than_75_octets(client, partner):
    lines = client.get(address(partner)).content.split(b"\r\n")

    assert lines[:2] == [b"BEGIN:VCARD", b"VERSION:3.0"]
    assert [line for line in lines if len(line) > 75] == []
    assert lines[-2:] == [b"END:VCARD", b""]


def test_contact_is_a_file_that_a_telephone_asks_again_for_nothing(client, partner):
    first = client.get(address(partner))
    again = client.get(address(partner), headers={"If-None-Match": first["ETag"]})

    assert first["Content-Type"] == "text/vcard; charset=utf-8"
    assert first["Content-Disposition"] == 'attachment; filename="maison.vcf"'
    assert first["Cache-Control"] == "public, max-age=900"
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_contact_is_in_the_language_of_the_visit(client, partner):
    page = translated(partner, "ar", title="بيت العائلات")
    read = vobject.readOne(client.get(address(partner, "/ar")).content.decode())

    assert (read.fn.value, read.note.params) == ("بيت العائلات", {"LANGUAGE": ["ar"]})
    assert read.uid.value == f"urn:uuid:{page.translation_key}"


def test_words_that_nobody_has_translated_say_that_they_are_french(client, partner):
    untranslated(partner, "ar")

    assert "NOTE;LANGUAGE=fr" in client.get(address(partner, "/ar")).text


@pytest.mark.parametrize("change", [{"live": False}, {"slug": "maison", "live": False}])
def test_no_contact_of_what_is_not_public(client, partner, change):
    for name, value in change.items():
        setattr(partner, name, value)
    partner.save()

    assert client.get(address(partner)).status_code == 404


def test_contact_of_a_protected_place_does_not_say_where(partner):
    partner.protected = True
    partner.save()

    written = vcard.write(partner, "https://example.org", "fr").decode()
    assert [name for name in ("ADR", "GEO") if f"\r\n{name}" in written] == []
    assert "92230" not in codes_of(codes.contact_code(partner))[0]


def test_empty_partner_gives_a_contact_without_empty_lines(site_tree):
    page = PartnerPageFactory(parent=site_tree.partners, title="Caf", phones=[], last_published_at=None)

    names = [line.partition(":")[0] for line in vcard.write(page, "https://example.org/", "fr").decode().split("\r\n")]
    assert names == ["BEGIN", "VERSION", "UID", "N", "FN", "ORG", "X-ABSHOWAS", "URL", "END", ""]


def codes_of(svg: str) -> list[str]:
    """What a telephone reads in a drawing made of one path of horizontal runs."""
    size = int(re.search(r'viewBox="0 0 (\d+) ', svg, re.IGNORECASE)[1])
    picture = Image.new("L", (size, size), 255)
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", re.search(r' d="([^"]+)"', svg)[1]):
        values = [float(number) for number in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "h":
            for column in range(int(x), int(x + values[0])):
                picture.putpixel((column, int(y)), 0)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return [code.text for code in zxingcpp.read_barcodes(picture.resize((size * 8, size * 8)))]


def test_code_of_the_card_leads_to_the_page(client, partner):
    card = soup(client.get("/annuaire/maison/")).select_one(".pocket")

    assert codes_of(str(card.svg)) == ["http://testserver/annuaire/maison/"]


def test_code_of_the_contact_is_read_as_a_contact(client, partner):
    code = soup(client.get("/annuaire/maison/")).select_one(".take-away__contact svg")
    (text,) = codes_of(str(code))
    read = vobject.readOne(text)

    assert (read.fn.value, read.email.value) == (TITLE, "accueil@example.org")
    assert [phone.value for phone in read.tel_list] == ["+33123456789", "3919"]


def test_page_leads_to_the_place_and_to_the_contact(client, partner):
    where = "1%20rue%20du%20Port%2C%20b%C3%A2t.%20A%3B%20au%20fond%2C%2092230%20Gennevilliers"

    assert links(client.get("/annuaire/maison/"), "aside .contacts.screen-only a") == [
        ("Ouvrir dans mes cartes", f"geo:48.925210,2.294530?q={where}"),
        (
            "Itinéraire sur openstreetmap.org (autre site)",
            "https://www.openstreetmap.org/directions?to=48.925210%2C2.294530",
        ),
        ("Garder dans mes contacts", address(partner)),
    ]


def test_sensitive_page_leaves_nothing_in_a_telephone(client, partner):
    partner.sensitive = True
    partner.save()

    page = soup(client.get("/annuaire/maison/"))
    assert page.select(".take-away, [href$='.vcf']") == []
