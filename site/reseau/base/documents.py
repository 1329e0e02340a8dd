"""Links to documents inside a text: what one is about to open, and how heavy it is."""

import re

from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

LINK = re.compile(r'(?P<link><a\b(?=[^>]*\blinktype="document")[^>]*\bid="(?P<id>\d+)"[^>]*>.*?)</a>', re.DOTALL)


def with_files_told(text: str) -> str:
    """Rich text as it is stored, where each link to a document ends with its kind and its weight."""
    ids = [int(link["id"]) for link in LINK.finditer(text)]
    documents = get_document_model().objects.in_bulk(ids) if ids else {}

    def told(link):
        document = documents.get(int(link["id"]))
        return f"{link['link']} ({escape(kind_and_weight(document))})</a>" if document else link[0]

    return LINK.sub(told, text)


def kind_and_weight(document) -> str:
    """« PDF, 120 ko », in the language of the visit."""
    return f"{document.file_extension.upper()}, {weight(document.get_file_size() or 0)}"


def weight(octets: int) -> str:
    """« 120 ko », « 1,5 Mo », in the language of the visit."""
    if octets < 1_000_000:
        return _("%(number)s ko") % {"number": max(1, round(octets / 1000))}
    return _("%(number)s Mo") % {"number": number_format(octets / 1_000_000, 1)}
