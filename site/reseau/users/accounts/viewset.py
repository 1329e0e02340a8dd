"""Accounts in the administration: Wagtail's pages, with invitations and with limits."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path
from wagtail.admin.ui.tables import Column
from wagtail.users.views import users

from reseau.users.accounts.forms import AccountForm, InvitationForm
from reseau.users.accounts.invitations import awaited
from reseau.users.accounts.limits import may_touch
from reseau.users.accounts.views import InviteAgainView, send_invitation


def state(account) -> str:
    if not account.is_active:
        return "fermé"
    return "invitation en attente" if awaited(account) else "ouvert"


def civil_name(account) -> str:
    return account.civil_name or account.username


class Limited:
    """Refuses the accounts that are out of reach."""

    def dispatch(self, request, *args, **kwargs):
        if not may_touch(request.user, get_object_or_404(users.User, pk=kwargs["pk"])):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AccountIndexView(users.IndexView):
    add_item_label = "Inviter quelqu’un"

    @property
    def columns(self):
        replaced = [
            Column("roles", label="Rôles", accessor=lambda user: ", ".join(map(str, user.groups.all()))),
            Column("state", label="Compte", accessor=state),
        ]
        kept = [column for column in super().columns if column.name not in ("is_superuser", "is_active")]
        next(column for column in kept if column.name == "name").accessor = civil_name
        return [*kept[:-1], *replaced, kept[-1]]

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("groups")


class InviteView(users.CreateView):
    page_title = "Inviter quelqu’un"
    success_message = None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by": self.request.user}

    def form_valid(self, form):
        response = super().form_valid(form)
        send_invitation(self.request, self.object)
        return response


class AccountEditView(Limited, users.EditView):
    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"by": self.request.user}


class AccountDeleteView(Limited, users.DeleteView):
    pass


class AccountHistoryView(Limited, users.HistoryView):
    pass


class AccountUsageView(Limited, users.UserViewSet.usage_view_class):
    pass


class AccountViewSet(users.UserViewSet):
    index_view_class = AccountIndexView
    add_view_class = InviteView
    edit_view_class = AccountEditView
    delete_view_class = AccountDeleteView
    history_view_class = AccountHistoryView
    usage_view_class = AccountUsageView
    copy_view_enabled = False
    create_template_name = "wagtailadmin/generic/form.html"

    def get_form_class(self, for_update=False):
        return AccountForm if for_update else InvitationForm

    def get_urlpatterns(self):
        again = path("invite/<int:pk>/", InviteAgainView.as_view(), name="invite_again")
        return [*super().get_urlpatterns(), again]
