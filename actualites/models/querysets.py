"""What is asked of news."""

from django.conf import settings

from reseau.base.querysets import ThemedQuerySet


class NewsQuerySet(ThemedQuerySet):
    def latest_first(self):
        return self.order_by("-date", "-pk")

    def for_cards(self):
        """With what a card shows and no more."""
        return self.select_related("image").prefetch_related("image__renditions")

    def written_by(self, user):
        """The texts that `user` has begun, not their translations; the last one touched comes first."""
        own = self.filter(owner=user, locale__language_code=settings.LANGUAGE_CODE)
        return own.order_by("-latest_revision_created_at", "-pk")
