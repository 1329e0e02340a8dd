"""The pages that the law asks for. Their facts come from the settings; editors may add to them, not break them."""

from django.utils.translation import gettext_lazy as _

from reseau.base.blocks import StoryBlock
from reseau.base.fields import MigrationFreeStreamField
from reseau.base.frame import Frame
from reseau.base.models import BasePage


class LegalPage(BasePage):
    """Abstract page: imposed parts from the settings, what is missing said plainly, then free text."""

    body = MigrationFreeStreamField(StoryBlock(), verbose_name="à ajouter", blank=True)

    content_panels = [*BasePage.content_panels, "body"]
    translated = ["body"]
    search_sources = ["summary", "body"]
    kind_label = _("Page")
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    topic = ""

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"missing": Frame.of(request).legal.missing(self.topic)}


class LegalNoticePage(LegalPage):
    topic = "legal_notice"

    class Meta:
        verbose_name = "mentions légales"


class PersonalDataPage(LegalPage):
    topic = "personal_data"

    class Meta:
        verbose_name = "données personnelles"


class AccessibilityPage(LegalPage):
    """The declaration of accessibility in its imposed form (RGAA 4.1, "Modèle de déclaration")."""

    topic = "accessibility"

    class Meta:
        verbose_name = "déclaration d’accessibilité"


class EcodesignPage(LegalPage):
    topic = "ecodesign"

    class Meta:
        verbose_name = "déclaration d’écoconception"


class OpenDataPage(LegalPage):
    topic = "open_data"

    class Meta:
        verbose_name = "données ouvertes"
