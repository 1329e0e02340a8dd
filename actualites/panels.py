"""The form of a piece of news, in the order in which one writes."""

from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from actualites.forms import NewsForm
from reseau.base.models import ThemedPage
from reseau.base.rights import publishes
from reseau.base.widgets import ThemeCheckboxes


class StatePanel(Panel):
    """What became of the text, and what its reader has answered."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "actualites/admin/state_panel.html"

        def is_shown(self):
            return bool(self.instance.pk) and super().is_shown()

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"state": self.instance.writing_state}


class TeamTab(ObjectList):
    """A tab for those who publish: an author has the words to think of."""

    class BoundPanel(ObjectList.BoundPanel):
        def is_shown(self):
            return publishes(self.request.user) and super().is_shown()


WRITING = [
    StatePanel(),
    TitleFieldPanel(
        "title", heading="Titre", placeholder="De quoi parlez-vous ?", help_text="Quelques mots suffisent."
    ),
    FieldPanel("body", heading="Texte", help_text="Touchez « + » pour ajouter un paragraphe, une photo, un lien…"),
    MultiFieldPanel(["image", "image_alt"], "Photo"),
    FieldPanel("themes", heading="Thèmes", widget=ThemeCheckboxes, help_text="Ceux dont parle votre texte."),
    FieldPanel("signature"),
    MultiFieldPanel(
        [
            FieldPanel("date"),
            FieldPanel(
                "search_description",
                heading="En une phrase",
                help_text="Ce que l’on trouve ici, en vingt mots au plus. Montré dans les listes.",
            ),
            FieldPanel("related", help_text="Partenaires et rendez-vous dont parle votre texte."),
        ],
        "Plus",
        classname="collapsed",
    ),
]

NEWS_TABS = TabbedInterface(
    [
        ObjectList(WRITING, heading="Texte"),
        TeamTab(ThemedPage.promote_panels, heading="Adresse et menu"),
        TeamTab([PublishingPanel()], heading="Réglages"),
    ],
    base_form_class=NewsForm,
)
