"""The form of a partner in the administration, in tabs: what it is, how to reach it, when, where, who vouches."""

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface

from partenaires.models.hours import WithHours
from partenaires.models.places import Placed
from reseau.base.models import ThemedPage
from reseau.review.models import Reviewed

SHEET = [
    *ThemedPage.content_panels,
    MultiFieldPanel(["category", "other_categories"], "Type de lieu"),
    ThemedPage.theme_panel,
    "publics",
    "body",
    "services",
    FieldPanel("logo"),
]
REACH = [
    "in_danger",
    "phones",
    MultiFieldPanel(["email", "website", "appointment", "languages_spoken"], "Contact"),
]
PLACE = [Placed.place_panel, Placed.access_panel]

PARTNER_TABS = TabbedInterface(
    [
        ObjectList(SHEET, heading="La fiche"),
        ObjectList(REACH, heading="Contacter"),
        ObjectList([WithHours.hours_panel], heading="Horaires"),
        ObjectList(PLACE, heading="Lieu et accès"),
        ObjectList([Reviewed.review_panel], heading="Relecture"),
        ObjectList([*ThemedPage.promote_panels, "identifier"], heading="Adresse et menu"),
        ObjectList(ThemedPage.settings_panels, heading="Réglages"),
    ]
)
