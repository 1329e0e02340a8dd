from datetime import date

import pytest
from django.core.exceptions import ValidationError

from guide_pages.models import AidPartner
from tests.factories import AidPageFactory, PartnerPageFactory, ThemeFactory
from tests.languages import translated, untranslated
from tests.reading import each, facts, links, soup, words

NOT_UNDERSTOOD = "Un des filtres n’a pas été compris : il n’est pas appliqué."
NEEDS_BOTH = "Un montant se publie avec sa date et sa source."
REPORT = "Signaler une erreur sur cette page"


@pytest.mark.parametrize(
    ("effective_on", "source", "errors"),
    [
        (None, "caf.fr", {"amount_effective_on": [NEEDS_BOTH]}),
        (date(2026, 4, 1), "", {"amount_source": [NEEDS_BOTH]}),
        (None, "", {"amount_effective_on": [NEEDS_BOTH], "amount_source": [NEEDS_BOTH]}),
    ],
    ids=["no date", "no source", "neither"],
)
def test_amount_without_date_or_source_is_refused(site_tree, effective_on, source, errors):
    aid = AidPageFactory(parent=site_tree.guide)
    aid.amount, aid.amount_effective_on, aid.amount_source = "80 € par an", effective_on, source

    with pytest.raises(ValidationError) as refusal:
        aid.full_clean()

    assert refusal.value.message_dict == errors


@pytest.mark.parametrize(
    "known",
    [{}, {"amount": "Gratuit", "amount_effective_on": date(2026, 4, 1), "amount_source": "caf.fr"}],
    ids=["unknown amount", "dated and sourced amount"],
)
def test_amount_is_accepted_whole_or_not_at_all(site_tree, known):
    aid = AidPageFactory(parent=site_tree.guide, **known)

    aid.full_clean()

    assert aid.amount == known.get("amount", "")


def main(response) -> str:
    """The text of the page, without what one may do with it: keep it, print it, send it."""
    page = soup(response)
    for actions in page.select(".page-actions"):
        actions.decompose()
    return words(page.main)


def test_what_is_unknown_shows_nothing(client, site_tree):
    AidPageFactory(parent=site_tree.guide, title="Aide à vérifier", slug="aide")

    assert main(client.get("/guide/aide/")) == f"Accueil Guide des aides Aide à vérifier {REPORT}"


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ({"paid_by": "Caf ou MSA"}, {"Qui la verse": ["Caf ou MSA"]}),
        ({"official_name": "Soutien familial"}, {"Son nom officiel": ["Soutien familial"]}),
        ({"acronyms": "ASF, ALF"}, {"Son nom officiel": ["ASF, ALF"]}),
        (
            {"official_name": "Soutien familial", "acronyms": "ASF"},
            {"Son nom officiel": ["Soutien familial", "ASF"]},
        ),
        (
            {"amount": "80 € par an", "amount_effective_on": date(2026, 4, 2), "amount_source": "caf.fr"},
            {"Montant": ["80 € par an", "En vigueur au 2 avril 2026 Source : caf.fr"]},
        ),
    ],
)
def test_each_known_fact_is_shown_under_its_label(client, site_tree, known, shown):
    AidPageFactory(parent=site_tree.guide, slug="aide", **known)

    assert facts(client.get("/guide/aide/")) == shown


def test_each_known_text_is_shown_under_its_title(client, site_tree):
    AidPageFactory(
        parent=site_tree.guide,
        title="Soutien familial",
        slug="aide",
        search_description="Une somme par enfant.",
        for_whom="<ul><li>Vous vivez seul·e.</li></ul>",
        how_to_apply="<ol><li>Faites la demande.</li></ol>",
        documents="<p>Un justificatif.</p>",
        conditions="<p>Prévenez en cas de couple.</p>",
        official_url="https://www.caf.fr/asf",
    )

    assert main(client.get("/guide/aide/")) == (
        "Accueil Guide des aides Soutien familial Une somme par enfant. "
        "Pour qui ? Vous vivez seul·e. "
        "Comment demander Faites la demande. "
        "Les documents à préparer Un justificatif. "
        "Bon à savoir Prévenez en cas de couple. "
        "L’information officielle www.caf.fr/asf (autre site) "
        f"{REPORT}"
    )


