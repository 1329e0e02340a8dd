"""The files of translators: all of a language in one PO, out and in; one page, in (wagtail-localize brings it out)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, View
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Locale
from wagtail_localize.models import Translation

from reseau.translation import po
from reseau.translation.admin.common import Translators, TranslatorsPage, item_url, rows_of
from reseau.translation.desk import Desk
from reseau.translation.forms import FileForm, LanguageForm, OnePageFileForm
from reseau.translation.objects import french_objects
from reseau.translation.publishing import publish
from reseau.translation.rights import Rights
from reseau.translation.writing import Outcome, Writer

OTHER_LANGUAGE = "Ce fichier n’est pas dans cette langue : son en-tête dit « {language} »."
NO_LANGUAGE = "Ce fichier ne dit pas dans quelle langue il est (en-tête « Language »)."
REFUSALS_SAID = 20  # in a message; the page of the desk says them all
OTHER_SITE = "Ce fichier est celui d’une page que ce site n’a pas, ou d’une autre langue."


class FileView(TranslatorsPage, FormView):
    template_name = "translation/file.html"
    page_title = "Fichiers de traduction"
    form_class = FileForm

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"export_form": LanguageForm(auto_id="export_%s")}

    def form_valid(self, form):
        locale, catalogue = form.cleaned_data["language"], form.catalogue
        key, fault = about(catalogue, locale)
        if fault:
            form.add_error("file", fault)
            return self.form_invalid(form)
        writer = Writer(locale, rows_of(self.request.user, locale), self.request.user)
        outcome = writer.take(po.sentences(catalogue, key))
        told = {
            "outcome": outcome,
            "locale": locale,
            "touched": [(row, item_url(row, locale)) for row in outcome.touched],
        }
        told["faults"] = self.publish(outcome, locale) if form.cleaned_data["publish"] else []
        return self.render_to_response(self.get_context_data(form=FileForm(initial={"language": locale}), **told))

    def publish(self, outcome: Outcome, locale: Locale) -> list[str]:
        """Publishes what the person may publish; says what stays behind."""
        rights, faults = Rights(self.request.user, locale), []
        for row in outcome.touched:
            allowed = rights.may_publish(row.target)
            fault = publish(row, self.request.user) if allowed else f"« {row.source} » attend qui peut le publier."
            faults += [fault] if fault else []
        return faults


def about(catalogue, locale: Locale) -> tuple[str, str]:
    """(key of the object, where the file is about a single one, what is wrong with the file)."""
    if number := catalogue.metadata.get(po.OF_ONE_OBJECT, ""):
        ours = Translation.objects.filter(target_locale=locale).select_related("source")
        found = [row for row in ours if str(row.uuid) == number]
        return (str(found[0].source.object_id), "") if found else ("", OTHER_SITE)
    language = catalogue.metadata.get("Language", "")
    if not language:
        return "", NO_LANGUAGE
    return "", "" if language == locale.language_code else OTHER_LANGUAGE.format(language=language[:20])


class OnePageView(View):
    """In the place of wagtail-localize's, which takes a file without a word of what it leaves of it."""

    http_method_names = ["post"]

    def post(self, request, translation_id):
        translation = get_object_or_404(
            Translation.objects.select_related("source", "target_locale"), pk=translation_id
        )
        locale, key = translation.target_locale, translation.source.object_id
        rows = Desk(locale, french_objects(request.user, translation_key=key)).rows
        if not rows or not Rights(request.user, locale).may_write(rows[0].target):
            raise PermissionDenied
        form = OnePageFileForm(request.POST, request.FILES)
        if not form.is_valid():
            messages.error(request, " ".join(form.errors["file"]))
        elif (found := about(form.catalogue, locale)) != (str(key), ""):
            messages.error(request, found[1] or "Ce fichier n’est pas celui de cette page.")
        else:
            self.tell(Writer(locale, rows, request.user).take(po.sentences(form.catalogue, str(key))))
        return redirect(get_valid_next_url_from_request(request) or item_url(rows[0], locale))

    def tell(self, outcome: Outcome):
        messages.success(self.request, outcome.in_words)
        for source, why in outcome.refused[:REFUSALS_SAID]:
            messages.error(self.request, f"« {source} » : {why}")


class ExportView(Translators, View):
    def get(self, request):
        form = LanguageForm(request.GET)
        if not form.is_valid():
            return redirect("translation_desk:file")
        locale = form.cleaned_data["language"]
        sentences = Writer(locale, rows_of(request.user, locale), request.user).sentences()
        text = po.write(locale.language_code, sentences)
        headers = {"Content-Disposition": f'attachment; filename="traductions-{locale.language_code}.po"'}
        return HttpResponse(text, content_type="text/x-gettext-translation; charset=utf-8", headers=headers)
