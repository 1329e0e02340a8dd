"""What a partner is for schema.org."""

from partenaires.timetable import DAYS, Closure, Opening, Weeks, read
from reseau.base.choices import YesNo
from reseau.base.structured_data import known

STEP_FREE = {YesNo.YES: True, YesNo.NO: False}
DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MIDNIGHT, END_OF_DAY = "00:00", "23:59"
CLOSED = {"@type": "OpeningHoursSpecification", "opens": MIDNIGHT, "closes": MIDNIGHT}


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
    weekly, special = opening_hours(partner.hours)
    facts = known(
        geo=position if partner.has_position else None,
        openingHoursSpecification=weekly,
        specialOpeningHoursSpecification=special,
    )
    if partner.step_free:
        access = {"@type": "LocationFeatureSpecification", "name": "step-free access"}
        facts["amenityFeature"] = [access | {"value": STEP_FREE[partner.step_free]}]
    return {"@type": "Place", **facts} if facts else None


def opening_hours(expression: str) -> tuple[list[dict], list[dict]]:
    """The usual week, and the dated closures. Nothing of what schema.org cannot say: a week in two, a fourth Monday."""
    timetable = read(expression)
    if not timetable or any(opening.weeks != Weeks.EVERY for opening in timetable.openings):
        return [], []
    weekly = [part for opening in timetable.openings for part in _opening(opening)]
    if timetable.closed_on_holidays:
        weekly.append(CLOSED | {"dayOfWeek": "https://schema.org/PublicHolidays"})
    return weekly, [_closure(closure) for closure in timetable.closures if not closure.yearly]


def _opening(opening: Opening) -> list[dict]:
    days = [f"https://schema.org/{DAY_NAMES[DAYS.index(day)]}" for day in opening.days]
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": days,
            "opens": f"{start:%H:%M}",
            "closes": END_OF_DAY if f"{end:%H:%M}" == MIDNIGHT else f"{end:%H:%M}",
        }
        for start, end in opening.ranges
    ]


def _closure(closure: Closure) -> dict:
    return CLOSED | {"validFrom": closure.first.isoformat(), "validThrough": closure.last.isoformat()}
