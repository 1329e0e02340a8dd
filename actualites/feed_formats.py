"""RSS 2.0 and Atom (RFC 4287) with the whole text of an item, which Django's leave out."""

from datetime import UTC, datetime

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

CONTENT = "http://purl.org/rss/1.0/modules/content/"
MEDIA = "http://search.yahoo.com/mrss/"
SINCE = datetime(2026, 1, 1, tzinfo=UTC)


class Steady:
    """A feed without items, which for Django changes every second, does not change."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else SINCE


class FullRss(Steady, Rss201rev2Feed):
    """`content:encoded` (https://web.resource.org/rss/1.0/modules/content/) and Media RSS."""

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:content": CONTENT, "xmlns:media": MEDIA}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["full_text"])
        for enclosure in item["enclosures"]:
            handler.startElement("media:content", _media(enclosure, item["picture"]))
            handler.addQuickElement("media:description", item["picture_alt"], {"type": "plain"})
            handler.endElement("media:content")


class FullAtom(Steady, Atom1Feed):
    """`content` of type "html" (RFC 4287, 3.1.1.2 and 4.1.3)."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["full_text"], {"type": "html"})


def _media(enclosure, picture) -> dict[str, str]:
    return {
        "url": enclosure.url,
        "type": enclosure.mime_type,
        "medium": "image",
        "fileSize": enclosure.length,
        "width": str(picture.width),
        "height": str(picture.height),
    }
