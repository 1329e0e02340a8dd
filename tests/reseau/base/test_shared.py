"""French changes: what the other languages say at once, and what they keep."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail_localize.models import Translation

from guide_pages.choices import TemporaryStatus
from guide_pages.models import AidFact, AidPage
from home.models import ContentPage
from reseau.base.models import LegalSettings, NetworkSettings
from reseau.base.translating import publish_translation
from reseau.users.roles import TEAM
from tests.factories import AidPageFactory, ContentPageFactory
from tests.languages import locale
from tests.reading import main, soup

WORDS = {
    "Cantine": "المطعم المدرسي",
    "80 € par an": "80 € في السنة",
    "Attention": "انتبهوا",
    "Pour les parents seuls.": "للوالد الوحيد.",
    "Une aide.": "مساعدة.",
    "âge": "العمر",
    "Jusqu’à 20 ans": "حتى 20 سنة",
}


@pytest.fixture
def published_in_arabic(django_capture_on_commit_callbacks):
    """Publishes an object in Arabic; wagtail-localize does it when the transaction ends."""

    def publish_in_arabic(instance, words):
        with django_capture_on_commit_callbacks(execute=True):
            publish_translation(instance, locale("ar"), lambda field, text: words.get(text, ""))

    return publish_in_arabic


@pytest.fixture
def aid(site_tree, published_in_arabic):
    page = AidPageFactory(
        parent=site_tree.guide,
        title="Cantine",
        slug="cantine",
        search_description="Une aide.",
        amount="80 € par an",
        amount_effective_on="2026-01-01",
        amount_source="ville.fr",
        caution="Attention",
        for_whom="<p>Pour les parents seuls.</p>",
        facts=[AidFact(subject="âge", statement="Jusqu’à 20 ans", source="Loi", reliability="verified")],
    )
    published_in_arabic(page, WORDS)
    return page


def arabic(model=AidPage):
    return model.objects.get(locale__language_code="ar", alias_of=None)


def publish(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_fact_of_a_choice_a_date_or_a_rule_changes_everywhere_at_once(aid):
    rule = [("residence", {"met": ["france"], "open": []})]
    publish(aid, status=TemporaryStatus.values[0], status_until="2027-01-31", rule=rule, never_excluded=True)

    page = arabic()
    assert (page.status, f"{page.status_until}", page.never_excluded) == (TemporaryStatus.values[0], "2027-01-31", True)
    assert page.rule.get_prep_value() == aid.rule.get_prep_value()


def test_a_new_amount_is_said_at_once_in_every_language(client, aid):
    publish(aid, amount="85 € par an")

    assert arabic().amount == "85 € في السنة"
    assert "85" in main(client.get("/ar/guide/cantine/"))
    assert "80" not in main(client.get("/ar/guide/cantine/"))


def test_an_amount_in_other_words_is_in_french_and_says_so(client, aid):
    publish(aid, amount="Gratuit jusqu’à 3 enfants")

    shown = soup(client.get("/ar/guide/cantine/")).select_one("bdi[lang=fr]:-soup-contains('Gratuit')")
    assert (shown["lang"], shown["dir"]) == ("fr", "ltr")
    assert "amount" in arabic().in_french


def test_a_warning_that_changes_is_never_out_of_date(aid):
    publish(aid, caution="Attention, en cas de danger")

    assert arabic().caution == "Attention, en cas de danger"


def test_other_words_stay_as_the_translator_left_them(aid):
    publish(aid, title="Restaurant scolaire", for_whom="<p>Pour les parents qui vivent seuls.</p>")

    page = arabic()
    assert (page.title, page.for_whom) == ("المطعم المدرسي", "<p>للوالد الوحيد.</p>")


def test_words_with_a_new_figure_take_it_or_are_in_french(aid):
    (fact,) = aid.facts.all()
    fact.statement = "Jusqu’à 21 ans"
    aid.facts.set([fact])
    publish(aid)

    (there,) = arabic().facts.all()
    assert (there.subject, there.statement) == ("العمر", "حتى 21 سنة")


def test_rows_put_in_another_order_in_french_are_so_everywhere(aid):
    aid.facts.add(AidFact(subject="durée", statement="Un an", source="Loi", reliability="verified"))
    publish(aid)
    rows = list(aid.facts.all())[::-1]
    for place, fact in enumerate(rows):
        fact.sort_order = place
    aid.facts.set(rows)
    publish(aid)

    assert [fact.subject for fact in arabic().facts.all()] == ["durée", "العمر"]


def test_an_old_draft_of_a_translation_brings_no_old_fact_back(aid):
    old = arabic().save_revision()
    publish(aid, amount="85 € par an", status=TemporaryStatus.values[-1])
    old.publish()

    page = arabic()
    assert (page.amount, page.status) == ("85 € par an", TemporaryStatus.values[-1])


def test_a_draft_in_french_changes_nothing(aid):
    aid.amount = "90 € par an"
    aid.save_revision()

    assert arabic().amount == "80 € في السنة"


@pytest.fixture
def story(site_tree, published_in_arabic):
    body = [
        {"type": "paragraph", "value": "<p>Un.</p><p>Deux.</p>", "id": "p"},
        {"type": "chart", "value": chart(12), "id": "c"},
    ]
    page = ContentPageFactory(parent=site_tree.home, title="Histoire", slug="histoire", body=body)
    words = {"Histoire": "قصة", "Un.": "واحد.", "Deux.": "اثنان."}
    words |= {"Titre": "عنوان", "%": "%", "Oui": "نعم", "Ici": "هنا", "2026": "2026"}
    published_in_arabic(page, words)
    return page


def chart(number) -> dict:
    rows = [{"type": "item", "value": {"label": "Oui", "number": str(number)}, "id": "r"}]
    return {"title": "Titre", "unit": "%", "year": "2026", "source": "Ici", "rows": rows}


def with_body(page, rows):
    page.body = page.body.stream_block.to_python(rows)
    publish(page)


def test_a_number_inside_a_block_changes_everywhere(story):
    rows = story.body.get_prep_value()
    rows[1]["value"]["rows"][0]["value"]["number"] = "15"
    with_body(story, rows)

    value = arabic(ContentPage).body[1].value
    assert (value["title"], value["rows"][0]["label"], value["rows"][0]["number"]) == ("عنوان", "نعم", 15)


def test_a_block_added_in_french_is_there_in_french_and_says_so(client, story):
    with_body(story, [*story.body.get_prep_value(), {"type": "paragraph", "value": "<p>Trois.</p>", "id": "n"}])

    page = arabic(ContentPage)
    assert page.in_french == ["body.n"]
    shown = soup(client.get("/ar/histoire/")).select_one("main [lang=fr]:-soup-contains('Trois.')")
    assert shown["dir"] == "ltr"


def test_blocks_moved_or_removed_in_french_are_so_everywhere(story):
    rows = story.body.get_prep_value()
    with_body(story, rows[::-1])
    assert [block.id for block in arabic(ContentPage).body] == ["c", "p"]

    with_body(story, rows[:1])
    assert [block.id for block in arabic(ContentPage).body] == ["p"]


def test_a_sentence_that_nobody_has_translated_says_that_it_is_french(story):
    translation = Translation.objects.get()
    catalogue = translation.export_po()
    for entry in catalogue:
        entry.msgstr = "" if entry.msgid == "Deux." else entry.msgstr
    translation.import_po(catalogue, delete=True)
    translation.save_target(publish=True)

    paragraphs = BeautifulSoup(arabic(ContentPage).body[0].value.source, "html.parser").select("p")
    assert [(p.text, p.get("lang"), p.get("dir")) for p in paragraphs] == [
        ("واحد.", None, None),
        ("Deux.", "fr", "ltr"),
    ]


def test_the_team_edits_translated_settings_in_french(roles, site_tree):
    network = NetworkSettings.for_site(site_tree.site)
    publish_translation(network, locale("ar"), lambda field, text: "")

    editor = reverse("wagtailsettings:edit", args=["base", "networksettings", site_tree.site.pk])
    answer = roles.client(TEAM).get(editor)

    assert answer.context["form"].instance == network


def test_settings_are_translated_and_their_facts_shared(site_tree):
    network, legal = (model.for_site(site_tree.site) for model in (NetworkSettings, LegalSettings))
    network.emergency_numbers = [("number", {"number": "17", "label": "Police"})]
    network.save()
    legal.image_credits = "Dessins"
    legal.save()
    for setting in (network, legal):
        publish_translation(setting, locale("ar"), lambda field, text: {"Police": "الشرطة", "Dessins": "رسوم"}[text])
    network.phone = "01 40 85 66 66"
    network.emergency_numbers[0].value["number"] = "112"
    network.save()

    there = NetworkSettings.for_site(site_tree.site, "ar")
    (number,) = there.numbers_to_call
    assert (there.phone, number["number"], number["label"]) == ("01 40 85 66 66", "112", "الشرطة")
    assert there.legal.image_credits == "رسوم"
