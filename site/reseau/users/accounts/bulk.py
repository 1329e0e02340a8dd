"""Wagtail's actions on many accounts at once, for those within reach."""

from wagtail.users.views import bulk_actions

from reseau.users.accounts.limits import givable_roles, may_give_roles, may_touch


class AssignRoleBulkAction(bulk_actions.AssignRoleBulkAction):
    def check_perm(self, obj):
        return super().check_perm(obj) and may_give_roles(self.request.user, obj)

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["role"].queryset = givable_roles(self.request.user)
        return form


class DeleteBulkAction(bulk_actions.DeleteBulkAction):
    def check_perm(self, obj):
        return super().check_perm(obj) and may_touch(self.request.user, obj)


class SetActiveStateBulkAction(bulk_actions.SetActiveStateBulkAction):
    def check_perm(self, obj):
        return super().check_perm(obj) and may_touch(self.request.user, obj)
