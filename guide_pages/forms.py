from reseau.base.filters import FilterForm, ThemeFilterField


class AidFilterForm(FilterForm):
    """Filters of the guide."""

    theme = ThemeFilterField()
