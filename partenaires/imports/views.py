"""Importing a file into the directory, in the administration: send it, read what it would do, then do it."""

import logging
from collections.abc import Iterator
from contextlib import closing
from itertools import chain

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.html import format_html
from django.utils.translation import override
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from partenaires.choices import Category
from partenaires.exports import source_of
from partenaires.imports import staging
from partenaires.imports.carrying_out import ChangedError, Import, french_index
from partenaires.imports.planning import Action
from partenaires.imports.reading import MOST_BYTES, UnreadableError

logger = logging.getLogger(__name__)

LINES_SHOWN = 50
LABELS = {
    Action.REFUSE: "Refusées",
    Action.CREATE: "À créer",
    Action.CHANGE: "À changer",
    Action.UNCHANGED: "Inchangées",
}
DONE = "{created} fiches créées, {changed} changées, {unchanged} laissées comme elles sont."


def may_import(user) -> bool:
    """Those who may add partners to the directory."""
    index = french_index()
    return bool(index and index.permissions_for_user(user).can_add_subpage())


def publishes(index, user) -> bool:
    return index.permissions_for_user(user).can_publish_subpage()


def understood(content: bytes, category: str) -> Import:
    site = Site.objects.filter(is_default_site=True).first()
    return Import(content, category, source_of(site.hostname) if site else "")


def categories() -> list[tuple[str, str]]:
    with override(settings.LANGUAGE_CODE):
        return [("", "Aucun : la ligne est refusée"), *((code, str(label)) for code, label in Category.choices)]


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Fichier",
        help_text="CSV avec les colonnes de annuaire.csv, ou JSON de data.inclusion (v1). Dix mégaoctets au plus.",
        widget=forms.FileInput(attrs={"accept": ".csv,.json,text/csv,application/json"}),
    )
    category = forms.ChoiceField(
        label="Type de lieu des fiches nouvelles qui n’en disent pas",
        choices=categories,
        required=False,
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(f"Le fichier est trop gros : {MOST_BYTES // 1_000_000} Mo au plus.")
        return file


class ImportMixin(WagtailAdminTemplateMixin):
    page_title = "Importer l’annuaire"
    header_icon = "upload"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not may_import(request.user):
            raise PermissionDenied
        self.index = french_index()
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


class UploadView(ImportMixin, FormView):
    template_name = "partenaires/admin/import.html"
    form_class = ImportForm

    def form_valid(self, form):
        file, category = form.cleaned_data["file"], form.cleaned_data["category"]
        content = file.read()
        try:
            reading, lines = understood(content, category).prepare(self.index)
        except UnreadableError as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        told = {"user": self.request.user.pk, "name": file.name[:100], "category": category}
        key = staging.keep(content, lines, ignored=reading.ignored, **told)
        return redirect("import_directory_plan", key=key)


class PlanView(ImportMixin, TemplateView):
    """What would be done, row by row; once agreed to, it is done while the page says how far it is."""

    template_name = "partenaires/admin/import_plan.html"

    def dispatch(self, request, *args, key, **kwargs):
        self.staged = staging.find(key, request.user.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.staged else self.gone()

    def gone(self):
        messages.error(self.request, "Ce fichier n’est plus là : il est gardé un jour. Envoyez-le de nouveau.")
        return redirect("import_directory")

    def get_context_data(self, **kwargs):
        staged, action = self.staged, self.request.GET.get("action", "")
        shown = action if action in list(Action) else ""
        lines = [line for line in staged.lines if not shown or line["action"] == shown]
        page = Paginator(lines, LINES_SHOWN).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "staged": staged,
            "counts": [(str(action), label, staged.counts[action]) for action, label in LABELS.items()],
            "labels": {str(action): label for action, label in LABELS.items()},
            "shown": shown,
            "lines": page,
            "refused": staged.counts[Action.REFUSE],
            "to_do": staged.counts[Action.CREATE] + staged.counts[Action.CHANGE],
            "published": publishes(self.index, self.request.user),
        }

    def post(self, request, *args, **kwargs):
        staged = self.staged
        if not staged:
            return self.gone()
        work = understood(staged.content, staged.category)
        published = publishes(self.index, request.user)
        progress = work.carry_out(self.index, request.user, staged.fingerprint, published)
        try:
            first = [done for done in [next(progress, None)] if done]
        except ChangedError:
            return self.plan_again(work)
        return self.streamed(chain(first, progress), progress)

    def plan_again(self, work: Import):
        staged = self.staged
        reading, lines = work.prepare(self.index)
        told = {"user": staged.user, "name": staged.name, "category": staged.category}
        staging.keep(work.content, lines, ignored=reading.ignored, key=staged.key, **told)
        if any(line.action == Action.REFUSE for line in lines):
            messages.error(self.request, "Rien n’est importé tant qu’une ligne est refusée.")
        else:
            messages.warning(self.request, "L’annuaire a changé entre-temps. Rien n’est fait : relisez ce qui le sera.")
        return redirect("import_directory_plan", key=staged.key)

    def streamed(self, done: Iterator[int], progress: Iterator[int]) -> StreamingHttpResponse:
        mark = get_random_string(32)
        context = self.get_context_data() | {"mark": mark}
        head, _mark, foot = render_to_string("partenaires/admin/import_done.html", context, self.request).partition(
            mark
        )
        # Neither compressed nor held back by a relay: a line must be read as soon as it is written.
        headers = {"Content-Encoding": "identity", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingHttpResponse(self.told(head, done, progress, foot), headers=headers)

    def told(self, head: str, done: Iterator[int], progress: Iterator[int], foot: str) -> Iterator[str]:
        counts = self.staged.counts
        total = counts[Action.CREATE] + counts[Action.CHANGE]
        with closing(progress):  # a page that is closed before its end leaves nothing done
            yield head
            try:
                for number in done:
                    yield format_html("<p>{} fiches sur {}</p>\n", number, total)
            except Exception:
                logger.exception("L’import de l’annuaire n’a pas pu être fait.")
                yield "<p><strong>L’import a échoué : rien n’est changé.</strong> Les journaux disent pourquoi.</p>"
            else:
                staging.forget(self.staged.key)
                said = DONE.format(
                    created=counts[Action.CREATE],
                    changed=counts[Action.CHANGE],
                    unchanged=counts[Action.UNCHANGED],
                )
                address = reverse("wagtailadmin_explore", args=[self.index.pk])
                yield format_html(
                    '<p><strong>C’est fait.</strong> {}</p><p><a href="{}">Voir l’annuaire</a></p>', said, address
                )
        yield foot
