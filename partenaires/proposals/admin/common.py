"""What the views about the page of a partner share: who may see them, and the way back to the page."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class PartnerView(WagtailAdminTemplateMixin, FormView):
    """For whoever may edit the page that `find_partner` gives."""

    _show_breadcrumbs = True

    def find_partner(self):
        raise NotImplementedError

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        # `register_admin_urls` has asked the visitor to sign in: whoever is here has an account.
        self.partner = self.find_partner()
        if not self.partner.permissions_for_user(request.user).can_edit():
            raise PermissionDenied

    def get_page_subtitle(self):
        return self.partner.get_admin_display_title()

    def get_breadcrumbs_items(self):
        edit = {"url": self.page_url, "label": self.get_page_subtitle()}
        return [edit, {"url": "", "label": self.page_title}]

    @property
    def page_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.partner.pk])
