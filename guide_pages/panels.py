"""The form of an aid in the administration, in tabs: what parents read, what one may trust, what « Mes aides » asks."""

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from reseau.base.models import ThemedPage
from reseau.review.models import Reviewed

SHEET = [
    *ThemedPage.content_panels,
    MultiFieldPanel(["official_name", "acronyms", "search_synonyms", "identifier"], "Autres noms"),
    FieldRowPanel(["status", "status_until"], "En ce moment"),
    "caution",
    ThemedPage.theme_panel,
    "paid_by",
    "for_whom",
    "unasked_conditions",
    "how_to_apply",
    "documents",
    "conditions",
    FieldPanel("official_url"),
    InlinePanel("partner_links", heading="Partenaires à contacter", label="partenaire"),
    InlinePanel("relations", heading="Autres aides", label="aide"),
]
TRUST = [
    MultiFieldPanel(["amount", "amount_effective_on", "amount_source", "amount_review_on"], "Montant"),
    InlinePanel("facts", heading="Faits et sources", label="fait"),
    InlinePanel("legal_texts", heading="Textes de loi", label="texte"),
    Reviewed.review_panel,
]
SCREENING = ["rule", FieldRowPanel(["rule_capped", "never_excluded"])]

AID_TABS = TabbedInterface(
    [
        ObjectList(SHEET, heading="La fiche"),
        ObjectList(TRUST, heading="Montant, sources, relecture"),
        ObjectList(SCREENING, heading="Mes aides"),
        ObjectList(ThemedPage.promote_panels, heading="Adresse et menu"),
        ObjectList(ThemedPage.settings_panels, heading="Réglages"),
    ]
)
