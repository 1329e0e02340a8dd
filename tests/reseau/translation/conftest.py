"""A site with translators, and an aid that somebody has put into English."""

from types import SimpleNamespace

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from reseau.users.roles import TEAM, TRANSLATORS
from reseau.users.sync import sync_roles
from tests.factories import AidPageFactory
from tests.languages import everything_untranslated, locale

HOW = "<p>Appelez le CCAS avant le 12 mai.</p><p>Apportez une facture.</p>"
ENGLISH = {
    "Cantine": "School meals",
    "Un repas pour 2 euros.": "A meal for 2 euros.",
    "Appelez le CCAS avant le 12 mai.": "Call the CCAS before 12 May.",
    "Apportez une facture.": "Bring a bill.",
}


class Desk:
    """What translators do, by wagtail-localize and without the administration."""

    def __init__(self, commit):
        self.commit = commit

    def begin(self, page, code: str) -> Translation:
        """The translation of `page` into `code`, with nothing in it yet."""
        source, _created = TranslationSource.get_or_create_from_instance(page)
        return Translation.objects.get_or_create(source=source, target_locale=locale(code))[0]

    def write(self, translation, words: dict, kind="manual", user=None):
        """Puts a sentence in the place of each French one that `words` knows."""
        catalogue = translation.export_po()
        for entry in catalogue:
            entry.msgstr = words.get(entry.msgid, "")
        translation.import_po(catalogue, translation_type=kind, tool_name="LibreTranslate" * (kind == "machine"))

    def publish(self, page):
        """`page`, French or not, as a person would: a new version, published."""
        with self.commit(execute=True):
            page.save_revision().publish()
        page.refresh_from_db()

    def publish_translation(self, translation):
        with self.commit(execute=True):
            translation.save_target(publish=True)
        return translation.get_target_instance()

    def strings(self, translation) -> dict[str, str]:
        """French sentence → what is kept of its translation, the sentences of before included."""
        rows = StringTranslation.objects.filter(
            locale=translation.target_locale, context__object_id=translation.source.object_id
        )
        return dict(rows.values_list("translation_of__data", "data"))


@pytest.fixture
def desk(django_capture_on_commit_callbacks) -> Desk:
    return Desk(django_capture_on_commit_callbacks)


@pytest.fixture
def aid(site_tree):
    """An aid in French, shown in French in English and in Arabic."""
    page = AidPageFactory(
        parent=site_tree.guide,
        title="Cantine",
        slug="cantine",
        search_description="Un repas pour 2 euros.",
        how_to_apply=HOW,
    )
    everything_untranslated("en")
    everything_untranslated("ar")
    sync_roles()
    return page


@pytest.fixture
def english(aid, desk):
    """The aid in English, online: `.page`, and its `.translation` in wagtail-localize."""
    translation = desk.begin(aid, "en")
    desk.write(translation, ENGLISH)
    return SimpleNamespace(page=desk.publish_translation(translation), translation=translation)


@pytest.fixture
def translator(roles, aid):
    return roles.client(TRANSLATORS)


@pytest.fixture
def team(roles, aid):
    return roles.client(TEAM)
