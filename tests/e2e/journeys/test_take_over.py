"""Another town takes the site over, as docs/reprendre-le-site.md says: nothing of the first town is left."""

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP
from tests.e2e.pages import code_of, follow
from tests.tooling.postgres import database_under_test
from tests.tooling.server import serve

NAME, TOWN = "Réseau des familles", "Villeneuve-d’Exemple"
PASSWORD = "une-longue-phrase-de-passe"
FILL = [
    ("start_site", f"--name={NAME}", f"--town={TOWN}", "--hostname=127.0.0.1", "--port={port}"),
    ("createsuperuser", "--noinput", "--username=web", "--email=web@example.org"),
]
PRODUCTION = {
    **{"PRODUCTION": "1", "ALLOWED_HOSTS": "127.0.0.1", "SERVE_MEDIA": "1", "DJANGO_SUPERUSER_PASSWORD": PASSWORD},
    "SECRET_KEY": "Wm3-uPz8Qv_1sYt6KcNe0RjBx5HdLg9FoAi2TkVbXqMwJyCnZrSaEpUlOhGfD7I4",
    "SECURE_SSL_REDIRECT": "0",  # the one thing of production that a test cannot have
}
VIOLET, CORAL = "rgb(59, 42, 140)", "rgb(194, 59, 46)"


@pytest.fixture(scope="module")
def site_url(tmp_path_factory):
    """A site that has just been installed, in place of the demo."""
    folder = tmp_path_factory.mktemp("town")
    with database_under_test("reseau_town") as database_url, serve(folder, database_url, FILL, **PRODUCTION) as url:
        yield url


def signed_in(open_page):
    """The web officer of the town, before the administration, with a telephone for second factor."""
    page = open_page(**DESKTOP)
    page.goto("/admin/")
    page.fill("[name=username]", "web")
    page.fill("[name=password]", PASSWORD)
    follow(page.locator("button[type=submit]"))
    page.get_by_label("Code à 6 chiffres").fill(code_of(page.locator("main code").inner_text()))
    follow(page.get_by_role("button", name="Vérifier"))
    follow(page.get_by_role("link", name="Je les ai notés"))
    return page


def open_settings(officer, screen):
    officer.get_by_role("button", name="Paramètres").click()
    officer.get_by_role("link", name=screen, exact=True).click()
    expect(officer.get_by_role("heading", level=1)).to_contain_text(screen)


def save(officer):
    with officer.expect_navigation():
        officer.get_by_role("button", name="Enregistrer").click()


def style(locator, name):
    return locator.evaluate(f"element => getComputedStyle(element).{name}")


def test_a_town_gives_the_site_its_name_its_readable_colours_its_logo_and_its_legal_facts(open_page, tmp_path):
    officer = signed_in(open_page)
    open_settings(officer, "Réseau")
    officer.get_by_label("Couleur chaude").fill("#ff7f6b")
    save(officer)
    refusal = "Trop claire : contraste de 2,2 avec le fond de page, il en faut 4,5."
    expect(officer.get_by_text(refusal)).to_be_visible()

    Image.new("RGB", (600, 200), "#3b2a8c").save(tmp_path / "logo.png")
    officer.get_by_label("Couleur profonde").fill("#3b2a8c")
    officer.get_by_label("Couleur chaude").fill("#c23b2e")
    officer.get_by_role("button", name="Choisir une image").click()
    officer.get_by_role("tab", name="Transférer").click()
    officer.locator("[name=image-chooser-upload-file]").set_input_files(tmp_path / "logo.png")
    officer.get_by_label("Texte de remplacement").fill("Logo de la ville")
    officer.get_by_label("Personne n’est reconnaissable.").check()
    officer.get_by_role("button", name="Transférer").click()
    expect(officer.get_by_text("Logo de la ville")).to_be_visible()
    save(officer)
    open_settings(officer, "Informations légales")
    officer.get_by_label("Directrice ou directeur de la publication").fill("Camille Exemple")
    save(officer)

    page = open_page(**DESKTOP)
    page.goto("/")
    assert page.title() == f"Accueil – {NAME}, {TOWN}"
    assert page.locator(".brand").inner_text() == f"{NAME}\n{TOWN}"
    assert page.locator(".brand img").evaluate("image => image.naturalWidth") > 0
    assert style(page.locator("h1"), "color") == VIOLET
    assert style(page.locator(".site-foot"), "backgroundColor") == VIOLET
    assert style(page.locator(".search .button"), "backgroundColor") == CORAL
    assert style(page.locator(".band"), "backgroundImage").endswith('/apparence/3b2a8c-c23b2e/band.svg")')
    page.goto("/mentions-legales/")
    assert "Camille Exemple" in page.locator("main").inner_text()
