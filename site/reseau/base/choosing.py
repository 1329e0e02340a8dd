"""Which pages those who only write may link to: what is online, as it is online."""

from django import forms
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Left, Length
from wagtail.admin.views.chooser import BaseLinkFormView, ExternalLinkView, page_models_from_string
from wagtail.models import Page

from reseau.base.querysets import open_to_all


def choosable(pages):
    """Those of `pages` that anyone may read, and whose title in the administration is the one that they read.

    (The choosers show the title of the next version, which nobody has published yet, and the page above.)
    """
    hidden = Page.objects.filter(depth__gt=1, live=False, path=Left(OuterRef("path"), Length("path")))
    shown = open_to_all(Page.objects.filter(~Exists(hidden), draft_title=F("title")))
    return pages.filter(pk__in=shown.values("pk"))  # as keys: the search cannot do with more


class ChosenForm(forms.Form):
    """The pages that a chooser is about to name, by whatever it was asked. Not valid: it would name a hidden one."""

    id = forms.ModelMultipleChoiceField(Page.objects.none(), required=False)
    parent_page_id = forms.ModelChoiceField(Page.objects.none(), required=False)
    page_type = forms.CharField(required=False)

    @classmethod
    def of(cls, query, kwargs):
        """From what follows the question mark of the chooser's address, and what stands in the address."""
        asked = query.copy()
        asked.update(kwargs)
        return cls(asked)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["id"].queryset = choosable(Page.objects.all())
        self.fields["parent_page_id"].queryset = choosable(Page.objects.all()) | Page.objects.filter(depth=1)

    def clean(self):
        """Without a parent, the chooser opens on the page that holds all those of the type."""
        kind, parent = self.cleaned_data.get("page_type"), self.cleaned_data.get("parent_page_id")
        if kind and not parent and (models := page_models(kind)) != (Page,):
            pages = Page.objects.type(*models)
            self.fields["parent_page_id"].clean(pages.first_common_ancestor().pk)


def page_models(names: str) -> tuple:
    try:
        return page_models_from_string(names)
    except (ValueError, LookupError) as error:
        raise forms.ValidationError("Ce type de page n’existe pas.") from error


class PlainLinkView(ExternalLinkView):
    """The link as it was typed: looking for the page behind it would name one that may be hidden."""

    post = BaseLinkFormView.post
