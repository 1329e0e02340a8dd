"""What of the pages is printed: which aids, where, in whose words."""

from datetime import date, timedelta

import pytest
from django.core.files.images import ImageFile
from django.utils import timezone
from django.utils.translation import override
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, PageViewRestriction

from guide_pages import booklet
from guide_pages.collection import Collection
from guide_pages.models import AidPartner
from guide_pages.printing import guide_content, sheet_content
from reseau.base.models import LegalSettings, NetworkSettings, PageTheme
from reseau.images.models import CustomImage
from tests.factories import AidPageFactory, PartnerPageFactory, ThemeFactory
from tests.guide_pages.reading_pdf import drawn
from tests.languages import everything_untranslated, translated, untranslated

NBSP = "\N{NO-BREAK SPACE}"
BASE = "https://familles.exemple.fr"
TODAY = date(2026, 11, 22)


def content(site_tree, language="fr"):
    with override(language):
        network, legal = NetworkSettings.for_site(site_tree.site), LegalSettings.for_site(site_tree.site)
        return guide_content(Collection(language, BASE), network, legal, TODAY)


def printed(site_tree, page, language="fr"):
    """The aid `page` as it is printed."""
    with override(language):
        collection = Collection(language, BASE, translation_key=page.translation_key)
        return sheet_content(collection, collection.aids[0], NetworkSettings.for_site(site_tree.site), TODAY).aid


def places(guide) -> dict[str, tuple[list[str], list[str]]]:
    """By theme, the aids told there, and those it refers to."""
    return {
        theme.title.text: ([aid.title for aid in theme.aids], [other.title for other in theme.see_also])
        for theme in guide.themes
    }


def test_each_aid_is_told_once_under_the_theme_that_fewest_share(site_tree):
    money, school = ThemeFactory(name="Argent"), ThemeFactory(name="École")
    AidPageFactory(parent=site_tree.guide, title="Rsa", themes=[money])
    AidPageFactory(parent=site_tree.guide, title="Rentrée", themes=[money, school])
    AidPageFactory(parent=site_tree.guide, title="Étude surveillée", themes=[school])
    AidPageFactory(parent=site_tree.guide, title="Apl", themes=[money])

    assert places(content(site_tree)) == {
        "Argent": (["Apl", "Rsa"], ["Rentrée"]),
        "École": (["Étude surveillée", "Rentrée"], []),
    }


def test_an_aid_without_a_theme_comes_last(site_tree):
    AidPageFactory(parent=site_tree.guide, title="Sans thème")
    AidPageFactory(parent=site_tree.guide, title="Rsa", themes=[ThemeFactory(name="Zèle")])

    assert places(content(site_tree)) == {"Zèle": (["Rsa"], []), "Autres aides": (["Sans thème"], [])}


def test_a_guide_without_any_aid_has_no_theme(site_tree):
    guide = content(site_tree)

    assert (guide.themes, guide.partners, guide.index) == ([], [], [])


def test_only_what_anyone_may_read_is_printed(site_tree):
    AidPageFactory(parent=site_tree.guide, title="Ouverte")
    AidPageFactory(parent=site_tree.guide, title="Brouillon", live=False)
    private = AidPageFactory(parent=site_tree.guide, title="Privée")
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    assert places(content(site_tree)) == {"Autres aides": (["Ouverte"], [])}


def test_the_index_knows_an_aid_under_all_its_names(site_tree):
    AidPageFactory(parent=site_tree.guide, title="Soutien familial", official_name="Allocation", acronyms="ASF, ALF")
    AidPageFactory(parent=site_tree.guide, title="Écoute", official_name="Écoute")

    names = [entry.title for entry in content(site_tree).index]

    assert names == ["ALF", "Allocation", "ASF", "Écoute", "Soutien familial"]


