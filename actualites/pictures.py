"""The pictures of a piece of news, with few queries."""

from django.db.models import prefetch_related_objects

LEAD = "fill-960x540|format-jpeg"  # one of those that components/picture.html makes
INSIDE = "width-960|format-jpeg"  # and blocks/image.html


def prefetch_renditions(news):
    """Reads at once every size made of the pictures of `news` (NewsPages): one query."""
    images = [image for page in news for image in (page.image, *block_images(page)) if image]
    prefetch_related_objects(images, "renditions")


def block_images(page) -> list:
    return [block.value["image"] for block in page.body if block.block_type == "image"]


def lead_picture(page):
    """The rendition that goes out of the site with the page; None without a picture."""
    return page.image and page.image.get_rendition(LEAD)
