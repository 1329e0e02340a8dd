"""The pictures of a piece of news, in two queries whatever their number."""

from django.db.models import prefetch_related_objects

from reseau.images.models import CustomImage

LEAD = "fill-960x540|format-jpeg"  # one of those that components/picture.html makes
INSIDE = "width-960|format-jpeg"  # and blocks/image.html


def load(news):
    """Gives each of `news` (NewsPages) its `image`, and the `parts` of its text in their order: `{block, name}`, or
    `{image, alt, name}` in place of the block of a picture that still exists; `name` is "body.<id>"."""
    asked = {page.image_id for page in news} | {id_of(raw) for page in news for raw in page.body.raw_data}
    images = CustomImage.objects.in_bulk(asked - {None}) if asked - {None} else {}
    prefetch_related_objects(list(images.values()), "renditions")
    for page in news:
        page.image = images.get(page.image_id)
        page.parts = list(_parts(page.body, images))


def id_of(raw: dict) -> int | None:
    """Of the image of a block as it is stored; None for any other block."""
    return raw["value"]["image"] if raw["type"] == "image" else None


def all_usable(page) -> bool:
    """Whether the people on every picture of `page` agree, now, to be seen on it. One query at most."""
    shown = ({page.image_id} | {id_of(raw) for raw in page.body.raw_data}) - {None}
    pictures = CustomImage.objects.filter(pk__in=shown)
    return not shown or pictures.count() == pictures.usable().count()


def _parts(body, images: dict):
    for number, raw in enumerate(body.raw_data):
        name = {"name": f"body.{raw['id']}"}
        if raw["type"] != "image":
            yield {"block": body[number]} | name
        elif image := images.get(id_of(raw)):
            yield {"image": image, "alt": raw["value"]["alt"]} | name


def lead_picture(page):
    """The rendition that goes out of the site with the page; None without a picture."""
    return page.image and page.image.get_rendition(LEAD)
