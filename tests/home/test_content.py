import pytest
from django.core.files.images import ImageFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import ContentPage
from reseau.images.models import Consent, CustomImage
from reseau.users.roles import TEAM
from tests.factories import AidPageFactory, ContentPageFactory, SiteMapPageFactory
from tests.languages import translated, untranslated
from tests.reading import each, links, main, soup, words

ROWS = [{"date_text": "2023", "title": "Consultation", "text": ""}]


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        (("heading", "D’où vient le réseau"), "D’où vient le réseau"),
        (("paragraph", "<p>Tout part d’une <b>consultation</b>.</p>"), "Tout part d’une consultation ."),
        (("steps", ["<p>Écrire.</p>", "<p>Attendre.</p>"]), "Écrire. Attendre."),
        (("timeline", ROWS), "2023 Consultation"),
        (("timeline", [ROWS[0] | {"text": "Cinquante idées."}]), "2023 Consultation Cinquante idées."),
        (("alert", {"title": "En danger", "text": "<p>Appelez le 17.</p>"}), "En danger Appelez le 17."),
        (("quote", {"text": "On est là.", "source": "Nadia"}), "On est là. Nadia"),
        (("quote", {"text": "On est là.", "source": ""}), "On est là."),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_each_block_of_a_free_page_shows_what_was_written(client, site_tree, block, shown):
    ContentPageFactory(parent=site_tree.home, title="Notre histoire", slug="histoire", body=[block])

    assert main(client.get("/histoire/")) == f"Accueil Notre histoire {shown}"


@pytest.fixture
def image(db):
    picture = get_test_image_file_jpeg(filename="table.jpg", size=(640, 480))
    return CustomImage.objects.create(title="table.jpg", file=ImageFile(picture, "table.jpg"), consent=Consent.NOBODY)


@pytest.mark.parametrize(("alt", "caption"), [("Une table partagée", "Le 8 avril"), ("", "")])
def test_image_has_its_alternative_text_its_size_and_its_caption(client, site_tree, image, alt, caption):
    value = {"image": image, "alt": alt, "decorative": not alt, "caption": caption}
    ContentPageFactory(parent=site_tree.home, slug="histoire", body=[("image", value)])

    response = client.get("/histoire/")

    shown = soup(response).select_one("main figure img")
    assert (shown["alt"], int(shown["width"]) / int(shown["height"])) == (alt, pytest.approx(4 / 3, rel=0.01))
    assert each(response, "main figcaption") == [caption] * bool(caption)


@pytest.mark.parametrize(("caption", "named"), [("Le 8 avril", ("figure", "Le 8\xa0avril")), ("", (None, None))])
def test_figure_bears_the_name_of_its_caption(client, site_tree, image, caption, named):
    value = {"image": image, "alt": "Une table partagée", "decorative": False, "caption": caption}
    ContentPageFactory(parent=site_tree.home, slug="histoire", body=[("image", value)])

    figure = soup(client.get("/histoire/")).select_one("main figure")

    assert (figure.get("role"), figure.get("aria-label")) == named


def image_form(image, **words) -> dict:
    """The editor's form of a free page with one image, as a browser posts it."""
    block = {"image": str(image.pk), "alt": "", "caption": ""} | words
    page = {"title": "Histoire", "slug": "histoire", "body": streamfield([("image", block)])}
    return nested_form_data(page | {"comments": inline_formset([])})


NOTHING_SAID = "Dites ce que l’image apprend, ou cochez « image décorative »."
BOTH_SAID = "Une image décorative n’a pas de texte de remplacement : effacez-le, ou décochez la case."
CAPTION_ALONE = "Une image avec une légende n’est pas décorative : dites ce qu’elle montre."


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({}, NOTHING_SAID),
        ({"alt": " "}, NOTHING_SAID),
        ({"alt": "Une table", "decorative": "on"}, BOTH_SAID),
        ({"caption": "Le 8 avril"}, CAPTION_ALONE),
        ({"caption": "Le 8 avril", "decorative": "on"}, CAPTION_ALONE),
    ],
    ids=["nothing", "a space", "both", "caption alone", "decorative caption"],
)
def test_editor_reads_why_an_image_is_refused(site_tree, roles, image, said, refusal):
    address = reverse("wagtailadmin_pages:add", args=["home", "contentpage", site_tree.home.pk])

    response = roles.client(TEAM).post(address, image_form(image, **said))

    (fault,) = response.context["form"].errors.as_data()["body"]
    assert fault.block_errors[0].block_errors["alt"].messages == [refusal]
    assert not ContentPage.objects.exists()


