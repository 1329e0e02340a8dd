"""Template tags of the public pages."""

from babel.lists import format_list
from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from reseau.base import clock, documents, languages, phones, typesetting
from reseau.base.typography import NBSP

register = template.Library()
register.filter("tel", phones.phone_link)
register.filter("direction", languages.direction)
register.simple_tag(languages.interface_language)
register.filter("typeset", typesetting.typeset)


@register.filter
def phone(number) -> str:
    """A telephone number as people write it, which no line cuts in two, whatever the language around it."""
    return phones.phone_in_words(number).replace(" ", NBSP)


@register.filter
def hour(moment) -> str:
    """The hour of an instant on the clock of Paris, in words."""
    return clock.hour_in_words(moment.astimezone(clock.PARIS).time())


@register.filter
def listing(names) -> str:
    """Names as a person lists them in the visitor's language: "arabe, anglais et turc"."""
    return format_list(list(names), locale=get_language())


@register.filter
def files_told(value) -> str:
    """Source of a rich text where each link to a document says what it opens; `richtext` comes after it."""
    return documents.with_files_told(getattr(value, "source", value))


@register.simple_tag
def quoted(words, source, part="") -> str:
    """`words` set as their language wants, to stand in a mail in the language of its reader: see `language_of`."""
    return typesetting.quoted(words, source, part)


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
