"""What the page of an event shows, drawn from what the event holds."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from agenda.models.occurrences import Occurrence
from agenda.programme import Day, Session, by_day
from partenaires.models import PartnerPage
from reseau.base.querysets import open_to_all


class Shown:
    """Mixin of EventPage, before the page itself."""

    @property
    def share_title(self) -> str:
        """An event that is cancelled says so wherever its title goes."""
        title = super().share_title
        if not self.is_cancelled:
            return title
        with override(settings.LANGUAGE_CODE if self.alias_of_id else self.locale.language_code):
            return _("Annulé : %(title)s") % {"title": title}

    @property
    def shown_date(self) -> Occurrence | None:
        """The next date that takes place, else the next one, else the last one."""
        taking_place = [occurrence for occurrence in self.coming if not occurrence.is_cancelled]
        return (taking_place[:1] or self.coming[:1] or self.dates[-1:] or [None])[0]

    @property
    def past_dates(self) -> list[Occurrence]:
        """Latest first."""
        return [occurrence for occurrence in reversed(self.dates) if occurrence.is_past]

    @property
    def programme_days(self) -> list[Day]:
        """The programme by day. Partners are asked for together, in the language of this page."""
        values = [block.value for block in self.programme]
        keys = {value["partner"].translation_key for value in values if value.get("partner")}
        pages = PartnerPage.objects.filter(locale=self.locale_id, translation_key__in=keys)
        partners = {page.translation_key: page for page in open_to_all(pages)} if keys else {}
        return by_day([Session.of(value, partners) for value in values])
