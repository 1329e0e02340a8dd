"""Community news, written by the ambassadors and read over by the team."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.models.pages import PagePermissionTester
from wagtail_localize.fields import SynchronizedField

from reseau.base.filters import ThemedFilterForm
from reseau.base.listing import ListingMixin
from reseau.base.models import BasePage, ThemedPage
from reseau.base.querysets import ThemedQuerySet
from reseau.base.structured_data import known


class NewsQuerySet(ThemedQuerySet):
    def latest_first(self):
        return self.order_by("-date", "-pk")

    def for_cards(self):
        """With what a card shows and no more."""
        return self.select_related("image").prefetch_related("image__renditions")


class NewsIndexPermissionTester(PagePermissionTester):
    """News is not published at the moment it is made: somebody else reads it first."""

    def can_publish_subpage(self):
        return False


class NewsPermissionTester(PagePermissionTester):
    """Nobody publishes their own news, whatever their groups: somebody else reads it first."""

    def can_publish(self):
        return super().can_publish() and self.page.owner_id != self.user.pk


class NewsIndexPage(ListingMixin, BasePage):
    intro = RichTextField("introduction", blank=True, features=["bold", "link"])

    content_panels = [*BasePage.content_panels, "intro"]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["actualites.NewsPage"]
    max_count_per_parent = 1
    filter_form_class = ThemedFilterForm
    items_name = "news"
    per_page = 12

    class Meta:
        verbose_name = "actualités"

    def listed(self, filters):
        news = NewsPage.objects.child_of(self).latest_first().for_cards()
        return news.about(filters["theme"]) if "theme" in filters else news

    def permissions_for_user(self, user):
        return NewsIndexPermissionTester(user, self)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"feed_url": reverse("news_feed")}


class NewsPage(ThemedPage):
    date = models.DateField("date", default=timezone.localdate)
    signature = models.CharField(
        "signature",
        max_length=80,
        help_text="Le prénom ou le pseudonyme qui paraîtra. Jamais un identifiant ni une adresse.",
    )
    image = models.ForeignKey(
        "images.CustomImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="image"
    )
    image_alt = models.CharField(
        "texte de remplacement",
        max_length=200,
        blank=True,
        help_text="Ce que montre l’image, en une phrase, pour qui ne la voit pas.",
    )
    body = RichTextField("texte", features=["h2", "bold", "italic", "ul", "ol", "link"])

    content_panels = [
        *ThemedPage.content_panels,
        MultiFieldPanel([FieldPanel("date"), "signature"], "Date et signature"),
        MultiFieldPanel(["image", "image_alt"], "Image"),
        "body",
        ThemedPage.theme_panel,
    ]
    search_sources = ["summary", "body", "signature"]
    kind_label = _("Actualité")
    parent_page_types = ["actualites.NewsIndexPage"]
    subpage_types = []

    override_translatable_fields = [*ThemedPage.override_translatable_fields, SynchronizedField("signature")]

    objects = PageManager.from_queryset(NewsQuerySet)()

    class Meta:
        verbose_name = "actualité"

    def clean(self):
        super().clean()
        if self.image_id and not self.image_alt:
            raise ValidationError({"image_alt": "Dites en une phrase ce que montre l’image."})

    def structured_data(self, request):
        return known(
            **{"@type": "NewsArticle"},
            headline=self.title,
            description=self.summary,
            url=self.get_full_url(request),
            datePublished=self.date.isoformat(),
            dateModified=self.last_published_at.isoformat() if self.last_published_at else None,
            author=known(**{"@type": "Person"}, name=self.signature),
        )

    def permissions_for_user(self, user):
        return NewsPermissionTester(user, self)

    def publish(self, revision, user=None, **kwargs):
        """As Wagtail's. Where nobody is named (by wagtail-localize), the writer answers for it.

        Not for what the hour publishes: somebody has approved that before.
        """
        if not revision.approved_go_live_at:
            user = user or revision.user
        return super().publish(revision, user=user, **kwargs)
