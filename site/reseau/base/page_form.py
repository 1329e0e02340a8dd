"""The editor's form of every page."""

from wagtail.admin.forms import WagtailAdminPageForm

from reseau.base.rights import edits


class BasePageForm(WagtailAdminPageForm):
    """Those who only write have no say in when a text goes online, nor in the address of one that has been there."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.for_user and not edits(self.for_user):
            for name in ["go_live_at", "expire_at", *(["slug"] if self.instance.first_published_at else [])]:
                self.fields.pop(name, None)
