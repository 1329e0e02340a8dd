"""« Mes aides », as a family meets it and as a program posts to it."""

import logging

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guide_pages.models import AidPartner, ScreeningPage
from reseau.base.models import NetworkSettings
from tests.factories import AidPageFactory, PartnerPageFactory
from tests.reading import soup, words

ADDRESS = "/guide/mes-aides/"
ALONE = [{"type": "seul", "value": {"met": ["oui"], "open": []}}]
TENANT = [{"type": "logement", "value": {"met": ["locataire"], "open": ["heberge_ou_sans_logement"]}}]
SAFE = [{"type": "danger", "value": {"met": ["non"], "open": []}}]


@pytest.fixture
def screening(site_tree):
    network = NetworkSettings.objects.get(locale__language_code="fr")
    network.town, network.department, network.region = "Gennevilliers", "Hauts-de-Seine", "Île-de-France"
    network.emergency_numbers = [("number", {"number": "3919", "label": "Écoute"})]
    network.save()
    return site_tree.guide.add_child(instance=ScreeningPage(title="Mes aides", slug="mes-aides"))


def aid(site_tree, identifier, rule, **fields):
    return AidPageFactory(parent=site_tree.guide, title=identifier.title(), identifier=identifier, rule=rule, **fields)


def results(answer):
    """(outcome, reason) of each aid, by its identifier."""
    return {
        item["data-aid"]: (item["data-outcome"], words(item.select_one("p > strong")))
        for item in soup(answer).select("[data-aid]")
    }


def test_three_lists_say_why_in_plain_words(client, site_tree, screening):
    aid(site_tree, "bourse", ALONE)
    aid(site_tree, "logement", TENANT)
    aid(site_tree, "loyer", ALONE + TENANT)

    answer = client.post(ADDRESS, {"seul": "oui", "logement": "proprietaire"})

    assert results(answer) == {
        "bourse": ("probable", "D’après ce que vous avez dit sur votre vie de couple."),
        "logement": ("ecartee", "Ne semble pas vous concerner, d’après votre logement."),
        "loyer": ("ecartee", "Ne semble pas vous concerner, d’après votre logement."),
    }
    assert results(client.post(ADDRESS, {"seul": "oui"}))["logement"] == ("peut-etre", "Dépend de votre logement.")


def test_an_aid_without_rule_or_not_public_is_not_judged(client, site_tree, screening):
    aid(site_tree, "sans-regle", [])
    aid(site_tree, "brouillon", ALONE, live=False)

    assert results(client.post(ADDRESS, {})) == {}


def test_the_one_answer_that_would_settle_most_is_named(client, site_tree, screening):
    aid(site_tree, "logement", TENANT)
    aid(site_tree, "loyer", ALONE + TENANT)

    page = soup(client.post(ADDRESS, {"seul": "oui"}))

    advice = "Répondre à « Comment êtes-vous logé ou logée ? » éclaircirait 2 aides."
    assert advice in words(page).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_places_bear_the_names_of_the_settings(client, site_tree, screening):
    aid(site_tree, "pass", [{"type": "residence", "value": {"met": ["departement"], "open": []}}])

    choices = [field["value"] for field in soup(client.get(ADDRESS)).select("[name=residence]")]

    assert choices == ["gennevilliers", "hauts_de_seine", "ile_de_france", "france", "nsp"]
    assert results(client.post(ADDRESS, {"residence": "hauts_de_seine"}))["pass"][0] == "probable"
    assert results(client.post(ADDRESS, {"residence": "gennevilliers"}))["pass"][0] == "ecartee"


def test_every_question_may_be_left_out_or_unknown(client, screening):
    page = soup(client.get(ADDRESS))

    radios = {field["name"] for field in page.select("input[type=radio], input[type=checkbox]")}
    unknown = {field["name"] for field in page.select("input[value=nsp]")}
    assert radios == unknown
    assert len(radios) == 11
    assert page.select("[required]") == []
    assert [field["name"] for field in page.select("input[type=number]")] == [
        *("enfants_0-2", "enfants_3-5", "enfants_6-10", "enfants_11-14", "enfants_15-17", "enfants_18-20")
    ]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"enfants_0-2": "-1"}, "Assurez-vous que cette valeur est supérieure ou égale à 0."),
        ({"enfants_0-2": "beaucoup"}, "Saisissez un nombre entier."),
        ({"seul": "<b>"}, "Sélectionnez un choix valide. <b> n’en fait pas partie."),
        (
            {"handicap_sante": ["aucun", "enfant_malade"]},
            "Choisissez « Non », ou les autres réponses.",
        ),
    ],
)
def test_a_wrong_answer_gets_a_sentence_and_loses_nothing(client, screening, answers, sentence):
    answer = client.post(ADDRESS, {"logement": "locataire", **answers})

    page = soup(answer)
    assert answer.status_code == 200
    assert sentence in words(page).replace("\N{NO-BREAK SPACE}", " ")
    assert page.select_one("[name=logement][value=locataire]").has_attr("checked")


