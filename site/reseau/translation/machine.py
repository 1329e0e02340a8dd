"""Translation by a machine: optional, marked as such until somebody has read it, and never for someone in danger.

wagtail-localize asks one translator, the one of the settings. Ours stands before the service's: whatever the address
that asks, what is for someone in danger is not sent, and a service that fails is told of in a sentence.
"""

import logging

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin
from django.utils.module_loading import import_string
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import StringSegment, Translation

from reseau.translation.objects import EMERGENCY_FIELD, emergency_keys
from reseau.translation.strings import french

logger = logging.getLogger(__name__)

SILENT = "Le service de traduction ne répond pas, ou pas comme prévu. Rien n’est changé. Essayez plus tard."
NEVER = "Quelqu’un en danger peut lire cette page : aucune machine ne la traduit. Traduisez-la à la main."


class MachineError(Exception):
    """Says in a sentence why a machine has not translated."""


class CarefulTranslator(BaseMachineTranslator):
    """The service of the settings, to which not everything is said."""

    def __init__(self, options):
        super().__init__(options)
        self.service = import_string(options["CLASS"])(options["OPTIONS"])
        self.display_name = self.service.display_name

    def can_translate(self, source_locale, target_locale):
        return self.service.can_translate(source_locale, target_locale)

    def translate(self, source_locale, target_locale, strings):
        secret = for_emergencies()
        told = [string for string in strings if string.data not in secret]
        try:
            return self.service.translate(source_locale, target_locale, told) if told else {}
        except Exception as error:  # each service fails in its own way
            logger.warning("La traduction automatique n’a pas répondu : %s", type(error).__name__)
            raise MachineError(SILENT) from error


def for_emergencies() -> set[str]:
    """The French sentences that somebody in danger may read."""
    segments = StringSegment.objects.filter(source__locale=french())
    pages = segments.filter(source__object__in=emergency_keys()).values_list("string__data", flat=True)
    places = segments.filter(context__path__startswith=EMERGENCY_FIELD).values_list("string__data", flat=True)
    return {*pages, *places}


# The addresses of wagtail-localize that have a machine translate, and which source they do it for.
ADDRESSES = {
    "wagtail_localize:machine_translate": lambda kwargs: Translation.objects.filter(pk=kwargs["translation_id"]),
    "wagtail_localize:update_translations": lambda kwargs: Translation.objects.filter(
        source=kwargs["translation_source_id"]
    ),
}


class MachineForm(forms.Form):
    """Whether what is sent asks for a machine: by its address, or by a box that is ticked."""

    use_machine_translation = forms.BooleanField(required=False)

    @classmethod
    def of(cls, request, kwargs) -> "MachineForm":
        form = cls(request.POST)
        form.is_asked = form.is_valid() and ("translation_id" in kwargs or form.cleaned_data["use_machine_translation"])
        return form


class MachineMiddleware(MiddlewareMixin):
    """Says why, where a machine does not translate: wagtail-localize would say that all is done, or fail."""

    def process_view(self, request, view, args, kwargs):
        find = ADDRESSES.get(request.resolver_match.view_name)
        if request.method != "POST" or not find or not MachineForm.of(request, kwargs).is_asked:
            return None
        keys = set(find(kwargs).values_list("source__object", flat=True))
        return self.refused(request, NEVER) if keys & emergency_keys() else None

    def process_exception(self, request, exception):
        return self.refused(request, str(exception)) if isinstance(exception, MachineError) else None

    def refused(self, request, sentence: str):
        messages.error(request, sentence)
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
