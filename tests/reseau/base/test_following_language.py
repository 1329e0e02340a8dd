"""What leaves the site speaks the language of who reads it, and says what is still in French."""

from datetime import date

import feedparser
import pytest
import time_machine
from django.utils.formats import date_format
from django.utils.translation import override

from tests.factories import ContactPageFactory, NewsPageFactory
from tests.languages import everything_untranslated, locale, translated
from tests.reading import soup


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_feed_of_news_says_which_texts_are_still_in_french(client, site_tree, code):
    two, three = (NewsPageFactory(parent=site_tree.news) for _number in range(2))
    [text] = two.body.get_prep_value()
    translated(two, code, title="Two", body=two.body.stream_block.to_python([text | {"value": "<p>A text.</p>"}]))
    translated(three, code, title="Three")
    NewsPageFactory(parent=site_tree.news, title="Une").copy_for_translation(
        locale(code), copy_parents=True, alias=True
    )

    feed = feedparser.parse(client.get(f"/{code}/actualites/atom.xml").content, sanitize_html=False)

    texts = {
        entry.title: [div["lang"] for div in soup_of(entry.content[0].value).select("div")] for entry in feed.entries
    }
    assert (feed.feed.language, texts) == (code, {"Une": ["fr"], "Two": [], "Three": ["fr"]})


def soup_of(html: str):
    return soup(type("Answer", (), {"content": html}))


def test_the_team_reads_in_french_what_is_written_to_it_in_another_language(client, site_tree, mailoutbox):
    contact = ContactPageFactory(parent=site_tree.home, to_address="reseau@example.org", subject="Message")
    everything_untranslated("ar")
    address, written = f"/ar{contact.get_url()}", {"message": "أبحث عن حضانة", "phone": "06 12 34 56 78"}
    with time_machine.travel("2026-11-22 10:00:00+01:00", tick=False) as clock:
        shown = soup(client.get(address)).select("form.form input, form.form textarea")
        clock.shift(60)
        client.post(address, {field["name"]: field.get("value", "") for field in shown} | written)

    (mail,) = mailoutbox
    assert mail.body.startswith("Votre message")


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("fr", "3 décembre 2026"),
        ("en", "3 December 2026"),
        ("ar", "3 ديسمبر 2026"),
        ("es", "3 de diciembre de 2026"),
        ("tr", "3 Aralık 2026"),
        ("fa", "3 دسامبر 2026"),
    ],
)
def test_a_day_is_written_as_one_writes_it_in_each_language(code, written):
    with override(code):
        assert date_format(date(2026, 12, 3), "DATE_FORMAT") == written
