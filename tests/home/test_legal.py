import pytest
from django.core.exceptions import ValidationError

from home import models
from reseau.base.checks import missing_facts, unsent_mail
from reseau.base.models import LegalSettings, NetworkSettings
from tests.reading import soup, words

PAGES = [
    models.LegalNoticePage,
    models.PersonalDataPage,
    models.AccessibilityPage,
    models.EcodesignPage,
    models.OpenDataPage,
]


@pytest.fixture
def legal(site_tree):
    for model in PAGES:
        site_tree.home.add_child(instance=model(title=str(model._meta.verbose_name), slug=model.__name__.lower()))
    return LegalSettings.objects.get(locale__language_code="fr")


@pytest.mark.parametrize("model", PAGES)
def test_page_says_which_facts_are_missing_and_invents_none(client, legal, model):
    missing = client.get(f"/{model.__name__.lower()}/").context["missing"]
    assert missing == legal.missing(model.topic)
    assert missing != []


def test_a_fact_given_is_shown_and_no_longer_missing(client, legal):
    LegalSettings.objects.update(publication_director="Claude Exemple")
    answer = client.get("/legalnoticepage/")
    assert "directrice ou directeur de la publication" not in answer.context["missing"]
    assert "Claude Exemple" in words(soup(answer).main)


def test_every_page_carries_the_imposed_mention_as_a_link_to_the_declaration(client, legal):
    link = soup(client.get("/")).select_one("footer a[href='/accessibilitypage/']")
    assert words(link) == "Accessibilité : non conforme"


def test_no_conformity_without_an_audit(legal):
    legal.accessibility_state = "partial"
    with pytest.raises(ValidationError) as refused:
        legal.full_clean()
    assert refused.value.message_dict == {
        "accessibility_state": ["Sans audit daté, signé et chiffré, le site est « non conforme »."]
    }


@pytest.mark.parametrize(("rate", "state"), [(99, "full"), (100, "partial"), (49, "partial")])
def test_no_conformity_beyond_what_the_audit_measured(legal, rate, state):
    legal.accessibility_state, legal.audit_on, legal.audit_by, legal.audit_rate = state, "2026-11-22", "Cabinet", rate
    with pytest.raises(ValidationError) as refused:
        legal.full_clean()
    assert refused.value.message_dict == {
        "accessibility_state": [
            "Le taux de l’audit dit autre chose : 100 % « totalement », à partir de 50 % « partiellement »."
        ]
    }


def test_declaration_shows_the_pages_that_were_audited(client, legal):
    LegalSettings.objects.update(audited_pages="<p>Accueil et contact</p>")
    text = words(soup(client.get("/accessibilitypage/")).main)
    assert "Pages du site ayant fait l’objet de la vérification de conformité Accueil et contact" in text


def test_production_check_lists_every_missing_fact_and_where_to_give_it(legal):
    sentences = [error.msg for error in missing_facts(databases=["default"])]
    assert sentences[:3] == [
        "Il manque, dans Paramètres › Réseau › Identité : ville.",
        "Il manque, dans Paramètres › Réseau › Identité : porté par.",
        "Il manque, dans Paramètres › Informations légales › Éditeur : éditeur du site.",
    ]
    assert [sentence.rpartition(" : ")[2].rstrip(".") for sentence in sentences[2:]] == legal.missing()


@pytest.mark.parametrize(("backend", "said"), [("console", ["reseau.W001"]), ("smtp", [])])
def test_production_check_says_when_no_mail_leaves(settings, backend, said):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    assert [warning.id for warning in unsent_mail(databases=["default"])] == said


def test_production_check_is_silent_once_all_is_given(legal):
    for name in {field.name for field in legal._meta.fields if str(field.verbose_name) in legal.missing()}:
        value = "2026-11-22" if name.endswith("_on") else "https://example.org" if name.endswith("_url") else "Connu"
        setattr(legal, name, "a@example.org" if name.endswith("email") else value)
    legal.save()
    NetworkSettings.objects.update(town="Ville", carried_by="CCAS")
    assert missing_facts(databases=["default"]) == []


def test_colours_too_light_are_refused_by_the_settings(site_tree):
    network = NetworkSettings.objects.get(locale__language_code="fr")
    network.accent_colour = "#ffaa00"
    with pytest.raises(ValidationError) as refused:
        network.full_clean()
    assert list(refused.value.message_dict) == ["accent_colour"]


def test_table_of_the_limits_has_a_title_and_headings(client, legal):
    page = soup(client.get("/ecodesignpage/")).main
    assert words(page.find(id=page.table["aria-labelledby"])) == "Nos limites pour chaque page"
    assert [words(heading) for heading in page.table.select("th[scope=col]")] == ["Ce qui est compté", "Limite"]
    assert len(page.table.select("tbody th[scope=row]")) == len(page.table.select("tbody tr")) == 5
