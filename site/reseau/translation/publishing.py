"""What a person does with a translation once its words are there: publish it, or say that they have read it over."""

from django.core.exceptions import ValidationError
from wagtail.models import Page
from wagtail_localize.models import Translation

from reseau.translation import states
from reseau.translation.desk import Row
from reseau.translation.strings import MANUAL, by_machine


def publish(row: Row, user) -> str:
    """Puts the words that are kept on the page. What forbids it, in a sentence; "" when it is done."""
    Translation.objects.filter(pk=row.translation.pk).update(enabled=True)
    try:
        row.translation.save_target(user=user, publish=True)
    except ValidationError as error:
        return f"« {row.source} » n’est pas publié : {' '.join(error.messages)}"
    return ""


def approve(row: Row, user):
    """`user` has read over what a machine had written, and answers for it."""
    words = by_machine(row.source.translation_key, row.translation.target_locale)
    words.update(translation_type=MANUAL, tool_name="", last_translated_by=user)
    if isinstance(row.target, Page):
        states.approved(row.target)
