"""Nobody's portrait is kept with their account: it would serve nothing, and Wagtail stores it with all it carries.

Wagtail has no setting for that. The panel that is not active is neither shown nor read.
"""

from wagtail.admin.views.account import AvatarSettingsPanel

AvatarSettingsPanel.is_active = lambda panel: False
