"""The review desk: which pages ask for someone's attention, and why. It knows every page type that is `Reviewed`."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import DateField, F, TextChoices, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageQuerySet, get_page_models

from reseau.review.models import ErrorReport, LinkCheck, Reviewed, ReviewedQuerySet


class Reason(TextChoices):
    OVERDUE = "overdue", _("révision dépassée")
    DUE = "due", _("à revoir dans les 30 jours")
    UNVERIFIED = "unverified", _("jamais vérifiée")
    BROKEN = "broken", _("lien mort")
    REPORTED = "reported", _("erreur signalée")


class DeskQuerySet(ReviewedQuerySet, PageQuerySet):
    """Pages of any reviewed type, with `verified_on` and `next_review_on`.

    A broken link or a reported error in a translation counts for its source, which is the page to look at.
    """

    def with_broken_links(self):
        return self.filter(translation_key__in=LinkCheck.objects.broken().values("page__translation_key"))

    def reported(self):
        return self.filter(translation_key__in=ErrorReport.objects.open().values("page__translation_key"))

    def reasons(self) -> dict[int, list[Reason]]:
        """Why each page asks for attention, by its id. A page that asks for nothing is left out."""
        asking = {
            Reason.OVERDUE: self.overdue(),
            Reason.DUE: self.due(),
            Reason.UNVERIFIED: self.never_verified(),
            Reason.BROKEN: self.with_broken_links(),
            Reason.REPORTED: self.reported(),
        }
        found = {}
        for reason, pages in asking.items():
            for pk in pages.values_list("pk", flat=True):
                found.setdefault(pk, []).append(reason)
        return found


def in_words(reasons: list[Reason]) -> str:
    return ", ".join(str(reason.label) for reason in reasons)


def reviewed_models() -> list[type[Reviewed]]:
    return [model for model in get_page_models() if issubclass(model, Reviewed)]


def live_pages():
    """Live pages of the reviewed types, in every language, as `Page`. An alias says what its source says."""
    types = ContentType.objects.get_for_models(*reviewed_models()).values()
    return DeskQuerySet(Page).live().filter(alias_of=None, content_type__in=types)


def desk() -> DeskQuerySet:
    """The live pages to read over, in French only: the dates are the same in every language."""
    pages = live_pages().filter(locale__language_code=settings.LANGUAGE_CODE)
    return pages.annotate(verified_on=_anywhere("verified_on"), next_review_on=_anywhere("next_review_on")).order_by(
        F("next_review_on").asc(nulls_last=True), "title"
    )


def _anywhere(name: str) -> Coalesce:
    """The date called `name` in the table of whichever type a page is."""
    owners = {model._meta.get_field(name).model._meta.model_name for model in reviewed_models()}
    return Coalesce(*(f"{owner}__{name}" for owner in sorted(owners)), Value(None), output_field=DateField())
