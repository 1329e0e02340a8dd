"""The form of a piece of news, as its author meets it."""

import pytest
from bs4 import BeautifulSoup
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.test.utils.form_data import streamfield

from actualites.models import NewsPage
from reseau.images.models import CustomImage
from reseau.users.roles import AMBASSADORS, TEAM
from tests.admin import news_form, page_url
from tests.factories import NewsPageFactory

JSON = {"Accept": "application/json"}


@pytest.fixture
def add(site_tree):
    """Address of the form of a new text."""
    return page_url("add", "actualites", "newspage", site_tree.news.pk)


@pytest.fixture
def photo(db):
    return CustomImage.objects.create(
        title="IMG_1", file=get_test_image_file_jpeg(), description="Un parc.", consent="nobody"
    )


def fields(client, address) -> list[str]:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    wanted = ("title", "image", "image_alt", "themes", "signature", "date", "search_description", "slug", "seo_title")
    inputs = soup.select("form [name]")
    return [name for name in dict.fromkeys(item["name"] for item in inputs) if name in wanted]


def test_an_author_is_asked_for_words_in_the_order_of_writing(ambassador, add):
    assert fields(ambassador, add) == ["title", "image", "image_alt", "signature", "date", "search_description"]


def test_the_team_has_the_address_too(roles, add):
    assert fields(roles.client(TEAM), add)[-2:] == ["slug", "seo_title"]


def test_the_address_follows_the_title_until_the_text_is_online(ambassador, add):
    form = {name: value for name, value in news_form(title="La ren").items() if name != "slug"}
    ambassador.post(add, form)
    page = NewsPage.objects.get()
    assert page.slug == "la-ren"

    ambassador.post(page_url("edit", page.pk), form | {"title": "La rentrée"})

    assert NewsPage.objects.get().slug == "la-rentree"


def test_a_title_without_any_letter_has_an_address_all_the_same(ambassador, add):
    for _time in range(2):
        ambassador.post(add, news_form(title="♥♥♥", slug=""))

    assert [page.slug.startswith("actualite-") for page in NewsPage.objects.all()] == [True, True]


def test_the_address_of_what_is_online_stays(ambassador, own_live):
    form = {name: value for name, value in news_form(title="Corrigée").items() if name != "slug"}

    ambassador.post(page_url("edit", own_live.pk), form)

    own_live.refresh_from_db()
    assert own_live.get_latest_revision_as_object().slug == "mienne"


def test_an_author_changes_nothing_of_what_the_team_has_set(ambassador, own_live):
    own_live.seo_title, own_live.show_in_menus, own_live.sensitive = "Titre court", True, True
    own_live.save_revision().publish()

    ambassador.post(page_url("edit", own_live.pk), news_form(slug="mienne") | {"seo_title": "Autre"})

    written = NewsPage.objects.get().get_latest_revision_as_object()
    assert (written.seo_title, written.show_in_menus, written.sensitive) == ("Titre court", True, True)


def test_a_new_text_is_signed_as_its_author_has_chosen(roles, add):
    client = roles.client(roles.user(AMBASSADORS, username="n.benali", display_name="Nadia B."))
    assert BeautifulSoup(client.get(add).content, "html.parser").select_one("#id_signature")["value"] == "Nadia B."

    client.post(add, news_form(signature=""))

    assert NewsPage.objects.get().signature == "Nadia B."


@pytest.mark.parametrize("chosen", ["", "n.benali", "nadia@example.org"])
def test_a_login_or_an_address_is_never_proposed(roles, add, chosen):
    user = roles.user(AMBASSADORS, username="n.benali", email="nadia@example.org", display_name=chosen)

    signature = BeautifulSoup(roles.client(user).get(add).content, "html.parser").select_one("#id_signature")

    assert signature.get("value", "") == ""


