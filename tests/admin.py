"""The administration as a browser meets it: addresses, forms, refusals."""

from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

HOME = "/admin/"


def news_form(themes=(), **fields) -> dict:
    """The editor's form of a piece of news as a browser posts it, with `fields` filled in otherwise."""
    page = {
        "title": "La rentrée du réseau",
        "slug": "rentree",
        "date": "2026-11-02",
        "signature": "Nadia",
        "search_description": "",
        "image": "",
        "image_alt": "",
        "body": streamfield([("paragraph", rich_text("<p>Un texte.</p>", features=["bold"]))]),
        "related": streamfield([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(page | fields) | {"themes": list(themes)}


def page_url(name, *args):
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def refused(response):
    """Whether the administration sent its visitor back, or said no."""
    return response.status_code == 403 or (response.status_code == 302 and response.url == HOME)


def tree():
    """What must not move: where each page stands, under which title, live or not."""
    return sorted(Page.objects.values_list("path", "title", "live", "latest_revision", "locked"))
