from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from agenda.models import EventPartner
from guide_pages.models import AidPartner
from partenaires.choices import SPOKEN_LANGUAGES, Category, Public
from tests.factories import AidPageFactory, EventPageFactory, PartnerPageFactory, ThemeFactory
from tests.languages import translated, untranslated
from tests.reading import each, facts, links, main

CANCELLED = {"status": "CANCELLED", "status_message": "La salle est fermée."}
NOT_UNDERSTOOD = ["Un des filtres n’a pas été compris : il n’est pas appliqué."]


@pytest.fixture
def partner(site_tree):
    return PartnerPageFactory(parent=site_tree.partners, title="Maison des familles", slug="maison")


def linked(page, link, partner):
    page.partner_links = [link(partner=partner)]
    page.save()
    return page


def test_what_is_unknown_shows_nothing(client, partner):
    shown = main(client.get("/annuaire/maison/"))

    assert shown == (
        "Accueil Annuaire des partenaires Centre social Maison des familles Signaler une erreur sur cette page"
    )


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ({"email": "contact@example.org"}, ["contact@example.org"]),
        ({"website": "https://example.org/accueil"}, ["example.org/accueil (autre site)"]),
        (
            {"address": "1 rue du Port", "postal_code": "92230", "town": "Gennevilliers"},
            ["1 rue du Port 92230 Gennevilliers"],
        ),
        (
            {"address": "1 rue du Port", "address_details": "Bâtiment B", "town": "Gennevilliers"},
            ["Bâtiment B 1 rue du Port Gennevilliers"],
        ),
        ({"address": "1 rue du Port"}, ["1 rue du Port"]),
        ({"postal_code": "92230", "town": "Gennevilliers"}, ["92230 Gennevilliers"]),
    ],
)
def test_each_known_contact_is_shown(client, partner, known, shown):
    for name, value in known.items():
        setattr(partner, name, value)
    partner.save()

    assert each(client.get("/annuaire/maison/"), "aside li") == shown


def test_each_telephone_says_what_it_is_for_and_whether_one_may_leave_a_message(client, partner):
    partner.phones = [
        ("phone", {"number": "0140856666", "label": "Accueil", "message": "yes"}),
        ("phone", {"number": "01 40 85 66 67", "label": "Écoute", "message": "no"}),
        ("phone", {"number": "3919", "label": "", "message": ""}),
    ]
    partner.save()

    response = client.get("/annuaire/maison/")

    assert each(response, ".phones li") == [
        "Accueil Appeler 01 40 85 66 66 Vous pouvez laisser un message.",
        "Écoute Appeler 01 40 85 66 67 Ne laissez pas de message.",
        "Appeler 3919",
    ]
    assert [href for _text, href in links(response, ".phones a")] == [
        "tel:+33140856666",
        "tel:+33140856667",
        "tel:3919",
    ]


def test_a_list_shows_the_first_telephone_and_warns_of_messages(client, partner):
    numbers = [
        {"number": "01 40 85 66 66", "label": "", "message": "no"},
        {"number": "3919", "label": "", "message": ""},
    ]
    partner.phones = [("phone", number) for number in numbers]
    partner.save()

    (card,) = each(client.get("/annuaire/"), ".card")

    assert (
        card
        == "Maison des familles Centre social Appeler Maison des familles 01 40 85 66 66 Ne laissez pas de message."
    )


def test_a_number_that_cannot_be_dialled_is_refused(partner):
    partner.phones = [("phone", {"number": "01 40 85", "label": "", "message": ""})]

    with pytest.raises(ValidationError, match="Ce numéro n’existe pas"):
        partner.full_clean()


@pytest.mark.parametrize(
    ("prefix", "languages"),
    [
        ("", "anglais, arabe et français"),
        ("/en", "Arabic, English, and French"),
        ("/ar", "الإنجليزية والعربية والفرنسية"),
    ],
)
def test_spoken_languages_are_named_in_the_language_of_the_visitor(client, partner, prefix, languages):
    partner.languages_spoken = ["fr", "en", "ar"]
    partner.save()
    untranslated(partner, "en")
    untranslated(partner, "ar")

    assert list(facts(client.get(f"{prefix}/annuaire/maison/")).values()) == [[languages]]


def test_publics_are_shown_by_name(client, partner):
    partner.publics = ["femmes", "jeunes"]
    partner.save()

    assert facts(client.get("/annuaire/maison/")) == {"Pour qui": ["Femmes et Jeunes"]}


def test_every_public_and_every_language_may_be_ticked(partner):
    partner.publics, partner.languages_spoken = Public.values, SPOKEN_LANGUAGES
    partner.full_clean()
    partner.save()
    partner.refresh_from_db()

    assert (set(partner.publics), set(partner.languages_spoken)) == (set(Public), set(SPOKEN_LANGUAGES))


