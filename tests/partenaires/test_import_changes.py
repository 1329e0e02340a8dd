"""Many partners changed at once by an import: the same as one by hand."""

import pytest
from wagtail.models import Comment, PageLogEntry, ReferenceIndex

from partenaires.imports.changing import Changer
from partenaires.models import PartnerPage
from reseau.users.roles import TEAM
from tests.factories import EventPageFactory, ThemeFactory, UserFactory
from tests.languages import everything_untranslated
from tests.partenaires.exchanging import file_of, imported, whole_partner

BY_HAND = {
    "courriel": "neuf@csc.example",
    "description": "Autre phrase.\nUn texte.",
    "langues": "ar | fr",
    "themes": "logement",
}


def facts(page):
    """What a page and the version of it are, but for when and by which row."""
    names = {field.attname for field in page._meta.concrete_fields} - {
        "path",
        "url_path",
        "slug",
        "title",
        "draft_title",
    }
    own = {"id", "page_ptr_id", "identifier", "translation_key", "alias_of_id", "siret", "live_revision_id"}
    when = {"last_published_at", "first_published_at", "latest_revision_created_at", "latest_revision_id"}
    return {name: str(getattr(page, name)) for name in names - own - when}


def test_many_are_changed_as_one_is_by_hand(client, site_tree, roles, monkeypatch):
    user = roles.user(TEAM)
    same = {"siret": "", "themes": [ThemeFactory(slug="argent"), ThemeFactory(slug="logement")]}
    pages = [whole_partner(site_tree, slug=slug, identifier=slug, title=slug, **same) for slug in ("un", "deux")]
    everything_untranslated("ar")
    monkeypatch.setattr(Changer, "_alone", lambda self, found, said: [pages[0].pk])

    imported(file_of(*({"id": page.identifier, **BY_HAND} for page in pages)), user)

    alone, among_many = (PartnerPage.objects.get(pk=page.pk) for page in pages)
    assert facts(among_many) == facts(alone)
    assert facts(among_many.latest_revision.as_object()) == facts(alone.latest_revision.as_object())
    assert (among_many.live_revision, among_many.has_unpublished_changes) == (among_many.latest_revision, False)
    assert [theme.slug for theme in among_many.themes.all()] == ["logement"]
    aliases = [PartnerPage.objects.get(alias_of=page) for page in (alone, among_many)]
    assert facts(aliases[1]) == facts(aliases[0])
    assert [[theme.slug for theme in alias.themes.all()] for alias in aliases] == [["logement"]] * 2
    histories = [PageLogEntry.objects.filter(page=page).order_by("pk") for page in (alone, among_many)]
    assert [[(entry.action, entry.user) for entry in entries] for entries in histories] == [
        [("wagtail.create", None), ("wagtail.publish", None), ("wagtail.edit", user), ("wagtail.publish", user)]
    ] * 2
    references = ReferenceIndex.get_references_for_object(among_many)
    assert [row.to_object_id for row in references] == [str(among_many.themes.get().pk)]
    found = client.get("/annuaire/", {"q": "autre phrase"}).context["partners"]
    assert {page.title for page in found} == {"un", "deux"}


@pytest.mark.parametrize("reason", ["event", "comment", "new name", "protected", "draft"])
def test_what_others_are_busy_with_is_changed_by_wagtail_itself(site_tree, reason):
    page = whole_partner(site_tree)
    said = {"email": "neuf@csc.example"}
    if reason == "event":
        EventPageFactory(parent=site_tree.agenda, place_partner=page).save_revision().publish()
    elif reason == "comment":
        Comment.objects.create(page=page, user=UserFactory(), text="Vrai ?", contentpath="title", position="")
    elif reason == "new name":
        said["title"] = "Autre nom"
    elif reason == "protected":
        said["protected"] = True

    changer = Changer(None, reason != "draft", {})

    assert changer._alone({page.pk: page}, {page.pk: said}) == [page.pk]


def test_what_nobody_is_busy_with_is_changed_among_many(site_tree):
    page = whole_partner(site_tree)

    assert Changer(None, True, {})._alone({page.pk: page}, {page.pk: {"email": "neuf@csc.example"}}) == []
