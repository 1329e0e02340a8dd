"""« Demander une mise à jour » : sends a partner the link to its page."""

import logging

from django import forms
from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from partenaires.models import Invitation, PartnerPage
from partenaires.proposals.admin.common import PartnerView
from partenaires.proposals.mail import ask
from reseau.base.querysets import open_to_all

logger = logging.getLogger(__name__)


class AskForm(forms.Form):
    email = forms.EmailField(label="Courriel du partenaire")


class AskView(PartnerView):
    form_class = AskForm
    template_name = "partenaires/proposals/ask.html"
    page_title = "Demander une mise à jour"
    header_icon = "mail"

    def find_partner(self):
        """The French page: what it says of a place is the same in every language."""
        pages = open_to_all(PartnerPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE))
        return get_object_or_404(pages, pk=self.kwargs["page_id"])

    def get_initial(self):
        return {"email": self.partner.email}

    def get_context_data(self, **kwargs):
        pending = Invitation.objects.usable().filter(partner=self.partner).first()
        return super().get_context_data(pending=pending, **kwargs)

    def form_valid(self, form):
        try:
            invitation = ask(self.partner, form.cleaned_data["email"], self.request.user)
        except (OSError, ValueError):  # a mail server that is down, an address that cannot be one
            logger.exception("Demande de mise à jour non envoyée.")
            form.add_error(None, "Le courriel n’est pas parti. Rien n’a changé : essayez plus tard.")
            return self.form_invalid(form)
        messages.success(self.request, f"Le lien est parti à {invitation.email}.")
        return redirect(self.page_url)
