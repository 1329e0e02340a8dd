"""The desk: for one language, what is missing, what has changed, what waits for a person."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.text import capfirst
from django.views.generic import TemplateView
from wagtail.models import Locale

from reseau.translation.admin.common import TranslatorsPage, editor_url, item_url
from reseau.translation.desk import Desk, State
from reseau.translation.forms import DeskForm, languages
from reseau.translation.objects import french_objects

ROWS_SHOWN = 50
TO_DO = [state for state in State if state != State.DONE]


class DeskView(TranslatorsPage, TemplateView):
    template_name = "translation/desk.html"

    def get_breadcrumbs_items(self):
        return super().get_breadcrumbs_items()[:-1]

    def get_context_data(self, **kwargs):
        form = DeskForm(self.request.GET)
        objects = french_objects(self.request.user)
        desks = {code: Desk(Locale.objects.get(language_code=code), objects) for code, _name in languages()}
        chosen = desks.get(form.code)
        rows = [row for row in chosen.most_pressing if form.shows(row)] if chosen else []
        page = Paginator(rows, ROWS_SHOWN).get_page(form.page)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "states": [state.label for state in TO_DO],
            "summaries": [self.summary(desks[code], code, name) for code, name in languages()],
            "lines": [self.line(row, chosen.locale) for row in page],
            "page_obj": page,
        }

    def summary(self, desk: Desk, code: str, name: str) -> dict:
        """How many rows of a language are in each state, and where they are shown."""
        counts = desk.counts
        cells = [(counts[state], f"?{urlencode({'language': code, 'state': state})}") for state in TO_DO]
        return {"name": name, "url": f"?{urlencode({'language': code})}", "cells": cells}

    def line(self, row, locale: Locale) -> dict:
        return {
            "row": row,
            "kind": capfirst(row.source._meta.verbose_name),
            "editor_url": editor_url(row, locale),
            "item_url": item_url(row, locale),
        }
