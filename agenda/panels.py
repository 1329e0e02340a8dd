"""What an editor sees of the dates that the fields make."""

from wagtail.admin.panels import Panel


class DatesPanel(Panel):
    """The sentence of the rule, each date, and each day that a holiday leaves out, as they were when last saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "agenda/admin/dates_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            page = self.instance
            series = page.series if page.pk and page.start_date else None
            if not series:
                return context | {"series": None}
            skipped = [(day, page.holiday_on(day)) for day in series.skipped]
            return context | {"series": series, "sentence": page.when, "skipped": skipped}
