from wagtail.admin.forms import WagtailAdminPageForm


class EventForm(WagtailAdminPageForm):
    """The form of an event, whose dates are judged together with the rows of its dates apart."""

    def _post_clean(self):
        # A child formset reaches the page only when the page is saved: the page would judge the rows of yesterday.
        rows = self.formsets.get("exceptions")
        if rows and rows.is_valid():
            rows.save(commit=False)
        super()._post_clean()
