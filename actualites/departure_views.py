"""« Fermer ce compte », in the administration."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.views.generic.edit import FormMixin
from wagtail.admin import messages
from wagtail.log_actions import log

from actualites.departures import ANONYMOUS, drafts_of, leave, texts_of
from reseau.users.accounts.views import OfAnAccount


class DepartureForm(forms.Form):
    signature = forms.ChoiceField(
        label="La signature sous les textes",
        choices=[("keep", "La garder : la personne est d’accord"), ("anonymise", f"La remplacer par « {ANONYMOUS} »")],
        widget=forms.RadioSelect,
        initial="anonymise",
    )
    drafts = forms.ChoiceField(
        label="Les brouillons jamais publiés",
        choices=[("keep", "Les garder pour l’équipe"), ("throw", "Les jeter")],
        widget=forms.RadioSelect,
        initial="keep",
    )


class CloseAccountView(FormMixin, OfAnAccount):
    """Asks what becomes of the texts, then closes the account for good."""

    form_class = DepartureForm
    page_title = "Fermer ce compte"
    header_icon = "user"
    template_name = "actualites/admin/close_account.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user == self.account:  # nobody locks themselves out
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        counts = {"texts": texts_of(self.account).live().count(), "drafts": drafts_of(self.account).count()}
        return super().get_context_data(**kwargs) | counts

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form):
        chosen = form.cleaned_data
        leave(self.account, keep_signature=chosen["signature"] == "keep", keep_drafts=chosen["drafts"] == "keep")
        log(instance=self.account, action="users.close", user=self.request.user, data=chosen)
        messages.success(self.request, "Le compte est fermé, le nom et l’adresse sont effacés.")
        return redirect("wagtailusers_users:index")