@pytest.mark.parametrize("said", [{"alt": "Une table"}, {"alt": "Une table", "caption": "Avril"}, {"decorative": "on"}])
def test_image_is_either_described_or_said_to_decorate(site_tree, roles, image, said):
    address = reverse("wagtailadmin_pages:add", args=["home", "contentpage", site_tree.home.pk])

    roles.client(TEAM).post(address, image_form(image, **said))

    (block,) = ContentPage.objects.get().body
    assert (block.value["alt"], block.value["decorative"]) == (said.get("alt", ""), "decorative" in said)


def test_page_below_another_knows_where_it_is(client, site_tree):
    network = ContentPageFactory(parent=site_tree.home, title="Le réseau", slug="reseau")
    ContentPageFactory(parent=network, title="L’association", slug="association")

    assert links(client.get("/reseau/association/"), ".breadcrumb a") == [
        ("Accueil", "/"),
        ("Le réseau", "/reseau/"),
    ]


def outline(tree) -> list:
    """Lists inside lists, as a visitor hears them: (title, address, what stands below)."""
    lines = tree.find_all("li", recursive=False) if tree else []
    return [(words(line.a), line.a["href"], outline(line.find("ul", recursive=False))) for line in lines]


def test_site_map_lists_every_public_page_below_its_own(client, site_tree):
    network = ContentPageFactory(parent=site_tree.home, title="Le réseau", slug="reseau")
    association = ContentPageFactory(parent=network, title="L’association", slug="association")
    ContentPageFactory(parent=association, title="Le bureau", slug="bureau")
    ContentPageFactory(parent=network, title="Brouillon", live=False)
    AidPageFactory(parent=site_tree.guide, title="Bourse", slug="bourse")
    private = ContentPageFactory(parent=site_tree.home, title="Page du bureau")
    private.view_restrictions.create(restriction_type="login")
    SiteMapPageFactory(parent=site_tree.home)

    response = client.get("/plan-du-site/")

    assert outline(soup(response).select_one("main .tree")) == [
        ("Guide des aides", "/guide/", [("Bourse", "/guide/bourse/", [])]),
        ("Agenda", "/agenda/", []),
        ("Annuaire des partenaires", "/annuaire/", []),
        ("Actualités", "/actualites/", []),
        (
            "Le réseau",
            "/reseau/",
            [("L’association", "/reseau/association/", [("Le bureau", "/reseau/association/bureau/", [])])],
        ),
        ("Plan du site", "/plan-du-site/", []),
    ]


def test_site_map_brings_up_a_page_whose_own_page_is_not_public(client, site_tree):
    draft = ContentPageFactory(parent=site_tree.home, title="Brouillon", slug="brouillon", live=False)
    ContentPageFactory(parent=draft, title="L’association", slug="association")
    SiteMapPageFactory(parent=site_tree.home)

    tree = outline(soup(client.get("/plan-du-site/")).select_one("main .tree"))

    assert ("L’association", "/brouillon/association/", []) in tree


def test_page_leads_to_the_public_pages_below_it(client, site_tree):
    network = ContentPageFactory(parent=site_tree.home, title="Le réseau", slug="reseau")
    association = ContentPageFactory(parent=network, title="L’association", slug="association")
    ContentPageFactory(parent=association, title="Le bureau")
    ContentPageFactory(parent=network, title="Nos chiffres", slug="chiffres")
    ContentPageFactory(parent=network, title="Brouillon", live=False)
    private = ContentPageFactory(parent=network, title="Page du bureau")
    private.view_restrictions.create(restriction_type="login")

    response = client.get("/reseau/")

    assert links(response, "main nav[aria-labelledby=pages-below] a") == [
        ("L’association", "/reseau/association/"),
        ("Nos chiffres", "/reseau/chiffres/"),
    ]
    assert each(response, "#pages-below") == ["Dans cette rubrique"]
    assert each(client.get("/reseau/chiffres/"), "#pages-below") == []


def test_site_map_of_a_language_lists_the_pages_of_that_language(client, site_tree):
    untranslated(SiteMapPageFactory(parent=site_tree.home), "en")
    translated(site_tree.guide, "en", title="Guide to support")

    assert links(client.get("/en/plan-du-site/"), ".tree a") == [
        ("Plan du site", "/en/plan-du-site/"),
        ("Guide to support", "/en/guide/"),
    ]
