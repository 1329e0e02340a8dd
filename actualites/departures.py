"""What becomes of the texts of somebody who leaves: they stay, signed or without a name.

They keep their owner, the closed account: nobody's own text becomes anybody else's to approve.
"""

import json

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Revision
from wagtail_localize.models import SegmentOverride, TranslationSource

from actualites.models import NewsPage
from reseau.users.accounts.closing import close

ANONYMOUS = "Une ambassadrice ou un ambassadeur du réseau"


@transaction.atomic
def leave(user, *, keep_signature: bool, keep_drafts: bool):
    """Closes the account of `user`; their texts stay. `keep_drafts` is about what has never been online."""
    if not keep_drafts:
        for draft in drafts_of(user):
            draft.delete()
    if not keep_signature:
        anonymise(texts_of(user))
    close(user)


def texts_of(user) -> QuerySet:
    """The texts of `user`, in every language."""
    own = NewsPage.objects.filter(owner=user)
    return NewsPage.objects.filter(translation_key__in=own.values("translation_key"))


def drafts_of(user) -> QuerySet:
    """The texts of `user` that have never been online."""
    return NewsPage.objects.filter(owner=user, live=False, first_published_at=None)


def anonymise(texts: QuerySet):
    """Takes the signature off the texts, off all that was ever kept of them and off what waits in translation."""
    for page in texts:
        page.signature = ANONYMOUS
        page.save(clean=False, update_fields=["signature"])
        for revision in Revision.objects.for_instance(page):
            revision.content["signature"] = ANONYMOUS
            revision.save(update_fields=["content"])
    keys = {page.translation_key for page in texts}
    for source in TranslationSource.objects.filter(object__translation_key__in=keys):
        unsign(source)


def unsign(source: TranslationSource):
    """Takes the signature off what wagtail-localize keeps of a text."""
    content = json.loads(source.content_json) | {"signature": ANONYMOUS}
    source.content_json = json.dumps(content)
    source.save(update_fields=["content_json"])
    source.overridablesegment_set.filter(context__path="signature").update(data_json=json.dumps(ANONYMOUS))
    SegmentOverride.objects.filter(context__object=source.object, context__path="signature").delete()
