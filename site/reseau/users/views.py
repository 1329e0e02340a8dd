"""The pages of the second factor. `request.person` (reseau.users.middleware) is who the password says."""

import segno
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.views import RedirectURLMixin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from reseau.users import second_factor
from reseau.users.accounts.limits import may_touch
from reseau.users.forms import CodeForm, FirstCodeForm, RecoveryCodeForm, TelephoneCodeForm
from reseau.users.models import User


@method_decorator(sensitive_post_parameters(), name="dispatch")
class CodeView(RedirectURLMixin, FormView):
    """After the password: the code."""

    template_name = "users/code.html"
    form_class = TelephoneCodeForm
    extra_context = {"page_title": "Votre code"}

    def dispatch(self, request, *args, **kwargs):
        if not second_factor.is_awaited(request.person):
            return redirect(self.get_success_url())
        if second_factor.device_of(request.person) is None:
            return redirect("second_factor_set_up")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def get_default_redirect_url(self):
        return reverse("wagtailadmin_home")

    def get_context_data(self, **kwargs):
        recovery = RecoveryCodeForm(request=self.request)
        return super().get_context_data(**kwargs) | {"next": self.get_redirect_url(), "recovery": recovery}

    def form_valid(self, form):
        if not second_factor.codes_left(self.request.person):
            messages.warning(self.request, "Vous n’avez plus de code de secours. Faites-en d’autres dans votre compte.")
        return super().form_valid(form)


@method_decorator(sensitive_post_parameters(), name="dispatch")
class SetUpView(FormView):
    """A telephone, its first code, then the recovery codes, which no other page will show."""

    template_name = "users/set_up.html"
    form_class = FirstCodeForm
    extra_context = {"page_title": "Votre second facteur"}

    def dispatch(self, request, *args, **kwargs):
        if second_factor.device_of(request.person):
            return redirect("second_factor")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def get_context_data(self, **kwargs):
        device = second_factor.new_device(self.request.person)
        return super().get_context_data(**kwargs) | {
            "drawing": segno.make(device.config_url, error="m", micro=False).svg_data_uri(
                scale=5, border=4, light="#fff"
            ),
            "key": second_factor.key_in_words(device),
            "address": device.config_url,
            "required": second_factor.is_required(self.request.person),
        }

    def form_valid(self, form):
        return show_once(self.request, form.result)


class InAdministration(WagtailAdminTemplateMixin):
    """A page in the frame of the administration."""

    header_icon = "lock"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


class SecondFactorView(InAdministration, TemplateView):
    """Where one stands, and what one may do about it."""

    template_name = "users/second_factor.html"
    page_title = "Second facteur"

    def get_context_data(self, **kwargs):
        person = self.request.person
        return super().get_context_data(**kwargs) | {
            "device": second_factor.device_of(person),
            "codes_left": second_factor.codes_left(person),
            "required": second_factor.is_required(person),
        }


@method_decorator(sensitive_post_parameters(), name="dispatch")
class WithACodeView(InAdministration, FormView):
    """What a session alone does not do: a code is asked for again."""

    template_name = "users/with_a_code.html"
    form_class = CodeForm

    def dispatch(self, request, *args, **kwargs):
        if second_factor.device_of(request.person) is None:
            return redirect("second_factor")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}


class RenewCodesView(WithACodeView):
    page_title = "Refaire les codes de secours"
    extra_context = {"consequence": "Les anciens codes de secours ne marcheront plus.", "action": "Refaire les codes"}

    def form_valid(self, form):
        return show_once(self.request, second_factor.renew_codes(self.request))


class RemoveView(WithACodeView):
    """Forgets the telephone. Whoever must have one is led at once to set up another."""

    page_title = "Retirer ou changer de téléphone"
    extra_context = {
        "consequence": "Ce téléphone et vos codes de secours ne marcheront plus. "
        "Si votre compte doit avoir un second facteur, vous en installez un autre tout de suite.",
        "action": "Retirer ce téléphone",
    }

    def form_valid(self, form):
        second_factor.remove(self.request, self.request.person)
        return redirect("second_factor_set_up" if second_factor.is_required(self.request.person) else "second_factor")


@method_decorator(permission_required("users.change_user", raise_exception=True), name="dispatch")
class TakeAwayView(InAdministration, TemplateView):
    """Somebody has lost the telephone and the codes: another person takes the factor away."""

    template_name = "users/take_away.html"
    page_title = "Retirer le second facteur"

    def dispatch(self, request, *args, **kwargs):
        self.account = get_object_or_404(User, pk=kwargs["pk"])
        if not may_take_away(request.user, self.account):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "account": self.account,
            "device": second_factor.device_of(self.account),
        }

    def post(self, request, *args, **kwargs):
        second_factor.remove(request, self.account)
        messages.success(request, f"Le second facteur de {self.account.get_username()} est retiré.")
        return redirect("wagtailusers_users:edit", self.account.pk)


def show_once(request, codes: list[str]):
    return render(request, "users/recovery_codes.html", {"page_title": "Vos codes de secours", "codes": codes})


def may_take_away(user, account) -> bool:
    """Not from oneself, which takes a code; nor from an account that is out of reach."""
    return user != account and user.has_perm("users.change_user") and may_touch(user, account)
