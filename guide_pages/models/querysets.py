"""The questions that readers ask of the guide."""

from django.db.models import Case, Value, When

from guide_pages.choices import Relation
from reseau.base.querysets import ThemedQuerySet, open_to_all
from reseau.review.models import ReviewedQuerySet


class AidQuerySet(ReviewedQuerySet, ThemedQuerySet):
    def linked_from(self, page):
        """The aids that `page` names in its `relations`, in the language of the page, each with its `relation`."""
        links = page.relations.all()
        named = {kind: links.filter(kind=kind) for kind in Relation.values}
        keys = {kind: found.values_list("related__translation_key", flat=True) for kind, found in named.items()}
        relation = Case(*[When(translation_key__in=keys[kind], then=Value(kind)) for kind in keys], default=Value(""))
        aids = open_to_all(self).filter(locale_id=page.locale_id).annotate(relation=relation)
        return aids.exclude(relation="").order_by("title")
