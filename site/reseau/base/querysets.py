"""Questions that every section asks of its pages."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Left, Length
from wagtail.models import Page, PageQuerySet, PageViewRestriction


def open_to_all(pages):
    """The live ones of `pages` that anyone may read, in the same query.

    Unlike Wagtail's `public()`, it knows that an alias obeys the restrictions of its source.
    """
    length = Length("page__path")
    restrictions = PageViewRestriction.objects.filter(
        Q(page__path=Left(OuterRef("path"), length)) | Q(page__path=Left(OuterRef("alias_of__path"), length))
    )
    return pages.live().filter(~Exists(restrictions))


def knowing_french(pages, *parts: str):
    """`pages`, plain `Page`s, that know which of `parts` ("title", "search_description") nobody has translated, as
    `title_in_french`…, in the same query."""
    french = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE
    )
    return pages.annotate(**{f"{part}_in_french": Exists(french.filter(**{part: OuterRef(part)})) for part in parts})


class ThemedQuerySet(PageQuerySet):
    def about(self, theme):
        """Pages that carry `theme` (a `Theme`)."""
        return self.filter(theme_items__tag=theme)
