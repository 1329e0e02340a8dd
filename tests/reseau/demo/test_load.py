from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from actualites.models import NewsPage
from agenda.models import EventPage
from guide_pages.choices import Reliability
from guide_pages.models import AidFact, AidPage
from home.models import HomePage
from partenaires.models import PartnerPage
from reseau.base.models import NetworkSettings, Theme
from reseau.demo.accounts import ACCOUNTS
from reseau.users.models import User
from reseau.users.roles import ROLES
from tests.reading import each, links

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def visitor():
    return Client(headers={"host": "localhost:8000"})


def french(model):
    return model.objects.live().filter(locale__language_code="fr")


def test_demo_says_what_it_is_loading(demo):
    assert demo.said == [
        "thèmes et langues",
        "accueil et rubriques",
        "partenaires",
        "aides",
        "agenda et actualités",
        "pages du réseau",
        "anglais et arabe",
        "rôles et comptes",
    ]


def test_demo_holds_the_whole_guide_and_the_whole_directory():
    assert {model: french(model).count() for model in (HomePage, AidPage, PartnerPage)} == {
        HomePage: 1,
        AidPage: 30,
        PartnerPage: 23,
    }


def test_every_page_would_be_accepted_from_an_editor():
    for page in Page.objects.filter(locale__language_code="fr", depth__gt=1).specific():
        page.full_clean()


def test_no_amount_without_its_date_and_its_source():
    amounts = AidPage.objects.exclude(amount="").values_list("amount", "amount_effective_on", "amount_source")

    assert len(amounts) > 0
    assert [amount for amount in amounts if not all(amount)] == []


def test_past_events_are_real_and_those_to_come_are_marked_as_examples():
    past, upcoming = (
        french(EventPage).filter(ends_at__lte=timezone.now()),
        french(EventPage).exclude(ends_at__lte=timezone.now()),
    )

    assert (past.count(), upcoming.count()) == (6, 8)
    assert [event.title for event in past if event.title.startswith("Exemple")] == []
    assert [event.title for event in upcoming if not event.title.startswith("Exemple :")] == []
    assert [event.title for event in past if event.body or not event.outcome] == []


def test_examples_are_dated_from_today():
    today = timezone.localdate()

    once = french(EventPage).filter(ends_at__gt=timezone.now(), repeat="").order_by("starts_at")

    assert [(event.start_date - today, event.end_date - today) for event in once] == [
        (timedelta(days=first), timedelta(days=last))
        for first, last in [(5, 5), (9, 9), (12, 12), (16, 16), (23, 23), (40, 41)]
    ]


def test_the_weekly_example_has_dates_gone_by_and_dates_to_come_of_every_kind():
    workshop = french(EventPage).get(slug="exemple-atelier-du-mercredi")

    assert len(workshop.past_dates) >= 1
    assert sorted(each.state for each in workshop.coming if each.state) == ["cancelled", "extra", "moved"]
    assert all(each.message for each in workshop.coming if each.state)


def test_examples_give_no_number_that_could_ring():
    numbers = french(EventPage).exclude(contact_phone="").values_list("contact_phone", flat=True)

    assert sorted(number[:8] for number in numbers) == ["01 99 00"] * 2


def test_news_are_marked_as_examples_signed_and_illustrated_with_words():
    news = french(NewsPage)

    assert news.count() == 4
    assert [item.title for item in news if not item.title.startswith("Exemple :")] == []
    assert [item.title for item in news if not item.signature] == []
    assert [item.title for item in news if item.image and not item.image_alt] == []


def test_there_is_one_account_at_least_for_each_role():
    roles = {user.username: [group.name for group in user.groups.all()] for user in User.objects.all()}

    assert roles == {login: [role.name] for login, _password, _signature, role in ACCOUNTS}
    assert {name for names in roles.values() for name in names} == {role.name for role in ROLES}


@pytest.mark.parametrize(("login", "password"), [account[:2] for account in ACCOUNTS])
def test_each_account_opens_the_administration(visitor, login, password):
    visitor.post("/admin/login/", {"username": login, "password": password})

    assert visitor.get("/admin/").status_code == 200


def test_network_says_who_it_is_and_leaves_out_what_nobody_told():
    network = NetworkSettings.for_site(Site.objects.get())

    known = (network.name, network.town, network.carried_by)
    assert known == ("Réseau des familles monoparentales", "Gennevilliers", "CCAS de Gennevilliers")
    assert (network.phone, network.email, network.address) == ("", "", "")


@pytest.mark.parametrize(
    ("prefix", "first"),
    [("/", "Argent et budget"), ("/en/", "Childcare"), ("/ar/", "الانفصال والقانون")],
)
def test_themes_have_a_name_in_each_language(visitor, prefix, first):
    names = each(visitor.get(f"{prefix}guide/"), "select[name=theme] option")[1:]

    assert (names[0], len(names)) == (first, Theme.objects.closed_list().count())


def test_every_situation_of_the_front_page_leads_somewhere(visitor):
    situations = links(visitor.get("/"), ".situations a")

    assert len(situations) == 8
    assert {visitor.get(address).status_code for _title, address in situations} == {200}


def test_every_french_page_is_shown_without_a_hole(visitor):
    addresses = [page.get_url() for page in french(Page).filter(depth__gt=1)]

    answers = {address: visitor.get(address) for address in addresses}

    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(addresses, 200)
    assert [address for address, answer in answers.items() if "None" in answer.content.decode()] == []


def test_loading_alone_is_refused_where_there_is_content():
    before = Page.objects.count()

    with pytest.raises(CommandError, match="^Ce site a déjà des contenus : rien n’a été chargé.$"):
        call_command("load_demo")

    assert Page.objects.count() == before


def test_facts_are_sourced_and_none_of_them_is_a_computed_one():
    facts = AidFact.objects.filter(page__locale__language_code="fr")

    assert facts.count() > 50
    assert facts.filter(source="").count() == 0
    assert facts.filter(reliability=Reliability.COMPUTED).count() == 0


def test_no_fact_holds_an_amount():
    """Those that were read are computed, too old, or contradict one another."""
    statements = AidFact.objects.values_list("statement", flat=True)

    assert [statement for statement in statements if "€" in statement or "euro" in statement] == []


@pytest.mark.parametrize(
    ("slug", "others"),
    [
        ("allocation-de-soutien-familial", ["Pension alimentaire versée par la Caf"]),
        ("pension-alimentaire-versee-par-la-caf", ["Allocation de soutien familial"]),
        ("complementaire-sante-solidaire", ["Navigo gratuit ou réduit"]),
    ],
)
def test_aids_name_one_another(visitor, slug, others):
    assert each(visitor.get(f"/guide/{slug}/"), "main section:has(.card-grid) .card__title") == others


def test_an_aid_that_was_verified_is_read_again_within_the_year():
    aids = french(AidPage)

    assert aids.filter(verified_on=None).exclude(next_review_on=None).count() == 0
    delays = {aid.next_review_on - aid.verified_on for aid in aids.exclude(verified_on=None)}
    assert delays == {timedelta(days=182)}
