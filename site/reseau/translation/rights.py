"""Who translates what. Nobody changes French here: only the words that stand in its place in another language."""

from functools import cached_property

from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

PERMISSION = "wagtail_localize.submit_translation"


def translates(user) -> bool:
    """Whether the translator's desk is open to `user`. A visitor is not stopped here: Wagtail asks them to sign in."""
    return user.is_anonymous or user.has_perm(PERMISSION)


class Rights:
    """What `user` may do in the pages of one language, and to what has no page: a theme, the settings."""

    def __init__(self, user, locale: Locale):
        self.user, self.locale = user, locale

    def _pages(self, action: str) -> set[int]:
        policy = policy_registry.get_by_type(Page)
        pages = policy.instances_user_has_permission_for(self.user, action).filter(locale=self.locale)
        return set(pages.values_list("pk", flat=True))

    @cached_property
    def _changed(self) -> set[int]:
        return self._pages("change")

    @cached_property
    def _published(self) -> set[int]:
        return self._pages("publish")

    @cached_property
    def _whole(self) -> bool:
        """Whether `user` publishes the whole site of this language, its front page included."""
        return Page.objects.filter(depth=2, locale=self.locale, pk__in=self._published).exists()

    def may_write(self, target) -> bool:
        """Whether `user` may keep words for `target`, a translation; None for one that does not exist yet."""
        return target.pk in self._changed if isinstance(target, Page) else self._whole

    def may_publish(self, target) -> bool:
        return target.pk in self._published if isinstance(target, Page) else self._whole
