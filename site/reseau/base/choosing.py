"""Which pages those who do not work on the whole site may link to, or act on together.

Those who only write: what is online, as it is online. Those who have a section: that, and what is theirs.
"""

from django import forms
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Left, Length
from wagtail.admin.views.chooser import BaseLinkFormView, ExternalLinkView, page_models_from_string
from wagtail.models import Page

from reseau.base.querysets import open_to_all
from reseau.base.rights import edits, everywhere, within_reach


def choosable(pages, user):
    """Those of `pages` that `user` may hear of.

    Without a right to them: those that anyone may read, and whose title in the administration is the one that they
    read, as are those of the pages above. (The choosers show the title of the next version, which nobody has
    published yet, and the page above.)
    """
    if everywhere(user):
        return pages
    above = Page.objects.filter(depth__gt=1, path=Left(OuterRef("path"), Length("path")))
    hidden = above.filter(Q(live=False) | ~Q(draft_title=F("title")))
    heard = Q(pk__in=open_to_all(Page.objects.filter(~Exists(hidden))).values("pk"))
    if edits(user):
        heard |= Q(pk__in=within_reach(user).values("pk"))
    return pages.filter(pk__in=Page.objects.filter(heard).values("pk"))  # as keys: the search cannot do with more


class ChosenForm(forms.Form):
    """The pages that a chooser is about to name, by whatever it was asked. Not valid: it would name a hidden one."""

    id = forms.ModelMultipleChoiceField(Page.objects.none(), required=False)
    parent_page_id = forms.ModelChoiceField(Page.objects.none(), required=False)
    page_type = forms.CharField(required=False)

    @classmethod
    def of(cls, query, kwargs, user):
        """From what follows the question mark of the chooser's address, and what stands in the address."""
        asked = query.copy()
        asked.update(kwargs)
        return cls(asked, user=user)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["id"].queryset = choosable(Page.objects.all(), user)
        self.fields["parent_page_id"].queryset = choosable(Page.objects.all(), user) | Page.objects.filter(depth=1)

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


class TogetherForm(forms.Form):
    """The pages of an action on several at once. Not valid: it would name one that is not `user`’s."""

    id = forms.MultipleChoiceField(required=False)
    childOf = forms.ModelChoiceField(Page.objects.none(), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = within_reach(user)
        self.fields["childOf"].queryset = own
        self.fields["id"].choices = [("all", ""), *((key, "") for key in own.values_list("pk", flat=True))]

    def clean(self):
        if "all" in self.cleaned_data.get("id", []) and not self.cleaned_data.get("childOf"):
            raise forms.ValidationError("Toutes celles d’une liste, mais de laquelle ?")


class PlainLinkView(ExternalLinkView):
    """The link as it was typed: looking for the page behind it would name one that may be hidden."""

    post = BaseLinkFormView.post
