"""A piece of news for schema.org (https://schema.org/NewsArticle)."""

from datetime import datetime, time

from django.utils import timezone

from actualites.pictures import lead_picture
from reseau.base.frame import Frame
from reseau.base.languages import language_of
from reseau.base.page_data import the_network
from reseau.base.structured_data import known


def article(page, request) -> dict:
    """`page` (a NewsPage) as a NewsArticle. Its author is a signature, and nothing more of the account."""
    frame = Frame.of(request)
    published = published_at(page)
    return known(
        **{"@type": "NewsArticle"},
        headline=page.title,
        description=page.summary,
        url=page.get_full_url(request),
        mainEntityOfPage={"@type": "WebPage", "@id": frame.canonical_url},
        inLanguage=language_of(page),
        image=_image(page, request),
        datePublished=published.isoformat(),
        dateModified=max(published, timezone.localtime(page.last_published_at or published)).isoformat(),
        author=known(**{"@type": "Person"}, name=page.signature),
        publisher=the_network(frame),
    )


def published_at(page) -> datetime:
    """The instant of the first publication, on the clock of Paris, where it is of the day that the page shows;
    else the beginning of that day."""
    first = page.first_published_at and timezone.localtime(page.first_published_at)
    if first and first.date() == page.date:
        return first
    return datetime.combine(page.date, time.min, tzinfo=timezone.get_default_timezone())


def _image(page, request) -> dict | None:
    picture = lead_picture(page)
    return picture and known(
        **{"@type": "ImageObject"},
        url=request.build_absolute_uri(picture.url),
        width=picture.width,
        height=picture.height,
        caption=page.image_alt,
    )
