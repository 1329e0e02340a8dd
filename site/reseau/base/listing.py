"""What the index pages of all sections do alike: filter, cut into pages, say what was wrong."""

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from reseau.base.querysets import open_to_all


class ListingMixin:
    """Index page that lists what `listed(filters)` answers, under `items_name`, `per_page` at a time."""

    per_page = 50
    filter_form_class = None
    items_name = "items"

    def listed(self, filters: dict):
        """QuerySet of the pages to list; `filters` holds only the valid ones."""
        raise NotImplementedError

    def listing(self, filters: dict) -> tuple:
        """The pages to list, those that anyone may read; and what else the template has to say of them."""
        return open_to_all(self.listed(filters)), {}

    def in_pages(self, form) -> dict:
        """What the list is drawn with."""
        pages, said = self.listing(form.filters)
        items = Paginator(pages, self.per_page).get_page(form.page_number)
        return {self.items_name: items, "title_details": [*form.in_words, *page_in_words(items)]} | said

    def get_context(self, request, *args, form=None, shown=None, **kwargs):
        """Other views of the page give their own `form` and what is `shown` with it, instead of the list."""
        form = form or self.filter_form_class(request.GET)
        shown = self.in_pages(form) if shown is None else shown
        return super().get_context(request, *args, **kwargs) | {"form": form, "message": form.warning} | shown


def page_in_words(items) -> list[str]:
    """« Page 2 sur 5 », alone in a list; nothing for the first page."""
    if items.number == 1:
        return []
    return [_("Page %(number)s sur %(total)s") % {"number": items.number, "total": items.paginator.num_pages}]
