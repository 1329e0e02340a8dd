"""What the page of an event shows, drawn from what the event holds."""

from django.conf import settings
from django.db.models import Q
from django.utils.functional import cached_property
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
    def _moments(self) -> list:
        return [block.value for block in self.programme]

    @cached_property
    def partners(self) -> list[PartnerPage]:
        """The partners of the event and of its programme, each in the language of this page, in one query."""
        linked = self.partner_links.values_list("partner__translation_key", flat=True)
        of_sessions = {moment["partner"].translation_key for moment in self._moments if moment.get("partner")}
        named = Q(translation_key__in=linked) | Q(translation_key__in=of_sessions)
        pages = PartnerPage.objects.filter(named, locale=self.locale_id)
        return list(open_to_all(pages).order_by("title"))

    @property
    def programme_days(self) -> list[Day]:
        """The programme by day, each partner as a page in the language of this one."""
        partners = {partner.translation_key: partner for partner in self.partners}
        return by_day([Session.of(moment, partners) for moment in self._moments])
