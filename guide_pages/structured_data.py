"""What an aid is for schema.org."""

from wagtail.rich_text import get_text_for_indexing

from reseau.base.structured_data import known


def government_service(aid, url: str) -> dict:
    """`aid` (an `AidPage`) at the absolute address `url`. What nobody knows is left out; an amount too, once due."""
    names = [name for name in [aid.official_name, *aid.acronym_list] if name and name != aid.title]
    return known(
        **{"@type": "GovernmentService"},
        name=aid.title,
        alternateName=names,
        description=aid.summary,
        url=url,
        sameAs=aid.official_url,
        identifier=aid.identifier,
        serviceType=[theme.label for theme in aid.theme_list],
        audience=part("Audience", audienceType=" ".join(get_text_for_indexing(aid.for_whom).split())),
        serviceOperator=part("Organization", name=aid.paid_by),
        serviceOutput=part("Thing", description=aid.public_amount),
        availableChannel=part("ServiceChannel", serviceUrl=aid.official_url),
    )


def part(kind: str, **properties) -> dict | None:
    """A thing inside another, or nothing when all of it is unknown."""
    told = known(**properties)
    return {"@type": kind, **told} if told else None
