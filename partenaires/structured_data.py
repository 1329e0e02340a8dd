"""What a partner is for schema.org."""

from reseau.base.choices import YesNo
from reseau.base.structured_data import known

STEP_FREE = {YesNo.YES: True, YesNo.NO: False}


def organization(partner, url: str) -> dict:
    """`partner` (a `PartnerPage`) at the absolute address `url`. What nobody knows is left out."""
    contacts = [
        known(
            **{"@type": "ContactPoint"},
            telephone=phone.value.international,
            contactType=phone.value["label"],
            availableLanguage=[*partner.languages_spoken],
        )
        for phone in partner.phones
    ]
    return known(
        **{"@type": "Organization"},
        name=partner.title,
        description=partner.summary,
        url=url,
        sameAs=partner.website,
        email=partner.email,
        telephone=partner.main_phone.international if partner.main_phone else "",
        contactPoint=contacts,
        address=postal_address(partner),
        location=place(partner),
        makesOffer=[{"@type": "Offer", "itemOffered": _service(block.value)} for block in partner.services],
    )


def _service(service) -> dict:
    return known(**{"@type": "Service"}, name=service["name"], description=service["for_whom"])


def postal_address(partner) -> dict | None:
    parts = known(
        streetAddress=partner.address,
        postalCode=partner.postal_code,
        addressLocality=partner.town,
    )
    return {"@type": "PostalAddress", "addressCountry": "FR", **parts} if parts else None


def place(partner) -> dict | None:
    """Hours and access belong to a place, not to an organization."""
    position = {"@type": "GeoCoordinates", "latitude": partner.latitude, "longitude": partner.longitude}
    facts = known(geo=position if partner.has_position else None)
    if partner.step_free:
        access = {"@type": "LocationFeatureSpecification", "name": "step-free access"}
        facts["amenityFeature"] = [access | {"value": STEP_FREE[partner.step_free]}]
    return {"@type": "Place", **facts} if facts else None
