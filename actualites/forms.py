from reseau.base.filters import FilterForm, ThemeFilterField


class NewsFilterForm(FilterForm):
    """Filters of the news."""

    theme = ThemeFilterField()
