"""Translation by a machine: marked until somebody has read it, never for someone in danger, silent unless asked for."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from reseau.translation.service import machine_translator
from reseau.users.roles import GUIDE_EDITORS
from tests.admin import refused
from tests.factories import AidPageFactory, PartnerPageFactory
from tests.reading import main
from tests.reseau.translation.libretranslate import libretranslate
from tests.reseau.translation.test_desk import DESK, item, state_of

NEVER = "Quelqu’un en danger peut lire cette page : aucune machine ne la traduit."
SILENT = "Le service de traduction ne répond pas, ou pas comme prévu."


@pytest.fixture
def service(settings):
    with libretranslate() as server:
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(server.address)
        yield server


@pytest.fixture
def begun(aid, desk):
    """The translation of the aid, begun and online, with nothing in it."""
    translation = desk.begin(aid, "en")
    desk.publish_translation(translation)
    return translation


def ask(client, translation):
    return client.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]), follow=True)


def update(client, translation):
    """The other way: « Sync translated pages », with a box to tick."""
    form = {"use_machine_translation": "on", "publish_translations": "on"}
    return client.post(reverse("wagtail_localize:update_translations", args=[translation.source_id]), form, follow=True)


def machine_words() -> list[str]:
    return list(StringTranslation.objects.filter(translation_type="machine").values_list("data", flat=True))


def test_service_is_asked_for_what_is_not_translated(translator, begun, service, desk):
    desk.write(begun, {"Cantine": "School meals"})

    ask(translator, begun)

    [asked] = service.asked
    assert (asked["path"], asked["source"], asked["target"]) == ("/translate", "fr", "en")
    assert (asked["api_key"], asked["format"], "Cantine" in asked["q"]) == ("sesame", "html", False)
    assert desk.strings(begun)["Cantine"] == "School meals"
    assert desk.strings(begun)["Apportez une facture."] == "EN Apportez une facture."


def test_machine_text_waits_to_be_read_over(translator, begun, service):
    ask(translator, begun)

    assert "texte de machine à relire" in state_of(translator.get(DESK, {"language": "en"}), "Cantine")
    assert "EN Apportez une facture." in main(translator.get(item(begun.source.get_source_instance())))


def test_readers_are_told_until_somebody_has_read_it_over(client, translator, begun, service, desk, aid):
    ask(translator, begun)
    page = desk.publish_translation(begun)
    assert "translated by a machine" in main(client.get(page.url))

    translator.post(item(aid), {"action": "approve"})

    assert "translated by a machine" not in main(client.get(page.url))
    approved = StringTranslation.objects.all()
    assert set(approved.values_list("translation_type", "tool_name")) == {("manual", "")}
    assert {user.groups.get().name for user in (words.last_translated_by for words in approved)} == {"Traduction"}


def test_nobody_approves_what_they_may_not_publish(roles, begun, service, translator, aid):
    ask(translator, begun)

    assert refused(roles.client(GUIDE_EDITORS).post(item(aid), {"action": "approve"}))
    assert machine_words() != []


@pytest.mark.parametrize("ask", [ask, update])
@pytest.mark.parametrize("kind", ["sensitive page", "partner to call in danger"])
def test_machine_never_translates_for_someone_in_danger(team, aid, site_tree, desk, service, ask, kind):
    if kind == "sensitive page":
        page = AidPageFactory(parent=site_tree.guide, title="Téléphone grave danger", sensitive=True)
    else:
        page = PartnerPageFactory(parent=site_tree.partners, title="Urgence femmes", in_danger=True)
    translation = desk.begin(page, "en")
    desk.publish_translation(translation)

    assert NEVER in main(ask(team, translation))
    assert (service.asked, machine_words()) == ([], [])


def test_sentence_of_an_emergency_page_is_not_sent_for_another_page(translator, begun, service, site_tree, desk):
    page = AidPageFactory(parent=site_tree.guide, title="Apportez une facture.", sensitive=True)
    desk.begin(page, "en")

    ask(translator, begun)

    assert "Apportez une facture." not in service.asked[0]["q"]
    assert "Cantine" in service.asked[0]["q"]


def test_page_that_becomes_sensitive_loses_the_words_of_the_machine(client, translator, begun, service, desk, aid):
    ask(translator, begun)
    page = desk.publish_translation(begun)
    aid.sensitive = True
    desk.publish(aid)

    page.refresh_from_db()
    assert (machine_words(), page.title) == ([], "Cantine")


@pytest.mark.parametrize("ask", [ask, update])
@pytest.mark.parametrize(("status", "body"), [(500, b""), (403, b"{}"), (200, b"{}"), (200, b"<html>"), (200, b"[]")])
def test_service_that_fails_is_told_of_and_changes_nothing(team, begun, service, ask, status, body):
    service.status, service.body = status, body

    assert SILENT in main(ask(team, begun))
    assert machine_words() == []


def test_broken_tags_of_a_machine_never_reach_the_page(translator, begun, service, desk, site_tree):
    service.body = b'{"translatedText": ["<script>x</script>", "<p>a</p>", "b", "c"]}'

    ask(translator, begun)

    assert "<script>" not in desk.publish_translation(begun).title


def test_without_a_service_there_is_no_button_and_no_answer(translator, begun, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
    editor = reverse("wagtailadmin_pages:edit", args=[begun.get_target_instance().pk])

    assert '"machineTranslator": null' in translator.get(editor).content.decode().replace("&quot;", '"')
    assert ask(translator, begun).status_code == 404


@pytest.mark.parametrize(
    ("said", "options"),
    [
        ("deepl:abc:fx", {"AUTH_KEY": "abc:fx"}),
        ("google:mon-projet", {"PROJECT_ID": "mon-projet"}),
        (
            "libretranslate+https://exemple.org/v1/?api_key=a",
            {"LIBRETRANSLATE_URL": "https://exemple.org/v1", "API_KEY": "a", "TIMEOUT": 30},
        ),
        (
            "libretranslate+http://127.0.0.1:5000",
            {"LIBRETRANSLATE_URL": "http://127.0.0.1:5000", "API_KEY": "", "TIMEOUT": 30},
        ),
    ],
)
def test_one_variable_names_the_service(said, options):
    assert machine_translator(said)["OPTIONS"]["OPTIONS"] == options


def test_no_variable_means_no_machine():
    assert machine_translator("") is None


@pytest.mark.parametrize(
    "said", ["deepl", "deepl:", "bing:abc", "libretranslate:abc", "libretranslate+ftp://a", "libretranslate+https://"]
)
def test_service_that_does_not_exist_stops_the_site_with_a_sentence(said):
    with pytest.raises(ImproperlyConfigured, match="MACHINE_TRANSLATION se lit"):
        machine_translator(said)
