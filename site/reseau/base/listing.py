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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        form = self.filter_form_class(request.GET)
        pages, said = self.listing(form.filters)
        items = Paginator(pages, self.per_page).get_page(form.page_number)
        wrong = form.wrong_fields
        message = _("Un des filtres n’a pas été compris : il n’est pas appliqué.") if wrong else ""
        details = [*form.in_words, *page_in_words(items)]
        return context | {"form": form, self.items_name: items, "message": message, "title_details": details} | said


def page_in_words(items) -> list[str]:
    """« Page 2 sur 5 », alone in a list; nothing for the first page."""
    if items.number == 1:
        return []
    return [_("Page %(number)s sur %(total)s") % {"number": items.number, "total": items.paginator.num_pages}]
