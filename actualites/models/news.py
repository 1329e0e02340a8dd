"""A piece of community news, written by an ambassador and read over by the team."""

import logging

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageManager, TaskState
from wagtail.models.pages import PagePermissionTester

from actualites import pictures, related
from actualites.blocks import NewsBlock, RelatedBlock
from actualites.models.querysets import NewsQuerySet
from actualites.panels import NEWS_TABS
from actualites.states import WritingState, states_of
from actualites.structured_data import article
from reseau.base.fields import MigrationFreeStreamField
from reseau.base.models import ThemedPage
from reseau.images.fields import NOT_AGREED
from reseau.users.accounts import signatures

logger = logging.getLogger(__name__)


class NewsPermissionTester(PagePermissionTester):
    """Nobody publishes their own news, whatever their groups: somebody else reads it first."""

    def can_publish(self):
        return super().can_publish() and self.page.owner_id != self.user.pk


class NewsPage(ThemedPage):
    date = models.DateField("date", default=timezone.localdate)
    signature = models.CharField(
        "signature",
        max_length=80,
        help_text="Le prénom ou le pseudonyme qui paraîtra. Jamais un identifiant ni une adresse.",
    )
    image = models.ForeignKey(
        "images.CustomImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="photo"
    )
    image_alt = models.CharField(
        "ce que montre la photo",
        max_length=200,
        blank=True,
        help_text="En une phrase, pour qui ne la voit pas. Vide : la description donnée avec la photo.",
    )
    body = MigrationFreeStreamField(NewsBlock(), verbose_name="texte")
    related = MigrationFreeStreamField(RelatedBlock(), verbose_name="pages liées", blank=True)

    edit_handler = NEWS_TABS
    search_sources = ["summary", "body", "signature"]
    kind_label = _("Actualité")
    parent_page_types = ["actualites.NewsIndexPage"]
    subpage_types = []

    translated = ["image_alt", "body"]
    shared = ["date", "signature", "image", "related"]

    objects = PageManager.from_queryset(NewsQuerySet)()

    class Meta:
        verbose_name = "actualité"

    @property
    def default_signature(self) -> str:
        return signatures.default_for(self.owner)

    @property
    def writing_state(self) -> WritingState:
        """Where the text stands. For several texts, `actualites.states.states_of` takes two queries in all."""
        return states_of([self])[self.pk]

    def full_clean(self, *args, **kwargs):
        self.signature = self.signature or self.default_signature
        if self.image and not self.image_alt:
            self.image_alt = self.image.description[:200]
        super().full_clean(*args, **kwargs)

    def clean(self):
        super().clean()
        faults = {"signature": signatures.fault(self.signature, self.owner)}
        if self.live:  # a draft may wait for its words
            faults["image_alt"] = self.picture_fault(self.image, self.image_alt)
        if faults := {name: fault for name, fault in faults.items() if fault}:
            raise ValidationError(faults)

    @staticmethod
    def picture_fault(image, image_alt: str) -> str:
        """What is missing beside the picture, in one French sentence; "" when nothing is."""
        known = image_alt or (image and image.description)
        return "Dites en une phrase ce que montre la photo." if image and not known else ""

    def structured_data(self, request):
        return article(self, request)

    def permissions_for_user(self, user):
        return NewsPermissionTester(user, self)

    def get_context(self, request, *args, **kwargs):
        pictures.load([self])
        return super().get_context(request, *args, **kwargs) | {"related": related.pages(self)}

    def save_revision(self, *args, **kwargs):
        """As Wagtail's. A reader who mends a text while it is read gives the other readers that one to read."""
        revision = super().save_revision(*args, **kwargs)
        TaskState.objects.for_instance(self).filter(status=TaskState.STATUS_IN_PROGRESS).update(revision=revision)
        return revision

    def publish(self, revision, user=None, **kwargs):
        """As Wagtail's. Where nobody is named (by wagtail-localize), the writer answers for it.

        Not for what the hour publishes: somebody has approved that before. A picture whose people do not agree any
        more is published by no way (PermissionDenied); the hour goes past such a text, which waits as a draft.
        """
        if not pictures.all_usable(self):
            return self._refuse(revision)
        if not revision.approved_go_live_at:
            user = user or revision.user
        return super().publish(revision, user=user, **kwargs)

    @staticmethod
    def _refuse(revision):
        if not revision.approved_go_live_at:
            raise PermissionDenied(NOT_AGREED)
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        logger.error("Actualité non publiée à l’heure dite : %s", NOT_AGREED)
