from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.site_summary import SummaryItem

from reseau.translation.admin import TranslationViewSet
from reseau.translation.admin.files import OnePageView
from reseau.translation.desk import behind_french
from reseau.translation.rights import translates


@hooks.register("register_admin_viewset")
def translators_desk():
    return TranslationViewSet()


@hooks.register("register_admin_urls", order=-1)  # before wagtail-localize, at its address
def file_of_one_page():
    address = "localize/translate/<int:translation_id>/pofile/upload/"
    return [path(address, OnePageView.as_view(), name="translation_file")]


class BehindItem(SummaryItem):
    """How many translations are behind the French text, on the front page of the administration."""

    order = 160  # after the review
    template_name = "review/summary_item.html"

    def is_shown(self):
        return translates(self.request.user)

    def get_context_data(self, parent_context):
        count = behind_french()
        words = "traductions en retard" if count > 1 else "traduction en retard"
        return {"count": count, "words": words, "icon_name": "globe", "url": reverse("translation_desk:index")}


@hooks.register("construct_homepage_summary_items")
def what_waits_for_translators(request, items):
    items.append(BehindItem(request))
