"""Mails about places: to who has registered, in their language; to the organiser, without any name."""

import logging
import re

from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from agenda.dates import slot_of, when_in_words
from reseau.base.typesetting import quoted, typeset

logger = logging.getLogger(__name__)

HOUR = 3600  # seconds


def subjects() -> dict[str, str]:
    """By kind of mail, in the active language."""
    return {
        "confirmed": _("Vos places sont gardées : %(event)s"),
        "waiting": _("Vous êtes sur la liste d’attente : %(event)s"),
        "served": _("Des places se sont libérées pour vous : %(event)s"),
        "known": _("Vous étiez déjà sur la liste : %(event)s"),
        "changed": _("Changement : %(event)s"),
        "cancelled": _("Annulé : %(event)s"),
        "organiser": _("Une inscription : %(event)s"),
        "to_call": _("Familles à appeler : %(event)s"),
    }


def tell(registration, kind: str) -> bool:
    """Writes to who has registered, in their language. False when the mail could not leave; true without address."""
    if not registration.email:
        return True
    with override(registration.language):
        event = registration.event_in(registration.language)
        return sent(
            registration.email,
            kind,
            registration=registration,
            event=event,
            date=registration.date,
            when=when_told(registration),
            page_url=event.full_url if event.live else "",
            ics_url=full(event.ics_url),
            cancel_url=full(reverse("cancel_registration", args=[registration.token])),
        )


def when_told(registration) -> str:
    """The date as the person knows it, in the active language."""
    whole_days = registration.event.all_day
    return when_in_words(slot_of(registration.told_start, registration.told_end, whole_days))


def tell_change(registration) -> bool:
    """That the date has changed, or will not take place."""
    date = registration.date
    return tell(registration, "changed" if date and not date.is_cancelled else "cancelled")


def tell_served(registrations):
    """To those who waited for the same event, that they have places now."""
    for registration in registrations:
        tell(registration, "served")
    ask_to_call(registrations)


def tell_known(registration):
    """To who is on the list already. Once in an hour: nobody is to fill another's mailbox."""
    if cache.add(f"registration-known-{registration.pk}", True, HOUR):
        tell(registration, "known")


def tell_organiser(registration):
    """How many, and when; who, the administration alone says."""
    with override(settings.LANGUAGE_CODE):
        people = ngettext("%(count)d personne", "%(count)d personnes", registration.people)
        people %= {"count": registration.people}
        to_organiser(registration.event, "organiser", people=people, registration=registration, date=registration.date)


def ask_to_call(registrations):
    """Tells the organiser that some of these (of one event) have news and no address to send them to."""
    without = [registration for registration in registrations if not registration.email]
    if without:
        with override(settings.LANGUAGE_CODE):
            to_organiser(without[0].event, "to_call", count=len(without))


def to_organiser(event, kind: str, **context):
    if event.contact_email:
        list_url = full(reverse("event_registrations", args=[event.pk]))
        sent(event.contact_email, kind, event=event, list_url=list_url, **context)


def full(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def sent(address: str, kind: str, *, event, **context) -> bool:
    """Whether the mail has left. What is registered is kept already: a mail server that is down loses nothing."""
    subject = subjects()[kind] % {"event": quoted(event.title, event, "title")}
    text = render_to_string(f"agenda/mails/{kind}.txt", context | {"event": event}).strip()
    text = re.sub(r"\n{3,}", "\n\n", text)  # what is unknown leaves no hole
    try:
        send_mail(typeset(subject), typeset(text), None, [address])
    except (OSError, ValueError) as error:  # a server that is down, an address that cannot be one
        logger.error("Courriel d’inscription non envoyé (%s).", type(error).__name__)  # its words hold the address
        return False
    return True
