from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from guide_pages.edition_views import EditionsView, may_print
from guide_pages.models import AidPage
from guide_pages.rule_trial import RuleTrialView


@hooks.register("register_admin_urls")
def rule_trial_address():
    return [path("guide/regle/<int:page_id>/", RuleTrialView.as_view(), name="rule_trial")]


@hooks.register("register_page_header_buttons")
def rule_trial_button(page, user, view_name, next_url=None):
    if isinstance(page, AidPage) and page.permissions_for_user(user).can_edit():
        yield Button("Essayer la règle", reverse("rule_trial", args=[page.pk]), icon_name="help", priority=80)


@hooks.register("register_admin_urls")
def editions_address():
    return [path("guide/imprime/", EditionsView.as_view(), name="guide_editions")]


class EditionsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_print(request.user)


@hooks.register("register_reports_menu_item")
def editions_menu_item():
    return EditionsMenuItem("Guide imprimé", reverse("guide_editions"), icon_name="doc-full", order=150)
