"""What one may do with the page of an aid: send it to someone. (Keeping it: tests/e2e/journeys/test_kept_aids.py.)"""

import pytest

from tests.factories import AidPageFactory
from tests.languages import translated
from tests.reading import links, soup


def test_an_aid_is_sent_by_the_reader_s_own_telephone(client, site_tree):
    AidPageFactory(parent=site_tree.guide, title="Aide & « garde »", identifier="garde")

    assert links(client.get("/guide/aide-garde/"), ".share a") == [
        (
            "Envoyer par SMS",
            "sms:?&body=Aide%20%26%20%C2%AB%C2%A0garde%C2%A0%C2%BB%0Ahttp%3A%2F%2Ftestserver%2Fa%2Fgarde",
        ),
        (
            "Envoyer par WhatsApp (autre site)",
            "https://wa.me/?text=Aide%20%26%20%C2%AB%C2%A0garde%C2%A0%C2%BB%0Ahttp%3A%2F%2Ftestserver%2Fa%2Fgarde",
        ),
    ]


def test_what_is_sent_is_in_the_language_of_the_page_and_names_nobody(client, site_tree):
    aid = AidPageFactory(parent=site_tree.guide, title="Aide", slug="aide")
    translated(aid, "en", title="Help")

    page = client.get("/en/guide/aide/?utm_source=lettre")

    addresses = [address for _text, address in links(page, ".share a")]
    assert addresses == [
        "sms:?&body=Help%0Ahttp%3A%2F%2Ftestserver%2Fen%2Fa%2Faide",
        "https://wa.me/?text=Help%0Ahttp%3A%2F%2Ftestserver%2Fen%2Fa%2Faide",
    ]
    assert ["noreferrer" in link["rel"] for link in soup(page).select(".share a")] == [True, True]


@pytest.mark.parametrize(("sensitive", "offered"), [(False, 2), (True, 0)])
def test_a_page_about_violence_is_neither_sent_nor_kept(client, site_tree, sensitive, offered):
    AidPageFactory(parent=site_tree.guide, slug="aide", sensitive=sensitive)

    page = soup(client.get("/guide/aide/"))

    assert len(page.select(".share a")) == offered
    assert len(page.select("[data-keep], script[src*=kept-aids]")) == offered
