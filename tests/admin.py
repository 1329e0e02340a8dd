"""What the administration's forms send."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text


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
        "body": rich_text("<p>Un texte.</p>"),
        "comments": inline_formset([]),
    }
    return nested_form_data(page | fields) | {"themes": list(themes)}
