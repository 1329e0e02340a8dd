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


def knowing_french(pages):
    """`pages`, plain `Page`s, that know which of their words nobody has translated (`title_in_french`…), in the same
    query."""
    same = {"translation_key": OuterRef("translation_key"), "locale__language_code": settings.LANGUAGE_CODE}
    french = Page.objects.filter(**same)
    return pages.annotate(
        title_in_french=Exists(french.filter(title=OuterRef("title"))),
        search_description_in_french=Exists(french.filter(search_description=OuterRef("search_description"))),
    )


class ThemedQuerySet(PageQuerySet):
    def about(self, theme):
        """Pages that carry `theme` (a `Theme`)."""
        return self.filter(theme_items__tag=theme)
