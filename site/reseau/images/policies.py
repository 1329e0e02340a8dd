"""Who may do what with a picture, beyond the rights of the collections."""

from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy


class PicturePermissionPolicy(CollectionOwnershipPermissionPolicy):
    """As Wagtail's, and: nobody chooses a picture whose people have not agreed; whoever may only change their own
    pictures leaves those of a published page as they are, for what is published is read over first.
    """

    def user_has_any_permission_for_instance(self, user, actions, instance):
        actions = set(actions)
        if not instance.is_usable:
            actions.discard("choose")
        if actions & {"change", "delete"} and not self._answers_for(user, instance) and instance.is_online:
            actions -= {"change", "delete"}
        return bool(actions) and super().user_has_any_permission_for_instance(user, actions, instance)

    def instances_user_has_any_permission_for(self, user, actions):
        instances = super().instances_user_has_any_permission_for(user, actions)
        return instances.usable() if set(actions) == {"choose"} else instances

    def _answers_for(self, user, instance) -> bool:
        return self._check_perm(user, ["change"], collection=instance.collection)