def test_the_directory_names_each_partner_once_with_where_and_when(site_tree):
    caf = PartnerPageFactory(
        parent=site_tree.partners,
        title="Caf",
        phone="01 47 99 06 56",
        address="3 rue du Port",
        address_details="Bâtiment B",
        postal_code="92230",
        town="Gennevilliers",
        hours_expression="Mo 09:00-17:00",
    )
    for _number in range(2):
        AidPageFactory(parent=site_tree.guide, partner_links=[AidPartner(partner=caf)])
    PartnerPageFactory(parent=site_tree.partners, title="Personne ne le nomme")

    (contact,) = content(site_tree).partners

    assert (contact.name.text, contact.name.lang) == ("Caf", "fr")
    assert (contact.phone, contact.tel) == ("01 47 99 06 56".replace(" ", NBSP), "tel:+33147990656")
    assert contact.address == "Bâtiment B, 3 rue du Port, 92230 Gennevilliers"
    assert contact.hours.replace(NBSP, " ") == "lundi de 9 h à 17 h"


def test_a_partner_kept_private_is_not_named(site_tree):
    caf = PartnerPageFactory(parent=site_tree.partners)
    page = AidPageFactory(parent=site_tree.guide, partner_links=[AidPartner(partner=caf)])
    PageViewRestriction.objects.create(page=caf, restriction_type="login")

    assert printed(site_tree, page).partners == []


def test_the_words_of_an_aid(site_tree):
    page = AidPageFactory(
        parent=site_tree.guide,
        title="Soutien familial",
        identifier="asf",
        search_description="Une somme par enfant ?",
        official_name="Soutien familial",
        acronyms="ASF,ALF",
        paid_by="Caf",
        caution="Attention !",
        amount="80 € par an",
        amount_effective_on=date(2026, 4, 1),
        amount_source="caf.fr",
        for_whom="<p>Vous ?</p>",
        unasked_conditions="<p>Un titre</p>",
        official_url="https://www.service-public.gouv.fr/F815/",
        verified_on=date(2026, 11, 1),
        verified_by="CCAS",
    )

    aid = printed(site_tree, page)

    assert (aid.url, aid.address) == (f"{BASE}/a/asf", "familles.exemple.fr/a/asf")
    assert aid.code_alt.replace(NBSP, " ") == f"Code à scanner : Soutien familial, {BASE}/a/asf"
    assert (aid.summary, aid.caution) == (f"Une somme par enfant{NBSP}?", f"Attention{NBSP}!")
    assert (aid.official_name, aid.acronyms, aid.paid_by) == ("", "ASF, ALF", "Caf")
    assert (aid.amount.text, aid.amount.since.replace(NBSP, " "), aid.amount.source) == (
        f"80{NBSP}€ par an",
        "En vigueur au 1er avril 2026",
        "caf.fr",
    )
    assert [section.title.replace(NBSP, " ") for section in aid.sections] == ["Pour qui ?", "À vérifier aussi"]
    assert aid.sections[0].blocks[0].runs[0].text == f"Vous{NBSP}?"
    assert (aid.official_url, aid.official_address) == (page.official_url, "service-public.gouv.fr/F815")
    assert (aid.verified.replace(NBSP, " "), aid.verified_by) == ("Vérifiée le 1er novembre 2026", "CCAS")


def test_an_amount_past_its_date_is_withheld_with_its_source(site_tree):
    page = AidPageFactory(
        parent=site_tree.guide,
        amount="80 €",
        amount_effective_on=TODAY,
        amount_source="caf.fr",
        amount_review_on=timezone.localdate() - timedelta(days=1),
    )

    amount = printed(site_tree, page).amount

    assert (amount.text, amount.since, amount.source) == ("", "", "")


@pytest.mark.parametrize(("until", "words"), [(1, "Fermée jusqu’au"), (-1, "")])
def test_a_status_is_printed_until_it_is_over(site_tree, until, words):
    day = timezone.localdate() + timedelta(days=until)
    page = AidPageFactory(parent=site_tree.guide, status="closed", status_until=day)

    assert printed(site_tree, page).status.startswith(words)
    assert bool(printed(site_tree, page).status) == bool(words)


def test_links_to_pages_lead_to_the_page_in_the_language_of_the_paper(site_tree):
    page = AidPageFactory(parent=site_tree.guide, slug="autre")
    linking = AidPageFactory(
        parent=site_tree.guide, for_whom=f'<p><a linktype="page" id="{page.pk}">ici</a></p>', slug="aide"
    )
    everything_untranslated("ar")

    found = [printed(site_tree, linking, code).sections[0].blocks[0].runs[0].href for code in ("fr", "ar")]

    assert found == [f"{BASE}/guide/autre/", f"{BASE}/ar/guide/autre/"]