@pytest.mark.parametrize(("prefix", "day"), [("", "3 mars 2026"), ("/en", "3 March 2026")])
def test_verified_date_is_in_the_words_of_the_visitor(client, partner, prefix, day):
    partner.verified_on = date(2026, 3, 3)
    partner.save()
    untranslated(partner, "en")

    assert each(client.get(f"{prefix}/annuaire/maison/"), ".verified bdi") == [day]


def test_partner_shows_its_aids_and_events_in_the_language_of_the_page(client, site_tree, partner):
    bourse = AidPageFactory(parent=site_tree.guide, title="Bourse", slug="bourse")
    asf = AidPageFactory(parent=site_tree.guide, title="ASF", slug="asf")
    AidPageFactory(parent=site_tree.guide, title="Aide d’un autre partenaire")
    soiree = EventPageFactory(parent=site_tree.agenda, title="Soirée", slug="soiree")
    for page, link in [(bourse, AidPartner), (asf, AidPartner), (soiree, EventPartner)]:
        linked(page, link, partner)
    untranslated(partner, "en")
    untranslated(bourse, "en")
    translated(asf, "en", title="Family support")
    translated(soiree, "en", title="Evening")

    assert links(client.get("/annuaire/maison/"), "main .card__title a") == [
        ("ASF", "/guide/asf/"),
        ("Bourse", "/guide/bourse/"),
        ("Soirée", "/agenda/soiree/"),
    ]
    assert links(client.get("/en/annuaire/maison/"), "main .card__title a") == [
        ("Bourse", "/en/guide/bourse/"),
        ("Family support", "/en/guide/asf/"),
        ("Evening", "/en/agenda/soiree/"),
    ]


def test_link_made_to_a_translation_counts_for_the_french_page(client, site_tree, partner):
    maison = translated(partner, "en", title="Family house")
    linked(AidPageFactory(parent=site_tree.guide, title="Bourse"), AidPartner, maison)

    assert each(client.get("/annuaire/maison/"), "main .card__title") == ["Bourse"]


def test_partner_shows_what_is_to_come_and_says_what_is_cancelled(client, site_tree, partner):
    today = timezone.localdate()
    for fields in (
        {"title": "Rencontre dans dix jours", "start_date": today + timedelta(days=10)},
        {"title": "Atelier annulé", "start_date": today + timedelta(days=5), **CANCELLED},
        {"title": "Rencontre en cours", "start_date": today},
        {"title": "Rencontre passée", "start_date": today - timedelta(days=2)},
        {"title": "Brouillon", "start_date": today + timedelta(days=3), "live": False},
    ):
        linked(EventPageFactory(parent=site_tree.agenda, **fields), EventPartner, partner)
    linked(AidPageFactory(parent=site_tree.guide, title="Aide en brouillon", live=False), AidPartner, partner)

    response = client.get("/annuaire/maison/")

    assert each(response, "main .card__title") == [
        "Rencontre en cours",
        "Atelier annulé",
        "Rencontre dans dix jours",
    ]
    assert each(response, "main .card.is-cancelled .card__title") == ["Atelier annulé"]


@pytest.fixture
def directory_of_three(site_tree):
    rights = ThemeFactory(name="Droits", slug="droits")
    PartnerPageFactory(parent=site_tree.partners, title="CIDFF", category=Category.CIDFF, themes=[rights])
    PartnerPageFactory(parent=site_tree.partners, title="Avocats", category=Category.JUSTICE, themes=[rights])
    PartnerPageFactory(parent=site_tree.partners, title="Caf", category=Category.CAF)
    PartnerPageFactory(parent=site_tree.partners, title="Brouillon", live=False)


@pytest.mark.parametrize(
    ("query", "titles", "message"),
    [
        ("", ["Avocats", "CIDFF", "Caf"], []),
        ("?theme=droits", ["Avocats", "CIDFF"], []),
        ("?category=caf", ["Caf"], []),
        ("?theme=droits&category=cidff", ["CIDFF"], []),
        ("?theme=inconnu", ["Avocats", "CIDFF", "Caf"], NOT_UNDERSTOOD),
        ("?category=inconnue", ["Avocats", "CIDFF", "Caf"], NOT_UNDERSTOOD),
        ("?theme=droits&category=inconnue", ["Avocats", "CIDFF"], NOT_UNDERSTOOD),
    ],
)
def test_directory_is_filtered_by_theme_and_kind_of_place(client, directory_of_three, query, titles, message):
    response = client.get(f"/annuaire/{query}")

    assert (each(response, "main .card__title"), each(response, "main .message")) == (titles, message)


def test_filters_without_partner_say_what_to_do_next(client, directory_of_three):
    response = client.get("/annuaire/?category=police")

    assert links(response, "main .empty a") == [("Voir tous les partenaires", "/annuaire/")]


def test_card_says_the_kind_of_place_and_the_town_when_known(client, site_tree):
    PartnerPageFactory(parent=site_tree.partners, title="Caf", category=Category.CAF, town="Nanterre")
    PartnerPageFactory(parent=site_tree.partners, title="Police", category=Category.POLICE)

    assert each(client.get("/annuaire/"), ".card__kicker") == ["Caf · Nanterre", "Police"]
