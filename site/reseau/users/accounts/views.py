"""The pages of an invitation: sending it again, and answering it."""

from django.contrib import messages as visitor_messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from reseau.users.accounts.forms import WelcomeForm
from reseau.users.accounts.invitations import awaited, invite, invited_by
from reseau.users.accounts.limits import may_touch

User = get_user_model()


def send_invitation(request, user):
    """Invites `user`, and tells the person who asked for it what came of it."""
    try:
        invite(user)
    except OSError:
        messages.error(request, "Le courriel n’est pas parti. Le compte est là : renvoyez l’invitation plus tard.")
        return
    log(instance=user, action="users.invite", user=request.user)
    messages.success(request, f"L’invitation est partie à {user.email}. Le lien vaut sept jours.")


class OfAnAccount(WagtailAdminTemplateMixin, TemplateView):
    """A page of the administration about one account, for whoever may touch it."""

    def dispatch(self, request, *args, **kwargs):
        if not (request.user.has_perm("users.change_user") and may_touch(request.user, self.account)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def account(self):
        return get_object_or_404(User, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.account.civil_name or self.account.username


class InviteAgainView(OfAnAccount):
    """Sends a new link; the one before opens nothing any more."""

    page_title = "Renvoyer l’invitation"
    template_name = "users/invite_again.html"

    def dispatch(self, request, *args, **kwargs):
        if not awaited(self.account):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        send_invitation(request, self.account)
        return redirect("wagtailusers_users:index")


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class WelcomeView(FormView):
    """The page that an invitation opens. A bad link says nothing of who has an account."""

    form_class = WelcomeForm
    template_name = "users/welcome.html"
    success_url = reverse_lazy("wagtailadmin_login")

    @cached_property
    def account(self):
        return invited_by(self.kwargs["token"])

    def dispatch(self, request, *args, **kwargs):
        if self.account is None:
            return self.response_class(request, ["users/welcome_closed.html"], status=404)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.account}

    def form_valid(self, form):
        form.save()
        visitor_messages.success(self.request, f"C’est fait. Votre identifiant : {self.account.username}")
        return super().form_valid(form)