@pytest.mark.parametrize(
    ("written", "acronyms"),
    [("ASF", ["ASF"]), (" ASF ,ALF,, ", ["ASF", "ALF"]), ("", []), (" , ", [])],
)
def test_acronyms_are_cut_at_commas(db, written, acronyms):
    assert AidPageFactory.build(acronyms=written).acronym_list == acronyms


@pytest.mark.parametrize(("prefix", "day"), [("", "3 mars 2026"), ("/en", "3 March 2026"), ("/ar", "3 مارس 2026")])
def test_verified_date_is_in_the_words_of_the_visitor(client, site_tree, prefix, day):
    aid = AidPageFactory(parent=site_tree.guide, slug="aide", verified_on=date(2026, 3, 3))
    untranslated(aid, "en")
    untranslated(aid, "ar")

    assert each(client.get(f"{prefix}/guide/aide/"), ".verified bdi") == [day]


def test_partners_to_contact_are_shown_in_the_language_of_the_page(client, site_tree):
    caf = PartnerPageFactory(parent=site_tree.partners, title="Agence de la Caf", slug="caf")
    ccas = PartnerPageFactory(parent=site_tree.partners, title="CCAS", slug="ccas")
    aid = AidPageFactory(parent=site_tree.guide, slug="aide")
    aid.partner_links = [AidPartner(partner=ccas), AidPartner(partner=caf)]
    aid.save()
    translated(caf, "en", title="Family benefits office")
    untranslated(ccas, "en")
    translated(aid, "en")

    assert links(client.get("/guide/aide/"), "aside .card__title a") == [
        ("Agence de la Caf", "/annuaire/caf/"),
        ("CCAS", "/annuaire/ccas/"),
    ]
    assert links(client.get("/en/guide/aide/"), "aside .card__title a") == [
        ("CCAS", "/en/annuaire/ccas/"),
        ("Family benefits office", "/en/annuaire/caf/"),
    ]


def test_unpublished_partner_is_not_shown(client, site_tree):
    partner = PartnerPageFactory(parent=site_tree.partners, live=False)
    aid = AidPageFactory(parent=site_tree.guide, title="Aide", slug="aide")
    aid.partner_links = [AidPartner(partner=partner)]
    aid.save()

    assert main(client.get("/guide/aide/")) == f"Accueil Guide des aides Aide {REPORT}"


def test_way_out_is_offered_on_an_aid_about_violence(client, site_tree):
    AidPageFactory(parent=site_tree.guide, slug="ecoute", sensitive=True)
    AidPageFactory(parent=site_tree.guide, slug="bourse")

    shown = {slug: each(client.get(f"/guide/{slug}/"), ".quick-exit .button") for slug in ("ecoute", "bourse")}

    assert shown == {"ecoute": ["Quitter vite"], "bourse": []}


@pytest.fixture
def guide_of_three(site_tree):
    housing = ThemeFactory(name="Logement", slug="logement", labels={"en": "Housing"})
    AidPageFactory(parent=site_tree.guide, title="Loyer", themes=[housing])
    AidPageFactory(parent=site_tree.guide, title="Bourse")
    AidPageFactory(parent=site_tree.guide, title="Énergie", themes=[housing], live=False)


@pytest.mark.parametrize(
    ("query", "titles", "message"),
    [
        ("", ["Bourse", "Loyer"], []),
        ("?theme=logement", ["Loyer"], []),
        ("?theme=", ["Bourse", "Loyer"], []),
        ("?theme=inconnu", ["Bourse", "Loyer"], [NOT_UNDERSTOOD]),
    ],
)
def test_guide_is_filtered_by_theme(client, guide_of_three, query, titles, message):
    response = client.get(f"/guide/{query}")

    assert (each(response, "main .card__title"), each(response, "main .message")) == (titles, message)


def test_themes_are_offered_in_the_language_of_the_visitor(client, site_tree, guide_of_three):
    untranslated(site_tree.guide, "en")

    assert each(client.get("/en/guide/"), "select[name=theme] option")[1:] == ["Housing"]


def test_theme_without_aid_says_what_to_do_next(client, site_tree):
    ThemeFactory(slug="sante")

    response = client.get("/guide/?theme=sante")

    assert links(response, "main .empty a") == [("Voir toutes les aides", "/guide/")]
