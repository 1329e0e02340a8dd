from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's own accounts, with our invitations and limits."""

    user_viewset = "reseau.users.accounts.viewset.AccountViewSet"
