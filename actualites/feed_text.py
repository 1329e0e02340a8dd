"""A piece of news as HTML that holds by itself, far from the site: no style, no script, whole addresses."""

from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from actualites.pictures import INSIDE, lead_picture
from reseau.base.languages import language_of
from reseau.base.typesetting import typeset_html

ADDRESSES = {"a": "href", "img": "src"}


def full_text(page, request) -> str:
    """The picture and the text of `page` (a NewsPage, its pictures loaded), with the addresses of the site asked."""
    parts = [_with_rendition(part) for part in page.parts]
    context = {"page": page, "lead": lead_picture(page), "parts": parts, "content_lang": language_of(page)}
    html = typeset_html(render_to_string("actualites/feed_text.html", context), language_of(page))
    return absolute(html, request.build_absolute_uri)


def _with_rendition(part: dict) -> dict:
    return part | {"picture": part["image"].get_rendition(INSIDE)} if "image" in part else part


def absolute(html: str, complete) -> str:
    """`html` with each address of a link or an image given to `complete`, which makes it whole."""
    soup = BeautifulSoup(html, "html.parser")
    for name, attribute in ADDRESSES.items():
        for tag in soup.find_all(name, {attribute: True}):
            tag[attribute] = complete(tag[attribute])
    return str(soup).strip()
