"""The page of an aid: what one may trust in it, and what it withholds."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from guide_pages.choices import Relation, Reliability, TemporaryStatus
from guide_pages.models import AidFact, AidRelation, LegalText, ScreeningPage
from reseau.users.roles import TEAM
from tests.admin import page_url
from tests.factories import AidPageFactory, ThemeFactory
from tests.languages import translated, untranslated
from tests.reading import each, facts, links, main, soup, words

YESTERDAY = timezone.localdate() - timedelta(days=1)
TOMORROW = timezone.localdate() + timedelta(days=1)
AMOUNT = {"amount": "80 € par an", "amount_effective_on": date(2026, 4, 2), "amount_source": "caf.fr"}


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def service(response) -> dict:
    """What the page says of the aid to machines."""
    graph = json.loads(soup(response).select_one("script[type='application/ld+json']").string)["@graph"]
    return next(thing for thing in graph if thing["@type"] == "GovernmentService")


def test_a_warning_comes_before_everything_else(client, site_tree):
    AidPageFactory(parent=site_tree.guide, slug="aide", caution="Jamais en cas de violences.", paid_by="Caf", **AMOUNT)

    text = main(client.get("/guide/aide/"))

    assert text.index("Jamais en cas de violences.") < text.index("Montant")


@pytest.mark.parametrize(
    ("status", "until", "sentence"),
    [
        (TemporaryStatus.CLOSED, date(2099, 3, 1), "Fermée jusqu’au 1er mars 2099"),
        (TemporaryStatus.COMING, date(2099, 3, 2), "Bientôt ouverte, après le 2 mars 2099"),
        (TemporaryStatus.SUSPENDED, date(2099, 3, 2), "Suspendue jusqu’au 2 mars 2099"),
        (TemporaryStatus.CLOSED, None, "Fermée"),
        (TemporaryStatus.COMING, None, "Bientôt ouverte"),
        (TemporaryStatus.SUSPENDED, None, "Suspendue"),
    ],
)
def test_an_aid_that_cannot_be_asked_for_says_so_on_its_page_and_on_its_card(
    client, site_tree, status, until, sentence
):
    AidPageFactory(parent=site_tree.guide, slug="aide", status=status, status_until=until)

    card, page = client.get("/guide/"), client.get("/guide/aide/")

    assert [plain(text) for text in each(card, "main .card .badge")] == [sentence]
    assert [plain(text) for text in each(page, "main .message")] == [
        f"{sentence} En ce moment, cette aide ne peut pas être demandée."
    ]


def test_mes_aides_says_that_an_aid_cannot_be_asked_for(client, site_tree):
    site_tree.guide.add_child(instance=ScreeningPage(title="Mes aides", slug="mes-aides"))
    rule = [{"type": "seul", "value": {"met": ["oui"], "open": []}}]
    AidPageFactory(parent=site_tree.guide, rule=rule, status=TemporaryStatus.CLOSED)

    assert each(client.post("/guide/mes-aides/", {"seul": "oui"}), "[data-aid] .badge") == ["Fermée"]


def test_a_status_that_is_over_is_not_shown(client, site_tree):
    AidPageFactory(parent=site_tree.guide, slug="aide", status=TemporaryStatus.CLOSED, status_until=YESTERDAY)

    shown = [client.get("/guide/"), client.get("/guide/aide/")]

    assert [each(page, "main .badge, main .message") for page in shown] == [[], []]


def test_an_amount_past_its_review_is_withheld_from_people_and_from_machines(client, site_tree):
    AidPageFactory(parent=site_tree.guide, slug="aide", amount_review_on=YESTERDAY, **AMOUNT)

    page = client.get("/guide/aide/")

    note = "Le montant que nous connaissions n’est peut-être plus le bon."
    assert facts(page) == {"Montant": ["À vérifier", note]}
    everywhere = [page, client.get("/guide/"), client.get("/"), client.get("/recherche/?q=80")]
    assert [answer for answer in everywhere if "80 €" in plain(words(soup(answer).main))] == []
    assert "serviceOutput" not in service(page)


def test_an_amount_that_is_not_due_is_told_to_machines_too(client, site_tree):
    AidPageFactory(parent=site_tree.guide, slug="aide", amount_review_on=TOMORROW, **AMOUNT)

    assert service(client.get("/guide/aide/"))["serviceOutput"] == {"@type": "Thing", "description": "80 € par an"}


def test_machines_are_told_what_is_known_and_nothing_else(client, site_tree):
    AidPageFactory(
        parent=site_tree.guide,
        title="Soutien",
        slug="aide",
        identifier="asf",
        acronyms="ASF",
        for_whom="<ul><li>Vous êtes seul.</li><li>Avec un enfant.</li></ul>",
        paid_by="Caf",
        official_url="https://www.caf.fr/asf",
        themes=[ThemeFactory(name="Argent")],
    )
    AidPageFactory(parent=site_tree.guide, title="Rien", slug="rien")

    assert service(client.get("/guide/aide/")) == {
        "@type": "GovernmentService",
        "name": "Soutien",
        "alternateName": ["ASF"],
        "url": "http://testserver/guide/aide/",
        "sameAs": "https://www.caf.fr/asf",
        "identifier": "asf",
        "serviceType": ["Argent"],
        "audience": {"@type": "Audience", "audienceType": "Vous êtes seul. Avec un enfant."},
        "serviceOperator": {"@type": "Organization", "name": "Caf"},
        "availableChannel": {"@type": "ServiceChannel", "serviceUrl": "https://www.caf.fr/asf"},
    }
    assert set(service(client.get("/guide/rien/"))) <= {"@type", "name", "url", "identifier"}


def test_conditions_that_no_question_asks_stand_apart(client, site_tree):
    AidPageFactory(
        parent=site_tree.guide,
        slug="aide",
        conditions="<p>Prévenez la Caf.</p>",
        unasked_conditions="<p>Un titre de séjour.</p>",
    )

    page = client.get("/guide/aide/")

    assert [plain(text) for text in each(page, "[aria-labelledby=a-verifier]")] == [
        "À vérifier aussi « Mes aides » ne pose pas de question là-dessus. L’organisme, lui, le regarde. "
        "Un titre de séjour."
    ]


@pytest.fixture
def sourced(site_tree):
    """An aid with a fact and two texts of law."""
    return AidPageFactory(
        parent=site_tree.guide,
        slug="aide",
        verified_on=date(2026, 3, 3),
        verified_by="CCAS",
        facts=[
            AidFact(
                subject="âge",
                statement="Jusqu’à 12 ans.",
                reliability=Reliability.SECONDARY,
                source="weka.fr",
                source_date="2025-06",
            )
        ],
        legal_texts=[
            LegalText(label="Décret n° 2025-515", url="https://example.org/decret"),
            LegalText(label="Article 200 quater B"),
        ],
    )


@pytest.mark.parametrize("prefix", ["", "/ar"], ids=["French", "Arabic without translation"])
def test_each_fact_says_where_it_comes_from_and_how_sure_it_is(client, sourced, prefix):
    untranslated(sourced, "ar")

    page = client.get(f"{prefix}/guide/aide/")

    (fact,) = soup(page).select("details.sources dd")
    assert words(fact).startswith("Jusqu’à 12 ans.")
    assert words(fact).endswith("– weka.fr (2025-06)")
    assert links(page, "details.sources li a")[0][1] == "https://example.org/decret"
    assert each(page, "details.sources li")[1] == "Article 200 quater B"


@pytest.mark.parametrize(
    ("known", "read"), [("2024-04-01", "1er avril 2024"), ("2021", "2021"), ("après 2023", "après 2023"), ("", "")]
)
def test_the_date_of_a_source_is_read_as_a_date_where_it_is_one(known, read):
    with override("ar"):
        assert plain(AidFact(source_date=known).source_day) == read


def test_facts_are_marked_as_french_in_another_language(client, sourced):
    translated(sourced, "ar")

    page = soup(client.get("/ar/guide/aide/"))

    assert {words(element) for element in page.select("details.sources [lang=fr]")} >= {"Âge", "Jusqu’à 12 ans."}


def test_who_checked_the_page_is_named(client, sourced):
    assert each(client.get("/guide/aide/"), ".verified") == ["Vérifié le 3 mars 2026 par CCAS"]


def test_next_review_is_not_public(client, site_tree):
    AidPageFactory(parent=site_tree.guide, slug="aide", next_review_on=date(2031, 5, 17))

    assert "2031" not in client.get("/guide/aide/").text


def named(page) -> dict[str, list]:
    """The other aids that a page names, by the title above them."""
    return {
        words(section.h2): [(words(link), link["href"]) for link in section.select(".card__title a")]
        for section in soup(page).select("main section:has(.card-grid)")
    }


@pytest.fixture
def family(site_tree):
    """An aid linked to three others: related, exclusive, cumulative."""
    others = {kind: AidPageFactory(parent=site_tree.guide, title=f"Aide {kind}", slug=kind.value) for kind in Relation}
    relations = [AidRelation(related=other, kind=kind) for kind, other in others.items()]
    return AidPageFactory(parent=site_tree.guide, slug="aide", relations=relations), others


def test_other_aids_stand_under_what_links_them(client, family):
    assert named(client.get("/guide/aide/")) == {
        "À voir aussi": [("Aide related", "/guide/related/")],
        "Pas en même temps": [("Aide exclusive", "/guide/exclusive/")],
        "Peut s’ajouter": [("Aide cumulative", "/guide/cumulative/")],
    }


@pytest.mark.parametrize("make", [translated, untranslated])
def test_other_aids_are_in_the_language_of_the_visit(client, family, make):
    aid, others = family
    make(aid, "en")
    translated(others[Relation.RELATED], "en", title="Related aid")
    untranslated(others[Relation.EXCLUSIVE], "en")

    assert sorted(named(client.get("/en/guide/aide/")).values()) == [
        [("Aide exclusive", "/en/guide/exclusive/")],
        [("Related aid", "/en/guide/related/")],
    ]


def test_other_aids_that_not_everyone_may_read_are_not_named(client, family):
    _aid, others = family
    others[Relation.RELATED].unpublish()
    PageViewRestriction.objects.create(page=others[Relation.EXCLUSIVE], restriction_type="login")

    assert list(named(client.get("/guide/aide/"))) == ["Peut s’ajouter"]


def test_an_editor_previews_the_rows_of_a_draft(family):
    aid, _others = family
    draft = aid.save_revision().as_object()
    draft.relations = [row for row in draft.relations.all() if row.kind == Relation.RELATED]

    assert [(label, [other.title for other in aids]) for label, aids in draft.related] == [
        ("À voir aussi", ["Aide related"])
    ]


def test_the_form_of_an_aid_stands_in_tabs(site_tree, roles):
    aid = AidPageFactory(parent=site_tree.guide)

    form = roles.client(TEAM).get(page_url("edit", aid.pk))

    tabs = [name.partition(" (")[0] for name in each(form, "[role=tab]")]  # after it, the number of errors
    assert tabs == ["La fiche", "Montant, sources, relecture", "Mes aides", "Adresse et menu"]
