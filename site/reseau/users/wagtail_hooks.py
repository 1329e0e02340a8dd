from django.urls import reverse
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.widgets import Button

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
