from reseau.base.models.legal import LegalSettings
from reseau.base.models.network import NetworkSettings
from reseau.base.models.pages import BasePage, ThemedPage
from reseau.base.models.themes import PageTheme, Theme
from reseau.base.models.translated import FollowsFrench, Translated

__all__ = [
    "BasePage",
    "FollowsFrench",
    "LegalSettings",
    "NetworkSettings",
    "PageTheme",
    "Theme",
    "ThemedPage",
    "Translated",
]
