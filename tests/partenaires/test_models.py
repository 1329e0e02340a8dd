from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from agenda.models import EventPartner
from guide_pages.models import AidPartner
from partenaires.choices import SPOKEN_LANGUAGES, Category, Public
from reseau.images.models import CustomImage
from tests.factories import AidPageFactory, EventPageFactory, PartnerPageFactory
from tests.languages import translated, untranslated
from tests.reading import each, facts, links, main, soup

CANCELLED = {"status": "CANCELLED", "status_message": "La salle est fermée."}


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

    assert each(client.get("/annuaire/maison/"), "aside .contacts:not(.screen-only) li") == shown


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


def test_services_say_for_whom_at_what_price_and_how(client, partner):
    services = [
        {"name": "Médiation", "for_whom": "Parents séparés", "cost": "payant", "cost_details": "Selon vos revenus"},
        {"name": "Écoute", "cost": "gratuit", "how": "Appelez l’accueil."},
        {"name": "Accueil"},
    ]
    partner.services = [("service", service) for service in services]
    partner.save()

    assert each(client.get("/annuaire/maison/"), ".services > li") == [
        "Médiation Pour qui Parents séparés Prix Payant Selon vos revenus",
        "Écoute Prix Gratuit Comment l’obtenir Appelez l’accueil.",
        "Accueil",
    ]


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ({"step_free": "yes"}, "Accès sans marche"),
        ({"step_free": "no", "stroller": "yes"}, "Il y a des marches On entre avec une poussette"),
        ({"children_admitted": "yes", "play_corner": "no"}, "Les enfants sont admis Pas de coin jeux"),
    ],
)
def test_what_is_known_of_the_access_is_told(client, partner, known, shown):
    for name, value in known.items():
        setattr(partner, name, value)
    partner.save()

    assert facts(client.get("/annuaire/maison/")) == {"Sur place": [shown]}


def test_way_there_and_detailed_access_are_told(client, partner):
    partner.transport, partner.acceslibre_url = "Métro 13", "https://acceslibre.example/lieu"
    partner.save()

    response = client.get("/annuaire/maison/")

    assert facts(response) == {"Pour venir": ["Métro 13"], "L’accès en détail": ["Acceslibre (autre site)"]}
    assert links(response, ".facts a") == [("Acceslibre (autre site)", "https://acceslibre.example/lieu")]


@pytest.mark.parametrize(("appointment", "shown"), [("required", ["Sur rendez-vous"]), ("", [])])
def test_appointment_is_told_when_known(client, partner, appointment, shown):
    partner.appointment = appointment
    partner.save()

    assert each(client.get("/annuaire/maison/"), "aside p strong") == shown


@pytest.mark.parametrize(("phone", "shown"), [("3919", ["À appeler en cas de danger"]), ("", [])])
def test_one_calls_in_danger_only_where_there_is_a_number(client, site_tree, phone, shown):
    PartnerPageFactory(parent=site_tree.partners, slug="ecoute", in_danger=True, phone=phone)

    assert each(client.get("/annuaire/ecoute/"), ".badge") == shown


def test_logo_is_shown_beside_the_contacts(client, partner):
    partner.email = "contact@example.org"
    partner.logo = CustomImage.objects.create(title="Logo", file=get_test_image_file())
    partner.save()

    (logo,) = soup(client.get("/annuaire/maison/")).select("aside img")
    assert logo["alt"] == ""


def test_main_kind_of_place_comes_first_and_the_others_follow(client, partner):
    partner.other_categories = [Category.LIBRARY, Category.SOCIAL_CENTRE]
    partner.save()

    assert each(client.get("/annuaire/maison/"), ".kicker") == ["Centre social · Médiathèque, ludothèque"]


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
