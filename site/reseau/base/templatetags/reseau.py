"""Template tags of the public pages."""

from babel.lists import format_list
from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from reseau.base import clock, documents, languages, phones
from reseau.base.typography import french, french_html

register = template.Library()
register.filter("phone", phones.phone_in_words)
register.filter("tel", phones.phone_link)
register.filter("direction", languages.direction)
register.simple_tag(languages.interface_language)


@register.filter
def hour(moment) -> str:
    """The hour of an instant on the clock of Paris, in words."""
    return clock.hour_in_words(moment.astimezone(clock.PARIS).time())


@register.filter
def listing(names) -> str:
    """Names as a person lists them in the visitor's language: "arabe, anglais et turc"."""
    return format_list(list(names), locale=get_language())


@register.filter(is_safe=True)
def typo(value) -> str:
    """No-break spaces of French typography, in plain text or in HTML already marked safe.

    They do no harm in the other languages: only spaces before « : ; ! ? » and inside guillemets change.
    """
    if value is None:
        return ""
    value = conditional_escape(value) if not isinstance(value, str) else value
    return mark_safe(french_html(value)) if isinstance(value, SafeString) else french(value)


@register.filter
def files_told(value) -> str:
    """Source of a rich text where each link to a document says what it opens; `richtext` comes after it."""
    return documents.with_files_told(getattr(value, "source", value))


@register.simple_tag
def language_of(words, part="") -> str:
    """Attributes of an element whose words are not in the language of what is around them; else nothing.

    `words` is what they come from: a page, the code of a language, or an object with a `language`; `part` is the
    field, or the block ("body.<id>"), of a page.
    """
    code = languages.language_of(words, part)
    if code == languages.interface_language():
        return ""
    return format_html('lang="{}" dir="{}"', code, languages.direction(code))
