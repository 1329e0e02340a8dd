"""Template tags of the public pages."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from reseau.base.typography import french, french_html

register = template.Library()


@register.filter(is_safe=True)
def typo(value) -> str:
    """No-break spaces of French typography, in plain text or in HTML already marked safe.

    They do no harm in the other languages: only spaces before « : ; ! ? » and inside guillemets change.
    """
    if value is None:
        return ""
    value = conditional_escape(value) if not isinstance(value, str) else value
    return mark_safe(french_html(value)) if isinstance(value, SafeString) else french(value)  # noqa: S308
