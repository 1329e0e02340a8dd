from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button

from actualites.departure_views import CloseAccountView
from reseau.users.accounts.limits import may_touch


@hooks.register("register_admin_urls")
def departure_address():
    return [path("comptes/fermer/<int:pk>/", CloseAccountView.as_view(), name="close_account")]


@hooks.register("register_user_listing_buttons")
def close_account_button(user, request_user):
    within_reach = request_user.has_perm("users.change_user") and may_touch(request_user, user)
    if user.is_active and user != request_user and within_reach:
        yield Button("Fermer ce compte", reverse("close_account", args=[user.pk]), icon_name="cross", priority=40)
