"""What the booklet holds, and in which order; what the sheet of one aid holds."""

from base64 import b64encode
from collections import Counter
from datetime import date

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guide_pages import booklet
from guide_pages.collection import Collection
from guide_pages.models import AidPage
from guide_pages.printing import words
from guide_pages.printing.aids import AidWriter, key
from guide_pages.printing.writing import bare, day, number, said
from reseau.base import look
from reseau.base.models import LegalSettings, NetworkSettings
from reseau.base.text import fold


def guide_content(collection: Collection, network: NetworkSettings, legal: LegalSettings, today: date) -> booklet.Guide:
    """The booklet of every aid of `collection`."""
    untranslated = any(collection.language_of(aid) != get_language() for aid in collection.aids)
    return booklet.Guide(
        **paper(collection, network, today),
        title=_("Le guide des aides"),
        description=_("Les aides aux familles monoparentales, par thème."),
        tagline=said(_("Les aides, les droits et les services pour les parents qui élèvent seuls leurs enfants")),
        edition=_("Édition du %(day)s") % {"day": day(today)},
        site_code_alt=_("Code à scanner : %(address)s") % {"address": home_address(collection)},
        advice=[said(line) for line in words.advice(untranslated=untranslated)],
        themes=themes(collection),
        partners=directory(collection),
        index=index(collection),
        imprint=imprint(network, legal),
    )


def sheet_content(collection: Collection, page: AidPage, network: NetworkSettings, today: date) -> booklet.Sheet:
    """The sheet of `page`, one of the aids of `collection`."""
    return booklet.Sheet(
        **paper(collection, network, today),
        title=said(page.title, collection.language_of(page, "title")),
        description=said(page.summary, collection.language_of(page, "search_description")),
        edition=_("Imprimée le %(day)s") % {"day": day(today)},
        aid=AidWriter(collection).written(page),
    )


def paper(collection: Collection, network: NetworkSettings, today: date) -> dict:
    """What both hold."""
    language, home = get_language(), home_address(collection)
    return {
        "lang": language,
        "date": today,
        "network": booklet.Words(said(network.name, settings.LANGUAGE_CODE)),
        "town": booklet.Words(network.town),
        "site_url": home,
        "site_address": bare(home),
        "brand": network.brand_colour,
        "accent": network.accent_colour,
        "logo": logo(network),
        "labels": {name: said(label) for name, label in words.labels().items()},
        "emergency": [emergency(value) for value in network.numbers_to_call],
    }


def home_address(collection: Collection) -> str:
    """Of the front page in the active language."""
    language = get_language()
    return f"{collection.base}/" if language == settings.LANGUAGE_CODE else f"{collection.base}/{language}/"


def emergency(value) -> booklet.Number:
    label = booklet.Words(said(value["label"], value.language), value.language)
    return booklet.Number(number(value["number"]), value.tel, label)


def logo(network: NetworkSettings) -> str:
    """SVG of the logo of the settings, else of the braid in the town's colours."""
    if not network.logo:
        return look.drawing("logo", network.brand_colour.lstrip("#"), network.accent_colour.lstrip("#"))
    picture = network.logo.get_rendition("max-800x400|format-png")
    with picture.file.open("rb") as stream:
        data = b64encode(stream.read()).decode()
    size = f'width="{picture.width}" height="{picture.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:image/png;base64,{data}"/></svg>'


def themes(collection: Collection) -> list[booklet.Theme]:
    """Each aid once, under the theme that fewest aids share: the one that says most of it. The others refer to it."""
    themes = {theme for aid in collection.aids for theme in collection.themes(aid)}
    shared = Counter(theme for aid in collection.aids for theme in collection.themes(aid))
    own = {
        aid: min(collection.themes(aid), key=lambda theme: (shared[theme], theme.name), default=None)
        for aid in collection.aids
    }
    writer = AidWriter(collection)
    groups = [
        booklet.Theme(
            booklet.Words(said(theme.label, theme.language), theme.language),
            [writer.written(aid) for aid in collection.aids if own[aid] == theme],
            [reference(collection, aid) for aid in collection.aids if own[aid] != theme in collection.themes(aid)],
        )
        for theme in sorted(themes, key=lambda theme: fold(theme.label))
    ]
    others = [writer.written(aid) for aid in collection.aids if own[aid] is None]
    return groups + [booklet.Theme(booklet.Words(_("Autres aides"), get_language()), others, [])] * bool(others)


def reference(collection: Collection, aid: AidPage, name: str = "") -> booklet.Reference:
    language = collection.language_of(aid, "title")
    return booklet.Reference(key(aid), said(name or aid.title, language), language)


def directory(collection: Collection) -> list[booklet.Contact]:
    """Every partner named by an aid, once."""
    partners = {partner.pk: partner for aid in collection.aids for partner in collection.partners(aid)}
    writer = AidWriter(collection)
    return [writer.contact(partner) for partner in sorted(partners.values(), key=lambda partner: fold(partner.title))]


def index(collection: Collection) -> list[booklet.Reference]:
    """Every name under which someone may look for an aid."""
    names = {
        (name, aid) for aid in collection.aids for name in (aid.title, aid.official_name, *aid.acronym_list) if name
    }
    ordered = sorted(names, key=lambda pair: (fold(pair[0]), pair[1].pk))
    return [reference(collection, aid, name) for name, aid in ordered]


def imprint(network: NetworkSettings, legal: LegalSettings) -> list[booklet.Line]:
    """Who publishes this, and under which licence; nothing that the settings do not say."""
    publisher = legal.publisher_name or network.carried_by or network.name
    lines = [
        booklet.Line(_("Édité par"), said(publisher, settings.LANGUAGE_CODE)),
        booklet.Line("", ", ".join((legal.publisher_address or network.address).splitlines())),
        booklet.Line("", number(network.phone or legal.publisher_phone)),
        booklet.Line("", network.email or legal.publisher_email),
        booklet.Line(_("Direction de la publication :"), legal.publication_director),
        booklet.Line(_("Licence :"), said(legal.content_licence, settings.LANGUAGE_CODE)),
    ]
    return [line for line in lines if line.text]
