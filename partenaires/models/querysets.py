"""The questions that readers ask of the directory."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Concat

from partenaires import hours
from partenaires.choices import publics_serving
from reseau.base.choices import YesNo
from reseau.base.querysets import ThemedQuerySet, open_to_all
from reseau.review.models import ReviewedQuerySet


class PartnerQuerySet(ReviewedQuerySet, ThemedQuerySet):
    def of_category(self, category: str):
        """Whether it is the main one or another."""
        return self._ticked("other_categories", [category], Q(category=category))

    def for_public(self, public: str):
        return self._ticked("publics", publics_serving(public))

    def speaking(self, language: str):
        return self._ticked("languages_spoken", [language])

    def step_free(self):
        return self.filter(step_free=YesNo.YES)

    def open_at(self, moment: datetime):
        """Those known to be open at `moment`."""
        return self._whose_hours(lambda expression: hours.is_open(expression, moment))

    def open_evenings_or_saturday(self, moment: datetime):
        """Those that one who works in the week can go to, in the weeks that follow `moment`."""
        return self._whose_hours(lambda expression: hours.open_evenings_or_saturday(expression, moment))

    def linked_from(self, page):
        """The partners that `page` names in its `partner_links`, each in the language of the page."""
        keys = page.partner_links.values_list("partner__translation_key", flat=True)
        return open_to_all(self).filter(locale_id=page.locale_id, translation_key__in=keys).order_by("title")

    def _ticked(self, name: str, values: list[str], otherwise: Q | None = None):
        """Where one of `values` is ticked in a list of boxes, which is kept as "one,other"."""
        ticked = Concat(Value(","), F(name), Value(","), output_field=TextField())
        found = otherwise or Q()
        for value in values:
            found |= Q(_ticked__contains=f",{value},")
        return self.alias(_ticked=ticked).filter(found)

    def _whose_hours(self, suit: Callable[[str], bool]):
        """The library evaluates the hours, the database cannot: a directory is a few hundred pages at most."""
        rows = self.exclude(hours="").order_by().values_list("pk", "hours")
        return self.filter(pk__in=[pk for pk, expression in rows if suit(expression)])
