from reseau.base.models.legal import LegalSettings
from reseau.base.models.network import NetworkSettings
from reseau.base.models.pages import BasePage, ThemedPage
from reseau.base.models.themes import PageTheme, Theme

__all__ = ["BasePage", "LegalSettings", "NetworkSettings", "PageTheme", "Theme", "ThemedPage"]
