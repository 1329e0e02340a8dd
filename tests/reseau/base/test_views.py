import json
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from PIL import Image

from reseau.base.models import LegalSettings, NetworkSettings
from tests.factories import ContactPageFactory, ContentPageFactory


def test_security_txt_is_absent_until_there_is_a_contact(client, site_tree):
    assert client.get("/.well-known/security.txt").status_code == 404


@time_machine.travel("2026-11-22 10:00+01:00")
def test_security_txt_gives_the_contact_form_until_the_settings_name_someone(client, site_tree):
    ContactPageFactory(parent=site_tree.home, slug="contact")

    assert "Contact: http://testserver/contact/\n" in client.get("/.well-known/security.txt").text


def test_security_txt_names_a_contact_and_expires_within_the_year(client, site_tree):
    LegalSettings.objects.update(security_contact="mailto:securite@example.org")
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())
    expires = parse_datetime(lines.pop("Expires"))
    assert timedelta(0) < expires - timezone.now() < timedelta(days=365)
    assert lines == {
        "Contact": "mailto:securite@example.org",
        "Preferred-Languages": "fr, en",
        "Canonical": "http://testserver/.well-known/security.txt",
    }


def test_manifest_names_the_network(client, site_tree):
    NetworkSettings.objects.update(name="Réseau de Ville", town="Ville", brand_colour="#5b1a6e")
    manifest = json.loads(client.get("/manifest.webmanifest").content)
    assert (manifest["name"], manifest["short_name"], manifest["theme_color"]) == (
        "Réseau de Ville",
        "Ville",
        "#5b1a6e",
    )


def test_a_town_s_colours_are_a_stylesheet_that_never_changes(client, site_tree):
    NetworkSettings.objects.update(brand_colour="#5b1a6e")
    home = client.get("/").content.decode()
    assert 'href="/apparence/5b1a6e-b8431f.css"' in home
    sheet = client.get("/apparence/5b1a6e-b8431f.css")
    assert "--brand: #5b1a6e;" in sheet.text
    assert "immutable" in sheet["Cache-Control"]


def test_our_own_colours_need_no_stylesheet_more(client, site_tree):
    assert "/apparence/" not in client.get("/").content.decode()


def test_share_picture_is_a_png_of_the_size_that_networks_show(client, site_tree):
    answer = client.get(f"/partage/{site_tree.guide.pk}.png")
    assert Image.open(BytesIO(answer.content)).size == (1200, 630)


@pytest.mark.parametrize("fields", [{"live": False}, {}])
def test_share_picture_of_a_hidden_page_does_not_exist(client, site_tree, fields):
    page = ContentPageFactory(parent=site_tree.home, title="Secret", **fields)
    if not fields:
        page.view_restrictions.create(restriction_type="login")
    assert client.get(f"/partage/{page.pk}.png").status_code == 404
