"""What a calendar says of an event: from a page to `agenda.ical.Entry`, in the language of the page."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.rich_text import get_text_for_indexing

from agenda.choices import Registration
from agenda.ical import Entry
from reseau.base.choices import YesNo
from reseau.base.languages import language_of
from reseau.base.typesetting import quoted, typeset


def entry_of(page) -> Entry:
    """The entry of an EventPage. Its labels are in the language of the page, its text in that it was written in."""
    with override(page.locale.language_code):
        return Entry(
            uid=page.translation_key,
            series=page.series,
            summary=typeset(page.title, language_of(page, "title")),
            title_language=language_of(page, "title"),
            language=language_of(page),
            details=tuple(details(page)),
            location=typeset(one_line(page.place_name, page.place_address), settings.LANGUAGE_CODE),
            position=page.position,
            url=page.full_url or "",
            created=page.first_published_at,
            cancelled=page.is_cancelled,
            cancelled_prefix=_("[Annulé]"),
            message=typeset(page.status_message, language_of(page, "status_message")),
            categories=(typeset(str(page.kind_name)),),
            contact=typeset(one_line(page.contact_name, page.contact_phone), settings.LANGUAGE_CODE),
            online_url=page.online_url,
            online_label=_("Participer en ligne"),
        )


def one_line(name: str, more: str) -> str:
    return ", ".join(filter(None, [name, *more.splitlines()]))


def details(page) -> list[str]:
    """What to know before coming, in plain text, a line each."""
    who = one_line(page.contact_name, page.contact_phone)
    price = quoted(page.price_in_words, page, "price") if page.price else page.price_in_words
    labelled = [
        _("Prix : %(price)s") % {"price": price} if price else "",
        childcare(page),
        _("Les enfants sont les bienvenus") if page.children_welcome == YesNo.YES else "",
        _("Accès sans marche") if page.step_free == YesNo.YES else "",
        languages(page),
        _("Comment venir : %(how)s") % {"how": quoted(page.directions, page, "directions")} if page.directions else "",
        _("À apporter : %(what)s") % {"what": quoted(page.to_bring, page, "to_bring")} if page.to_bring else "",
        registration(page),
        _("Contact : %(who)s") % {"who": quoted(who, settings.LANGUAGE_CODE)} if who else "",
        _("En ligne : %(url)s") % {"url": page.online_url} if page.online_url else "",
    ]
    texts = {"search_description": page.summary, "body": get_text_for_indexing(page.body)}
    written = [typeset(words, language_of(page, part)) for part, words in texts.items()]
    return [line for line in [*written, *map(typeset, labelled)] if line]


def childcare(page) -> str:
    if page.childcare != YesNo.YES:
        return ""
    booking = _("à réserver") if page.childcare_booking == YesNo.YES else ""
    known = ", ".join(filter(None, [quoted(page.childcare_note, page, "childcare_note"), booking]))
    return _("Garde des enfants : %(details)s") % {"details": known} if known else _("Garde des enfants sur place")


def languages(page) -> str:
    names = page.language_names
    return _("Langues parlées : %(languages)s") % {"languages": ", ".join(names)} if names else ""


def registration(page) -> str:
    return {
        Registration.NONE: _("Sans inscription"),
        Registration.PHONE: _("Inscription par téléphone : %(phone)s") % {"phone": page.contact_phone},
        Registration.LINK: _("Inscription : %(url)s") % {"url": page.registration_url},
        Registration.PLACES: _("Inscription sur la page de ce rendez-vous"),
    }.get(page.registration, "")