def test_a_warning_stands_with_an_aid_that_danger_forbids(client, site_tree, screening):
    aid(site_tree, "mediation", SAFE, caution="Jamais en cas de violences.")

    unknown, danger = client.post(ADDRESS, {}), client.post(ADDRESS, {"danger": "oui"})

    assert "Jamais en cas de violences." in words(soup(unknown).select_one("[data-aid=mediation]"))
    assert results(danger)["mediation"][0] == "ecartee"


def test_nothing_printed_betrays_the_answer_about_danger(client, site_tree, screening):
    aid(site_tree, "urgence", [{"type": "danger", "value": {"met": ["oui"], "open": []}}])
    aid(site_tree, "bourse", ALONE)

    page = soup(client.post(ADDRESS, {"seul": "oui", "danger": "oui"}))

    hidden = {item["data-aid"]: "screen-only" in item["class"] for item in page.select("[data-aid]")}
    assert hidden == {"urgence": True, "bourse": False}


def test_answers_leave_no_trace(client, site_tree, screening, caplog):
    aid(site_tree, "bourse", ALONE)
    caplog.set_level(logging.DEBUG)

    with CaptureQueriesContext(connection) as queries:
        answer = client.post(ADDRESS, {"seul": "oui", "danger": "oui"})

    written = [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]
    assert (answer.cookies, Session.objects.count(), written) == ({}, 0, [])
    assert answer["Cache-Control"] == "no-store"
    assert "seul" not in "".join(
        record.getMessage() for record in caplog.records if "SELECT" not in record.getMessage()
    )


def test_an_answer_in_the_address_is_not_read(client, site_tree, screening):
    aid(site_tree, "bourse", ALONE)

    page = soup(client.get(f"{ADDRESS}?seul=oui"))

    assert page.select("[data-aid], [checked]") == []


def test_quick_exit_and_emergency_numbers_are_always_there(client, site_tree, screening):
    for answer in (client.get(ADDRESS), client.post(ADDRESS, {"danger": "oui"})):
        page = soup(answer)
        assert page.select_one("[data-quick-exit]")
        assert page.select_one("main [aria-labelledby=danger] a[href='tel:3919']")


def test_each_result_says_who_decides_and_where_to_ask(client, site_tree, screening):
    page = aid(site_tree, "bourse", ALONE, paid_by="Caf")
    partner = PartnerPageFactory(parent=site_tree.partners, title="CCAS", phone="01 40 00 00 00")
    AidPartner.objects.create(page=page, partner=partner)

    text = words(soup(client.post(ADDRESS, {})).select_one("[data-aid=bourse]"))

    assert "Qui décide : Caf" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Où demander : CCAS ( 01 40 00 00 00 )" in text.replace("\N{NO-BREAK SPACE}", " ")


def test_no_page_promises_a_right(client, site_tree, screening):
    aid(site_tree, "bourse", ALONE)

    for answer in (client.get(ADDRESS), client.post(ADDRESS, {"seul": "oui"})):
        assert "avez droit" not in words(soup(answer)).lower()


@pytest.mark.parametrize("number", [1, 3])
def test_results_ask_little_of_the_database(client, site_tree, screening, number, django_assert_max_num_queries):
    for index in range(number):
        page = aid(site_tree, f"aide-{index}", ALONE)
        partner = PartnerPageFactory(parent=site_tree.partners, title=f"Partenaire {index}", slug=f"p-{index}")
        AidPartner.objects.create(page=page, partner=partner)

    with django_assert_max_num_queries(12):
        client.post(ADDRESS, {"seul": "oui"})
