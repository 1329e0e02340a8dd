"""Reporting an error: what is wrong, and nothing about who says so."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from reseau.base.forms import TrappedForm
from reseau.review.models import ErrorKind, ErrorReport

TOO_MANY = _("Trop de messages arrivent en ce moment. Gardez cette page ouverte, et envoyez de nouveau dans une heure.")


class ErrorReportForm(TrappedForm, forms.ModelForm):
    class Meta:
        model = ErrorReport
        fields = ["kind", "message"]
        widgets = {"kind": forms.RadioSelect, "message": forms.Textarea(attrs={"rows": 5, "dir": "auto"})}
        help_texts = {"message": _("N’écrivez ni votre nom, ni votre téléphone, ni un numéro de dossier.")}
        error_messages = {"kind": {"required": _("Choisissez ce qui ne va pas.")}}

    def __init__(self, *args, page, **kwargs):
        """`page`: what the report is about. A page that is not translated yet says what its source says."""
        super().__init__(*args, **kwargs)
        self.is_one_too_many = False
        self.instance.page_id = page.alias_of_id or page.pk
        self.instance.language = page.locale.language_code
        self.fields["kind"].choices = ErrorKind.choices  # without the empty one

    def clean(self):
        said = self.cleaned_data
        if said.get("kind") == ErrorKind.OTHER and not said.get("message") and "message" not in self.errors:
            self.add_error("message", _("Dites en quelques mots ce qui ne va pas."))
        said = super().clean()
        if not self.errors and ErrorReport.objects.are_too_many(self.instance.page_id):
            self.is_one_too_many = True
            self.add_error(None, TOO_MANY)
        return said


class HandleReportForm(WagtailAdminModelForm):
    """What the team does of a report: its words are only read."""

    def save(self, commit=True):
        if "state" in self.changed_data:
            self.instance.set_state(self.cleaned_data["state"], self.for_user)
        return super().save(commit)
