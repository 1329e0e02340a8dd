"""What the page of an event shows, drawn from what the event holds."""

from django.conf import settings
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import override

from agenda.blocks import ProgrammeEntryBlock
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

    @cached_property
    def _moments(self) -> list[dict]:
        """The moments of the programme as they are stored, partners by id: their pages come with all the others."""
        fields = {name: block for name, block in ProgrammeEntryBlock.base_blocks.items() if name != "partner"}
        return [
            {name: block.to_python(moment["value"].get(name)) for name, block in fields.items()}
            | {"partner": moment["value"].get("partner"), "id": moment.get("id") or ""}
            for moment in self.programme.raw_data
        ]

    @cached_property
    def _named(self) -> list[PartnerPage]:
        """In one query, the partners of the page in its language, those that its programme holds, and its place."""
        ids = {moment["partner"] for moment in self._moments if moment["partner"]}
        linked = self.partner_links.values_list("partner__translation_key", flat=True)
        of_sessions = PartnerPage.objects.filter(pk__in=ids).values("translation_key")
        takes_part = Q(translation_key__in=linked) | Q(translation_key__in=of_sessions)
        pages = PartnerPage.objects.annotate(takes_part=ExpressionWrapper(takes_part, BooleanField()))
        wanted = Q(takes_part=True, locale=self.locale_id) | Q(pk__in=[*ids, self.place_partner_id or 0])
        return list(open_to_all(pages.filter(wanted)).order_by("title"))

    def know_place(self):
        """Spares the query for the partner whose place it is, which comes with the others when anyone may read it."""
        place = next((partner for partner in self._named if partner.pk == self.place_partner_id), None)
        if place:
            self.place_partner = place

    @cached_property
    def partners(self) -> list[PartnerPage]:
        """The partners of the event and of its programme, each in the language of this page."""
        return [partner for partner in self._named if partner.takes_part and partner.locale_id == self.locale_id]

    @property
    def programme_days(self) -> list[Day]:
        """The programme by day, each partner as a page in the language of this one."""
        here = {partner.translation_key: partner for partner in self.partners}
        by_id = {partner.pk: here.get(partner.translation_key) for partner in self._named}
        return by_day([Session(**moment | {"partner": by_id.get(moment["partner"])}) for moment in self._moments])
