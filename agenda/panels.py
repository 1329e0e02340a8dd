"""What an editor sees of the dates that the fields make, as they are typed."""

from wagtail.admin.panels import Panel


class DatesPanel(Panel):
    """The sentence of the rule, each date, and each day that a holiday leaves out: as saved, then as typed."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "agenda/admin/dates_panel.html"

        class Media:
            js = ["js/admin-dates.js"]

        def get_context_data(self, parent_context=None):
            page = self.instance
            dates = said(page) if page.pk and page.start_date else {}
            return super().get_context_data(parent_context) | dates


def said(page) -> dict:
    """What the template says of the dates of an EventPage."""
    skipped = [(day, page.holiday_on(day)) for day in page.series.skipped]
    return {"series": page.series, "sentence": page.when, "skipped": skipped}
