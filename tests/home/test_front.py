from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories import AidPageFactory, EventPageFactory, NewsPageFactory
from tests.languages import translated, untranslated
from tests.reading import each, facts, links


def situation(title, page, text="", theme=""):
    return ("situation", {"title": title, "text": text, "page": page, "theme": theme})


@pytest.fixture
def fill(site_tree):
    """Change fields of the front page."""

    def fill(**fields):
        for name, value in fields.items():
            setattr(site_tree.home, name, value)
        site_tree.home.save()

    return fill


def test_home_says_what_the_site_is_and_no_title_of_what_is_unknown(client, site_tree):
    assert each(client.get("/"), "main h1, main h2") == [
        "Un réseau de parents",
        "Les prochains rendez-vous",
        "Toutes les dates dans votre téléphone",
    ]


def test_home_links_each_situation_to_its_page(client, site_tree, fill):
    aid = AidPageFactory(parent=site_tree.guide, title="Pension versée par la Caf", slug="pension")
    fill(
        situations=[
            situation("La pension n’est pas payée", aid),
            situation("J’ai besoin de souffler", site_tree.guide, "Du temps pour vous.", "repit"),
        ]
    )

    assert links(client.get("/"), ".situations a") == [
        ("La pension n’est pas payée", "/guide/pension/"),
        ("J’ai besoin de souffler Du temps pour vous.", "/guide/?theme=repit"),
    ]


def test_situation_leads_to_the_page_in_the_language_of_the_visitor(client, site_tree, fill):
    aid = AidPageFactory(parent=site_tree.guide, slug="pension")
    fill(situations=[situation("La pension n’est pas payée", aid)])
    translated(site_tree.home, "en", slug="home-en")
    untranslated(site_tree.home, "ar")
    translated(aid, "en")

    shown = {prefix: links(client.get(prefix), ".situations a")[0][1] for prefix in ("/en/", "/ar/")}

    assert shown == {"/en/": "/en/guide/pension/", "/ar/": "/guide/pension/"}


def test_situation_whose_page_is_not_published_is_left_out(client, site_tree, fill):
    draft = AidPageFactory(parent=site_tree.guide, live=False)
    fill(situations=[situation("La pension n’est pas payée", draft)])

    assert links(client.get("/"), ".situations a") == []


def test_situation_whose_page_is_deleted_is_left_out(client, site_tree, fill):
    aid = AidPageFactory(parent=site_tree.guide)
    fill(situations=[situation("La pension n’est pas payée", aid)])
    aid.delete()

    assert links(client.get("/"), ".situations a") == []


def test_home_shows_the_next_three_events(client, site_tree):
    today = timezone.localdate()
    titles = {"Dans un mois": 30, "Demain": 1, "Hier": -1, "Dans un an": 365, "Ce soir": 0}
    for title, days in titles.items():
        EventPageFactory(parent=site_tree.agenda, title=title, start_date=today + timedelta(days=days))
    EventPageFactory(parent=site_tree.agenda, title="Brouillon", start_date=today, live=False)

    titles = each(client.get("/"), "section[aria-labelledby=agenda] .card__title")

    assert titles == ["Ce soir", "Demain", "Dans un mois"]


def test_home_shows_the_latest_three_news(client, site_tree):
    for title, day in [("Ancienne", 1), ("Première", 9), ("Troisième", 5), ("Deuxième", 7)]:
        NewsPageFactory(parent=site_tree.news, title=title, date=date(2026, 11, day))
    NewsPageFactory(parent=site_tree.news, title="Brouillon", date=date(2026, 11, 20), live=False)

    titles = each(client.get("/"), "section[aria-labelledby=ambassadors] .card__title")

    assert titles == ["Première", "Deuxième", "Troisième"]


def test_home_of_a_language_shows_the_pages_of_that_language(client, site_tree):
    event = EventPageFactory(parent=site_tree.agenda, title="Soirée", slug="soiree")
    news = NewsPageFactory(parent=site_tree.news, title="Un forum", slug="forum")
    translated(event, "en", title="Evening")
    untranslated(news, "en")

    assert links(client.get("/en/"), "main .card__title a") == [
        ("Evening", "/en/agenda/soiree/"),
        ("Un forum", "/en/actualites/forum/"),
    ]


def test_home_tells_the_story_and_its_figures(client, fill):
    fill(
        ambassadors_title="Les ambassadeurs",
        ambassadors_text="<p>Six parents.</p>",
        story_title="On n’est pas seuls",
        story="<p>Tout part d’une consultation.</p>",
        figures=[("figure", {"number": "53", "label": "réunions de travail", "scope": "2026"})],
    )

    response = client.get("/")

    assert each(response, "section[aria-labelledby=ambassadors]") == ["Les ambassadeurs Six parents."]
    assert each(response, "section[aria-labelledby=story] h2, section[aria-labelledby=story] p") == [
        "On n’est pas seuls",
        "Tout part d’une consultation.",
    ]
    assert facts(response) == {"réunions de travail": ["53", "2026"]}
