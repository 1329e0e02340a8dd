"""One object in one language: which sentences have changed, which a machine wrote; and what to do of them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from reseau.translation.admin.common import TranslatorsPage, editor_url
from reseau.translation.desk import Desk, Row, State
from reseau.translation.following import changes
from reseau.translation.forms import ActionForm
from reseau.translation.objects import french_objects
from reseau.translation.publishing import approve, publish
from reseau.translation.rights import Rights
from reseau.translation.strings import by_machine, segments_of, untranslated
from reseau.translation.words import WordsForm
from reseau.translation.writing import Writer


class ItemView(TranslatorsPage, TemplateView):
    template_name = "translation/item.html"

    def setup(self, request, *args, code, key, **kwargs):
        super().setup(request, *args, **kwargs)
        self.code, self.key = code, key

    @cached_property
    def locale(self) -> Locale:
        return get_object_or_404(Locale, language_code=self.code)

    @cached_property
    def row(self) -> Row:
        found = french_objects(self.request.user, translation_key=self.key)
        if not found or self.locale == found[0].locale:
            raise Http404
        return Desk(self.locale, found).rows[0]

    @cached_property
    def writer(self) -> Writer:
        return Writer(self.locale, [self.row], self.request.user)

    def get_page_title(self):
        return f"{self.row.source} ({self.locale.get_display_name()})"

    def get_context_data(self, **kwargs):
        row, rights = self.row, Rights(self.request.user, self.locale)
        writes = rights.may_write(row.target)
        return super().get_context_data(**kwargs) | {
            "row": row,
            "language": self.locale,
            "editor_url": editor_url(row, self.locale) if writes and isinstance(row.source, Page) else "",
            "changes": self.changes,
            "by_machine": by_machine(self.key, self.locale).select_related("translation_of"),
            "can_approve": State.MACHINE in row.states and self.may_approve(rights),
            "untranslated": self.untranslated(),
            "can_publish": self.waits and self.has_words and rights.may_publish(row.target),
            "words": kwargs.get("words")
            or (self.words_form() if writes and not isinstance(row.source, Page) else None),
        }

    def words_form(self, data=None) -> WordsForm:
        return WordsForm(data, sentences=self.writer.sentences(), fault=self.writer.fault_of)

    @property
    def has_words(self) -> bool:
        return bool(self.row.translation) and not self.row.is_left_alone

    @property
    def waits(self) -> bool:
        """Whether something would come of publishing: what waits, or what French has taken away."""
        return not {State.DRAFT, State.OUTDATED}.isdisjoint(self.row.states)

    def untranslated(self) -> list[str]:
        """The French sentences that nobody has translated, when somebody has begun."""
        asked = untranslated(segments_of([self.source]), self.locale) if self.source and self.row.translation else []
        changed_ones = {change["now"] for change in self.changes}
        return [segment.string.data for segment in asked if segment.string.data not in changed_ones]

    @cached_property
    def source(self) -> TranslationSource | None:
        return TranslationSource.objects.get_for_instance_or_none(self.row.source)

    @cached_property
    def changes(self) -> list[dict]:
        """Each French sentence that has changed: what it was, what it is, and how it was translated."""
        found = changes(self.source, self.locale) if self.source else []
        return [{"now": segment.string.data, "before": old} for segment, old in found]

    def may_approve(self, rights: Rights) -> bool:
        """Whoever approves takes the notice off what is online: as much as to publish it."""
        target = self.row.target
        return rights.may_publish(target) if getattr(target, "live", True) else rights.may_write(target)

    def post(self, request, *args, **kwargs):
        form = ActionForm(request.POST)
        if not form.is_valid():
            messages.error(request, "Ce bouton n’existe pas.")
            return redirect(request.path)
        return getattr(self, form.cleaned_data["action"])(Rights(request.user, self.locale))

    def approve(self, rights: Rights):
        if not self.row.translation or not self.may_approve(rights):
            raise PermissionDenied
        approve(self.row, self.request.user)
        messages.success(self.request, "Merci : ce texte n’est plus signalé comme celui d’une machine.")
        return redirect(self.request.path)

    def publish(self, rights: Rights):
        if not self.has_words or not rights.may_publish(self.row.target):
            raise PermissionDenied
        if fault := publish(self.row, self.request.user):
            messages.error(self.request, fault)
        else:
            messages.success(self.request, f"« {self.row.source} » est publié : {self.locale.get_display_name()}.")
        return redirect(self.request.path)

    def write(self, rights: Rights):
        if isinstance(self.row.source, Page) or not rights.may_write(self.row.target):
            raise PermissionDenied
        form = self.words_form(self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(words=form))
        outcome = self.writer.take(form.written())
        if outcome.taken:
            return self.publish(rights)
        return redirect(self.request.path)