@pytest.mark.parametrize(
    ("signature", "sentence"),
    [
        ("n.benali", "Cette signature est un identifiant de connexion : choisissez un prénom ou un pseudonyme."),
        (
            "nadia@example.org",
            "Une signature n’est jamais une adresse : choisissez un prénom ou un pseudonyme.",
        ),
    ],
)
def test_a_login_or_an_address_signs_nothing(roles, add, signature, sentence):
    user = roles.user(AMBASSADORS, username="n.benali", email="nadia@example.org")

    response = roles.client(user).post(add, news_form(signature=signature))

    assert response.context["form"].errors == {"signature": [sentence]}
    assert not NewsPage.objects.exists()


def test_what_is_typed_is_kept_without_a_press(ambassador, add):
    """Wagtail's autosave posts the form and expects JSON; an unfinished text is kept as it is."""
    form = news_form(title="La ren", signature="Nadia", body=streamfield([]))

    answer = ambassador.post(add, form, headers=JSON)

    assert (answer.json()["success"], NewsPage.objects.get().live) == (True, False)


def test_an_unfinished_block_is_kept_too(ambassador, own_draft, photo):
    photo.description = ""
    photo.save()
    body = [("link", {"text": "", "page": "", "url": ""}), ("image", {"image": photo.pk, "alt": ""})]
    form = news_form(slug="mien", body=streamfield(body))

    answer = ambassador.post(page_url("edit", own_draft.pk), form, headers=JSON)

    assert answer.json()["success"] is True


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (("link", {"text": "Le plan", "page": "", "url": ""}), "Choisissez une page, ou donnez une adresse"),
        (("link", {"text": "Le plan", "page": "", "url": "plan"}), "une adresse enti"),
    ],
)
def test_a_fault_is_said_in_plain_words(ambassador, own_draft, block, sentence):
    form = news_form(slug="mien", body=streamfield([block])) | {"action-submit": "1"}

    response = ambassador.post(page_url("edit", own_draft.pk), form)

    assert sentence in response.text
    own_draft.refresh_from_db()
    assert own_draft.current_workflow_state is None


def test_the_description_given_with_a_photo_serves_everywhere(ambassador, own_draft, photo):
    body = streamfield([("image", {"image": photo.pk, "alt": ""})])

    ambassador.post(page_url("edit", own_draft.pk), news_form(slug="mien", image=photo.pk, body=body))

    written = NewsPage.objects.get().get_latest_revision_as_object()
    assert (written.image_alt, written.body[0].value["alt"]) == ("Un parc.", "Un parc.")


def test_an_author_sees_how_the_text_will_look(ambassador, own_draft):
    url = page_url("preview_on_edit", own_draft.pk)

    kept = ambassador.post(url, news_form(slug="mien", title="En cours d’écriture")).json()

    assert kept["is_valid"] is True
    assert "En cours d’écriture" in ambassador.get(url).text


def test_an_author_sees_how_a_new_text_will_look(ambassador, site_tree):
    url = page_url("preview_on_add", "actualites", "newspage", site_tree.news.pk)

    assert ambassador.post(url, news_form(title="Toute neuve")).json()["is_valid"] is True
    assert "Toute neuve" in ambassador.get(url).text


def test_the_actions_are_in_plain_words(ambassador, own_draft, write, author, roles):
    actions = BeautifulSoup(ambassador.get(page_url("edit", own_draft.pk)).content, "html.parser").footer.text
    assert ["Envoyer à la relecture" in actions, "workflow" in actions.lower()] == [True, False]

    sent = write(author)
    waiting = BeautifulSoup(ambassador.get(page_url("edit", sent.pk)).content, "html.parser").footer.text
    assert "Reprendre mon texte" in waiting


def test_a_signature_outlives_the_account(site_tree, author):
    page = NewsPageFactory(parent=site_tree.news, signature="Nadia", owner=author)

    author.delete()

    page.refresh_from_db()
    page.full_clean()
    assert (page.owner, page.signature) == (None, "Nadia")
