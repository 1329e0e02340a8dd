"""Writing to the network."""

import logging

from django.conf import settings
from django.db import models
from django.utils.translation import override
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.forms.models import EmailFormMixin, FormMixin
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField

from home.forms import ContactForm
from reseau.base.models import BasePage
from reseau.base.typography import french

logger = logging.getLogger(__name__)


class ContactPage(EmailFormMixin, FormMixin, BasePage):
    """Messages are kept in the administration, sent by mail, and purged by `purge_contact_messages`."""

    intro = RichTextField("introduction", blank=True, features=["bold", "link"])
    privacy_notice = RichTextField(
        "vos données",
        features=["bold", "ul", "link"],
        help_text="Qui reçoit le message, pour quoi, combien de temps, et les droits de la personne (RGPD, art. 13).",
    )
    thank_you_text = models.TextField("texte de remerciement")

    content_panels = [
        FormSubmissionsPanel(),
        *BasePage.content_panels,
        "intro",
        "privacy_notice",
        "thank_you_text",
        MultiFieldPanel(["to_address", "from_address", "subject"], "Envoi par courriel"),
    ]
    search_sources = ["summary", "intro"]
    translated = ["intro", "privacy_notice", "thank_you_text"]
    shared = ["to_address", "from_address", "subject"]
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = "page de contact"

    def get_form_class(self):
        return ContactForm

    def get_data_fields(self):
        fields = ContactForm.base_fields.items()
        return [("submit_time", "reçu le")] + [
            (name, field.label) for name, field in fields if name not in ContactForm.TRAPS
        ]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"form_action": self.get_url(request)}

    def process_form_submission(self, form):
        """Keeps and sends the message; one that a program wrote is thanked for, and dropped."""
        return None if form.is_trapped else super().process_form_submission(form)

    def send_mail(self, form):
        """In French, for the team, the message itself as it was written.

        It is kept already: a mail server that is down must not lose it nor alarm the parent.
        """
        self.subject = french(self.subject)
        try:
            with override(settings.LANGUAGE_CODE):
                super().send_mail(form)
        except OSError:
            logger.exception("Message de contact gardé mais non envoyé par courriel.")
