"""Two languages more, in the environment of a site that has lived without them, and one less: no code is touched."""

import email
import time
from email import policy
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
import requests
from bs4 import BeautifulSoup
from django.utils.translation import gettext, override

from tests.e2e.pages import FRENCH
from tests.guide_pages.reading_pdf import opened
from tests.processes import python
from tests.reading import words
from tests.tooling.postgres import database_under_test
from tests.tooling.server import serve

ADDED = {"pt": "ltr", "fa": "rtl"}
LANGUAGES = "fr,en,pt,fa"
LISTS = ["guide", "agenda", "directory", "news index", "search", "archive"]
EVENT = "/agenda/exemple-atelier-preparer-un-entretien/"
each_language = pytest.mark.parametrize("code", ADDED)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The demo, loaded in French, English and Arabic, then served in French, English, Portuguese and Persian."""
    folder = tmp_path_factory.mktemp("languages")
    with database_under_test("reseau_languages") as database:
        place = {"VAR_DIR": str(folder), "DATABASE_URL": database}
        for command in (["migrate", "--verbosity=0"], ["load_demo"]):
            assert python("manage.py", *command, **place).returncode == 0
        runs = [python("manage.py", "sync_languages", LANGUAGES=LANGUAGES, **place) for _run in range(2)]
        with serve(folder, database, [], LANGUAGES=LANGUAGES) as url:
            said = [run.stdout.splitlines() for run in runs]
            yield SimpleNamespace(
                url=url, said=said, mails=lambda: [path.read_bytes() for path in (folder / "mail").glob("*")]
            )


@pytest.fixture
def read(site):
    """The parsed page at an address."""
    return lambda path: BeautifulSoup(requests.get(site.url + path, timeout=60).content, "html.parser")


def test_the_command_says_what_it_opens_and_what_is_set_aside(site):
    first, second = site.said
    kept = "ar : n’est plus dans LANGUAGES ; ses 89 page(s) sont gardées, et ne paraissent plus"

    assert first[:2] == ["Português : langue ajoutée", "فارسی : langue ajoutée"]
    assert "Traduction : droit donné, publish_page (sous « Accueil », fa)" in first
    assert (first[-1], second) == (kept, ["Rien à changer.", kept])


@each_language
def test_every_type_of_page_answers_in_the_language(read, code):
    pages = {kind: read(f"/{code}{path}") for kind, path in FRENCH.items()}

    frames = {kind: (page.html["lang"], page.html["dir"]) for kind, page in pages.items()}
    assert frames == dict.fromkeys(FRENCH, (code, ADDED[code]))


@each_language
def test_what_nobody_has_translated_is_said_to_be_french(read, code):
    title = read(f"/{code}{FRENCH['partner']}").h1.find(string=True)

    assert (title.find_parent(lang=True)["lang"], title.find_parent(dir=True)["dir"]) == ("fr", "ltr")


@each_language
def test_no_list_is_empty_for_lack_of_a_translation(read, code):
    here, french = (
        {kind: len(read(prefix + FRENCH[kind]).select("main article")) for kind in LISTS} for prefix in (f"/{code}", "")
    )

    assert (here, min(french.values()) > 0) == (french, True)


@each_language
def test_errors_and_forms_speak_the_language(read, code):
    titles = [words(read(f"/{code}/{path}/").h1) for path in ("nulle-part", "recherche")]
    with override(code):
        own = [gettext("Cette page n’existe pas, ou plus."), gettext("Rechercher")]

    assert titles == own
    assert set(own).isdisjoint({"Cette page n’existe pas, ou plus.", "Rechercher"})


@each_language
def test_feeds_hold_the_dates_and_the_news_of_every_page(site, code):
    calendars = [requests.get(f"{site.url}{prefix}/agenda/agenda.ics", timeout=60) for prefix in ("", f"/{code}")]
    feeds = [requests.get(f"{site.url}{prefix}/actualites/rss.xml", timeout=60) for prefix in ("", f"/{code}")]
    news = [ElementTree.fromstring(feed.content) for feed in feeds]

    french, own = (calendar.text.count("BEGIN:VEVENT") for calendar in calendars)
    assert (own, french > 0) == (french, True)
    assert news[1].findtext("channel/language") == code
    assert len(news[1].findall("channel/item")) == len(news[0].findall("channel/item")) > 0


@each_language
def test_the_printed_guide_is_in_the_language(site, code):
    booklet = requests.get(f"{site.url}/{code}/guide/guide.pdf", timeout=120)

    assert opened(booklet.content).trailer["/Root"]["/Lang"] == code


def test_search_engines_are_told_of_the_languages_of_the_site_alone(site):
    index = ElementTree.fromstring(requests.get(f"{site.url}/sitemap.xml", timeout=60).content)
    places = [place.text.rpartition("/")[2] for place in index.findall(".//{*}loc")]
    entries = {place: requests.get(f"{site.url}/{place}", timeout=60).text for place in places}

    assert places == [f"sitemap-{code}.xml" for code in LANGUAGES.split(",")]
    assert [place for place, text in entries.items() if "/ar/" in text] == []


def test_the_menu_names_each_language_in_its_own_words(read):
    menu = read("/").header.select(".languages a")

    assert [(link["lang"], link["dir"], link.text) for link in menu] == [
        ("fr", "ltr", "Français"),
        ("en", "ltr", "English"),
        ("pt", "ltr", "Português"),
        ("fa", "rtl", "فارسی"),
    ]


@pytest.mark.parametrize("path", ["/ar/", "/ar/guide/", "/ar/recherche/", "/ar/agenda/agenda.ics", "/sitemap-ar.xml"])
def test_a_language_taken_out_is_nowhere(site, path):
    answer = requests.get(site.url + path, timeout=60)

    assert (answer.status_code, answer.headers["Content-Language"]) == (404, "fr")


def test_a_parent_registers_and_is_written_to_in_persian(site, read):
    address = next(link["href"] for link in read(f"/fa{EVENT}").select("main a[href$='/inscription/']"))
    fields = {
        field["name"]: field.get("value", "")
        for field in read(address).select("main form input[name]:not([type=submit])")
    }
    time.sleep(3.5)  # as a person would
    answer = {"name": "Mina", "email": "mina@example.org", "adults": "1", "children": "0"}
    thanks = requests.post(site.url + address, data=fields | answer, timeout=60)
    (mail,) = (email.message_from_bytes(sent, policy=policy.default) for sent in site.mails())
    french = "Vos places sont gardées. Vous pouvez venir."
    with override("fa"):
        own = gettext(french)

    assert (thanks.status_code, own in mail.get_content(), french in mail.get_content()) == (200, True, False)
