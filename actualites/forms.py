"""What the administration asks: the form of a piece of news, and the decisions about it."""

from secrets import token_hex

from django import forms
from django.utils.text import slugify

from reseau.base.page_form import BasePageForm
from reseau.base.rights import publishes

TEAM_FIELDS = ["seo_title", "show_in_menus", "sensitive"]


class NewsForm(BasePageForm):
    """Asks an author for words, and whoever publishes for the rest."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.instance.live = False  # Django thinks it online until it is saved
            body = self.instance._meta.get_field("body")
            self.initial["body"] = self.initial["body"] or body.to_python([("paragraph", "")])
        if not publishes(self.for_user):
            if "slug" in self.fields:
                self.fields["slug"].required = False
            for name in TEAM_FIELDS:
                self.fields.pop(name, None)
        if signature := self.instance.default_signature:
            self.fields["signature"].required = False
            self.initial["signature"] = self.initial.get("signature") or signature

    def clean_slug(self):
        """An author chooses no address: it follows the title until the text is online, then stays."""
        known = self.instance.slug if self.instance.first_published_at else ""
        # A title without any letter, such as a row of hearts, leads to no address.
        unnamed = "" if slugify(self.cleaned_data.get("title", "")) else f"actualite-{token_hex(4)}"
        return self.cleaned_data["slug"] or known or unnamed

    def clean(self):
        cleaned = super().clean()
        fault = self.instance.picture_fault(cleaned.get("image"), cleaned.get("image_alt"))
        if fault and not (self.is_deferred_validation or self.instance.live):  # of what is online, the page says it
            self.add_error("image_alt", fault)
        return cleaned


class DecisionForm(forms.Form):
    """What a reader says with a decision, and which words they have read."""

    comment = forms.CharField(label="Commentaire", widget=forms.Textarea({"rows": 4}))
    text_read = forms.CharField(required=False, widget=forms.HiddenInput)


class ApprovalForm(DecisionForm):
    comment = forms.CharField(
        label="Un mot pour qui a écrit (facultatif)", required=False, widget=forms.Textarea({"rows": 3})
    )


class CorrectionForm(DecisionForm):
    comment = forms.CharField(
        label="Ce qui est à corriger",
        help_text="Qui a écrit le lira, par courriel et dans l’administration.",
        error_messages={"required": "Dites ce qui est à corriger."},
        widget=forms.Textarea({"rows": 4}),
    )


class RefusalForm(DecisionForm):
    comment = forms.CharField(
        label="Pourquoi ce texte ne peut pas paraître",
        help_text="La relecture s’arrête là. Le texte reste un brouillon.",
        error_messages={"required": "Dites pourquoi ce texte ne peut pas paraître."},
        widget=forms.Textarea({"rows": 4}),
    )


class OpenedTextForm(forms.Form):
    """What the editor posts of the version that it has on the screen (Wagtail 8, `EditView.is_out_of_date`)."""

    overwrite_revision_id = forms.CharField(required=False)
    loaded_revision_id = forms.CharField(required=False)
    loaded_revision_created_at = forms.CharField(required=False)

    @property
    def decides(self) -> bool:
        """Whether a decision about the text comes with it, and not only more words."""
        return "action-workflow-action" in self.data

    def is_latest(self, latest) -> bool:
        """Whether it is `latest` (a Revision); yes where nothing is said."""
        self.full_clean()
        said = self.cleaned_data
        if said["overwrite_revision_id"]:
            return said["overwrite_revision_id"] == str(latest.pk)
        loaded = (said["loaded_revision_id"], said["loaded_revision_created_at"])
        return not loaded[0] or loaded == (str(latest.pk), latest.created_at.isoformat())
