"""Where the administration speaks of accounts."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.widgets import Button

from reseau.users import access_log, second_factor, views
from reseau.users.accounts import bulk
from reseau.users.accounts.forms import SignatureForm
from reseau.users.accounts.invitations import awaited
from reseau.users.accounts.limits import may_touch

# After Wagtail's own, whose place they take.
for action in (bulk.AssignRoleBulkAction, bulk.DeleteBulkAction, bulk.SetActiveStateBulkAction):
    hooks.register("register_bulk_action", action, order=100)


@hooks.register("register_account_settings_panel")
class SignaturePanel(BaseSettingsPanel):
    name = "signature"
    title = "Signature"
    order = 150
    form_class = SignatureForm


@hooks.register("register_user_listing_buttons")
def invite_again_button(user, request_user):
    if awaited(user) and request_user.has_perm("users.change_user") and may_touch(request_user, user):
        url = reverse("wagtailusers_users:invite_again", args=[user.pk])
        yield Button("Renvoyer l’invitation", url, icon_name="mail", priority=20)


@hooks.register("register_log_actions")
def what_becomes_of_accounts(actions):
    actions.register_action("users.invite", "Inviter", "Invitation envoyée")
    actions.register_action("users.close", "Fermer le compte", "Compte fermé")


@hooks.register("register_admin_urls")
def sign_in_pages():
    return [
        path("second-facteur/", views.SecondFactorView.as_view(), name="second_factor"),
        path("second-facteur/code/", views.CodeView.as_view(), name="second_factor_code"),
        path("second-facteur/installer/", views.SetUpView.as_view(), name="second_factor_set_up"),
        path("second-facteur/codes-de-secours/", views.RenewCodesView.as_view(), name="second_factor_renew"),
        path("second-facteur/retirer/", views.RemoveView.as_view(), name="second_factor_remove"),
        path("second-facteur/retirer/<int:pk>/", views.TakeAwayView.as_view(), name="second_factor_take_away"),
        path("connexions/", access_log.AccessLogView.as_view(), name="access_log"),
        path("connexions/resultats/", access_log.AccessLogView.as_view(results_only=True), name="access_log_results"),
    ]


@hooks.register("register_account_menu_item")
def second_factor_of_the_account(request):
    return {
        "url": reverse("second_factor"),
        "label": "Second facteur",
        "help_text": "Un code de votre téléphone, en plus du mot de passe.",
    }


@hooks.register("register_user_listing_buttons")
def take_away_a_lost_factor(user, request_user):
    if views.may_take_away(request_user, user) and second_factor.device_of(user):
        yield Button(
            "Retirer le second facteur",
            reverse("second_factor_take_away", args=[user.pk]),
            icon_name="lock",
            priority=30,
        )


@hooks.register("construct_reports_menu", order=100)  # after the rule that keeps reports for those who publish
def access_log_menu_item(request, menu_items):
    if request.user.has_perm(access_log.PERMISSION):
        menu_items.append(MenuItem("Connexions", reverse("access_log"), icon_name="key", order=1300))
