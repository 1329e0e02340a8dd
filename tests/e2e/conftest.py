"""A real Chromium in front of the demo site.

Fixtures: `page` (telephone), `desktop_page`, `plain_page` (no JavaScript), `open_page` (any other browser),
`axe` (accessibility), `site_url`, `mails`. Addresses are relative: `page.goto("/agenda/")`.
A page that raises a JavaScript error, asks another host for anything or breaks the site's own
content security policy fails its test, whatever the test looks at.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.tooling.postgres import database_under_test
from tests.tooling.server import demo_site
from tests.tooling.system import ensure

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Colours are what they are once whatever fades in has come: two frames, then the end of every running animation.
SETTLED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() =>
    Promise.allSettled(document.getAnimations()
        .filter((one) => one.playState === "running" && one.effect.getComputedTiming().endTime < Infinity)
        .map((one) => one.finished)))"""


@pytest.fixture(scope="package")
def site_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="package")
def site_url(site_folder):
    """Address of the demo site, loaded once and shared by the journeys, on the database under test."""
    with database_under_test("reseau_e2e") as database_url, demo_site(site_folder, database_url) as url:
        yield url


@pytest.fixture
def mails(site_folder):
    """The text of every mail that the site has sent so far, oldest first, when called."""
    return lambda: [path.read_text() for path in sorted((site_folder / "mail").glob("*"))]


@pytest.fixture(scope="package")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=ensure("browser"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, site_url):
    """Open a page in a browser of its own, without cookies; options are those of Playwright's `new_context`:
    `open_page(**PHONE, java_script_enabled=False, color_scheme="dark", reduced_motion="reduce")`."""
    contexts, faults = [], []

    def watch_request(request):
        if not request.url.startswith((f"{site_url}/", "data:", "blob:", "about:")):
            faults.append(f"requête vers un tiers : {request.url}")

    def watch_console(message):
        if "Content Security Policy" in message.text:
            faults.append(f"politique de contenu enfreinte : {message.text}")

    def open_page(**options):
        context = browser.new_context(base_url=site_url, **{"locale": "fr-FR", **options})
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.on("request", watch_request)
        context.on("console", watch_console)
        context.on("weberror", lambda error: faults.append(f"erreur JavaScript : {error.error}"))
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def page(open_page):
    """A telephone, 390 px wide."""
    return open_page(**PHONE)


@pytest.fixture
def desktop_page(open_page):
    """A computer, 1280 px wide."""
    return open_page(**DESKTOP)


@pytest.fixture
def plain_page(open_page):
    """A telephone without JavaScript."""
    return open_page(**PHONE, java_script_enabled=False)


@pytest.fixture
def axe():
    """Check the accessibility of what a page shows now: `axe(page)`."""

    def check(page):
        page.evaluate(SETTLED)
        options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
        results = Axe().run(page, options=options)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check
