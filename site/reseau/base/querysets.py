"""Questions that every section asks of its pages."""

from wagtail.models import PageQuerySet


class ThemedQuerySet(PageQuerySet):
    def about(self, theme):
        """Pages that carry `theme` (a `Theme`)."""
        return self.filter(theme_items__tag=theme)
