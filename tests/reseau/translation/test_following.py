"""French is published: what translators are shown follows, and readers of a translation are told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reseau.base.choices import TranslationState
from tests.reading import each, links, main


def current(translation) -> list[str]:
    """The French sentences that are offered to translators."""
    return [entry.msgid for entry in translation.export_po() if not entry.obsolete]


def state(page) -> str:
    return type(page).objects.get(pk=page.pk).translation_state


def test_translators_are_offered_the_french_of_today(aid, english, desk):
    aid.how_to_apply = "<p>Écrivez au CCAS.</p>"
    desk.publish(aid)

    assert "Écrivez au CCAS." in current(english.translation)
    assert "Apportez une facture." not in current(english.translation)


def test_translators_are_not_offered_a_french_draft(aid, english, desk):
    aid.title = "La cantine, bientôt"
    aid.save_revision()

    assert "Cantine" in current(english.translation)
    assert state(english.page) == ""


def test_words_of_a_translation_outlive_the_french_ones(aid, english, desk):
    aid.title = "Restaurant scolaire"
    desk.publish(aid)

    assert desk.strings(english.translation)["Cantine"] == "School meals"
    assert type(english.page).objects.get(pk=english.page.pk).title == "School meals"


def test_where_only_figures_change_the_translation_says_the_new_ones(aid, english, desk):
    aid.how_to_apply = aid.how_to_apply.replace("12 mai", "14 mai")
    desk.publish(aid)

    strings = desk.strings(english.translation)
    assert strings["Appelez le CCAS avant le 14 mai."] == "Call the CCAS before 14 May."
    assert state(english.page) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Appelez le CCAS avant", "Appelez la CAF avant"),
        ("</p>", "</p><p>Venez avec un parent.</p>"),
        ("<p>Apportez une facture.</p>", ""),
    ],
    ids=["changed", "come", "gone"],
)
def test_translation_is_behind_once_a_sentence_has(aid, english, desk, before, after):
    aid.how_to_apply = aid.how_to_apply.replace(before, after, 1)
    desk.publish(aid)

    assert state(english.page) == "outdated"


def test_publishing_french_again_without_a_change_says_nothing(aid, english, desk):
    desk.publish(aid)

    assert state(english.page) == ""


def test_translation_is_behind_until_it_is_published_again(aid, english, desk):
    aid.title = "Restaurant scolaire"
    desk.publish(aid)
    desk.write(english.translation, {"Restaurant scolaire": "School restaurant"})
    assert state(english.page) == "outdated"

    desk.publish_translation(english.translation)
    assert state(english.page) == ""


def test_page_in_which_nobody_has_translated_a_word_says_so(aid, desk):
    assert state(desk.publish_translation(desk.begin(aid, "en"))) == "untranslated"


def test_page_says_that_a_machine_wrote_some_of_it(aid, desk):
    translation = desk.begin(aid, "en")
    desk.write(translation, {"Cantine": "Canteen"}, kind="machine")

    assert state(desk.publish_translation(translation)) == "machine"


# What readers read


def notices(client, page) -> list[str]:
    return each(client.get(page.url), "main .message p")


@pytest.mark.parametrize(
    ("told", "beginning"),
    [
        ("machine", "This page was translated by a machine"),
        ("outdated", "The French text of this page has changed"),
    ],
)
def test_reader_of_a_translation_is_told_and_led_to_the_french_page(client, aid, english, told, beginning):
    english.page.translation_state = TranslationState(told)
    english.page.save()

    response = client.get(english.page.url)

    assert beginning in main(response)
    assert links(response, "main .message a") == [("Read the page in French", aid.url)]


def test_page_not_translated_says_so_whether_begun_or_not(client, aid, desk):
    alias = aid.get_translation(desk.begin(aid, "en").target_locale)
    sentence = notices(client, alias)
    begun = desk.publish_translation(desk.begin(aid, "en"))

    assert [sentence, len(sentence)] == [notices(client, begun), 1]


def test_true_translation_and_french_page_say_nothing(client, aid, english):
    assert (notices(client, aid), notices(client, english.page)) == ([], [])


def test_notice_costs_no_query(client, english):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(english.page.url)
        return len(captured)

    queries()
    silent = queries()
    type(english.page).objects.update(translation_state="outdated")

    assert queries() == silent
