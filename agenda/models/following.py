"""An event in several languages: the French page decides, its translations follow."""

from django.conf import settings


class FollowsFrench:
    """Mixin of EventPage."""

    def live_source(self):
        """The French page whose dates and facts this translation has; None for that page, and for an alias."""
        if self.alias_of_id or not self.locale_id or self.locale.language_code == settings.LANGUAGE_CODE:
            return None
        sources = type(self).objects.filter(translation_key=self.translation_key, live=True, alias_of=None)
        return sources.filter(locale__language_code=settings.LANGUAGE_CODE).first()

    def own_translations(self):
        """The translations that somebody has written, which follow this page; none for a translation."""
        if self.alias_of_id or self.locale.language_code != settings.LANGUAGE_CODE:
            return type(self).objects.none()
        return type(self).objects.filter(translation_key=self.translation_key, alias_of=None).exclude(pk=self.pk)
