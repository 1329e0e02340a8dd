"""The reading-over that news goes through before it is public."""

from django.core.exceptions import PermissionDenied
from wagtail.models import AbstractGroupApprovalTask


class PeerApprovalTask(AbstractGroupApprovalTask):
    """Approval by a group, and by somebody else than the author, whatever groups the author is in."""

    class Meta:
        verbose_name = "relecture par une autre personne"
        verbose_name_plural = "relectures par une autre personne"

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        return [] if self.is_author(obj, user) else actions

    def get_task_states_user_can_moderate(self, user, **kwargs):
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(workflow_state__requested_by=user)

    def on_action(self, task_state, user, action_name, **kwargs):
        """The last fence: a forged request is refused too."""
        obj = task_state.workflow_state.content_object
        if action_name not in {name for name, _label, _comment in self.get_actions(obj, user)}:
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    @staticmethod
    def is_author(obj, user) -> bool:
        """Whether `user` owns the page or asked for this reading."""
        state = obj.current_workflow_state
        return user.pk in {obj.owner_id, state and state.requested_by_id}

    @classmethod
    def get_description(cls):
        return "Un membre des groupes choisis relit et approuve. Personne n’approuve son propre texte."