def test_a_link_to_a_page_that_nobody_may_read_leads_nowhere(site_tree):
    page = AidPageFactory(parent=site_tree.guide, live=False)
    linking = AidPageFactory(parent=site_tree.guide, for_whom=f'<p><a linktype="page" id="{page.pk}">ici</a></p>')

    assert printed(site_tree, linking).sections[0].blocks[0].runs[0].href == ""


def test_in_another_language_each_word_says_whose_it_is(site_tree):
    theme = ThemeFactory(name="Logement", labels={"en": "Housing"})
    caf = PartnerPageFactory(parent=site_tree.partners, title="Caf")
    links = {"partner_links": [AidPartner(partner=caf)], "themes": [theme]}
    housing = AidPageFactory(parent=site_tree.guide, title="Aide au logement", identifier="apl", **links)
    alone = AidPageFactory(parent=site_tree.guide, title="Aide seule", themes=[theme])
    untranslated(caf, "en")
    english = translated(housing, "en", title="Housing benefit")
    for item in PageTheme.objects.filter(content_object=housing.pk):
        PageTheme.objects.get_or_create(tag=item.tag, content_object_id=english.pk)
    untranslated(alone, "en")

    guide = content(site_tree, "en")

    (told,) = guide.themes
    assert (told.title.text, told.title.lang) == ("Housing", "en")
    assert [(aid.title, aid.lang) for aid in told.aids] == [("Aide seule", "fr"), ("Housing benefit", "en")]
    assert told.aids[1].url == f"{BASE}/en/a/apl"
    assert [(partner.name.text, partner.name.lang) for partner in guide.partners] == [("Caf", "fr")]
    assert guide.site_url == f"{BASE}/en/"
    assert Locale.objects.filter(language_code="en").exists()


def test_words_that_nobody_has_translated_yet_are_printed_as_french(site_tree):
    amount = {"amount": "80 € par an : non imposable", "amount_source": "Légifrance", "amount_effective_on": TODAY}
    page = AidPageFactory(parent=site_tree.guide, title="Cantine", paid_by="Ville", for_whom="<p>Tous !</p>", **amount)
    translated(page, "en", title="School meals", paid_by="The town")

    aid = printed(site_tree, page, "en")

    assert (aid.lang, aid.in_french) == ("en", ["amount", "amount_source"])
    assert aid.amount.text == f"80{NBSP}€ par an{NBSP}: non imposable"
    written = {section.title: (section.lang, section.blocks[0].runs[0].text) for section in aid.sections}
    assert written == {"Who is it for?": ("fr", f"Tous{NBSP}!")}


def test_the_imprint_says_what_the_settings_do_and_no_more(site_tree):
    NetworkSettings.objects.update(carried_by="CCAS de Gennevilliers")
    assert [(line.label, line.text) for line in content(site_tree).imprint] == [("Édité par", "CCAS de Gennevilliers")]

    LegalSettings.objects.update(
        publisher_name="Ville de Gennevilliers",
        publisher_address="177 avenue Gabriel-Péri\n92230 Gennevilliers",
        publisher_email="ville@exemple.fr",
        publication_director="La maire",
        content_licence="Licence Ouverte 2.0",
    )
    assert [line.text for line in content(site_tree).imprint] == [
        "Ville de Gennevilliers",
        "177 avenue Gabriel-Péri, 92230 Gennevilliers",
        "ville@exemple.fr",
        "La maire",
        "Licence Ouverte 2.0",
    ]


def test_the_logo_of_the_settings_is_drawn_in_place_of_ours(site_tree):
    assert "base64" not in content(site_tree).logo
    red = get_test_image_file("logo.png", colour="red")
    NetworkSettings.objects.update(logo=CustomImage.objects.create(title="Logo", file=ImageFile(red, "logo.png")))

    cover = drawn(booklet.guide_pdf(content(site_tree)), 1)[0]

    assert cover.getpixel((50, 60)) == (255, 0, 0)
