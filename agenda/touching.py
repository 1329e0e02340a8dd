"""Keeps the feeds true when something else than an event changes what they say.

An event tells by itself (`EventPage.save`). A partner, a theme, a restriction, the site or the network do not know
the agenda: it listens to them.
"""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from agenda.models import AgendaIndexPage, EventPage, FeedEntry, FeedStamp
from partenaires.models import PartnerPage
from reseau.base.models import NetworkSettings, PageTheme, Theme

SHOWN = [EventPage, AgendaIndexPage, PartnerPage, PageViewRestriction, Theme, PageTheme, NetworkSettings, Site]


def listen():
    for model in SHOWN:
        for signal in (post_save, post_delete):
            signal.connect(touch, sender=model, dispatch_uid=f"agenda.touch.{model.__name__}")
    post_save.connect(rewrite_at_partner, sender=PartnerPage, dispatch_uid="agenda.partner")
    post_save.connect(rewrite_everything, sender=Site, dispatch_uid="agenda.site")
    page_slug_changed.connect(rewrite_below, dispatch_uid="agenda.slug")
    post_page_move.connect(rewrite_below, dispatch_uid="agenda.move")


def touch(sender, **kwargs):
    FeedStamp.touch()


def rewrite_at_partner(sender, instance, **kwargs):
    rewrite(EventPage.objects.filter(place_partner=instance))


def rewrite_everything(sender, **kwargs):
    Site.clear_site_root_paths_cache()  # Wagtail's own listener may come after this one
    rewrite(EventPage.objects.all())


def rewrite_below(sender, instance, **kwargs):
    """The addresses of events change with that of a page above them."""
    rewrite(EventPage.objects.descendant_of(Page.objects.get(pk=instance.pk), inclusive=True))


def rewrite(events):
    """The entries of those that are published; the others are written when they are."""
    for event in events.live().select_related("locale", "place_partner"):
        FeedEntry.rewrite(event)
    FeedStamp.touch()
