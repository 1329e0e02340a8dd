from wagtail.snippets.models import register_snippet

from agenda.imports.admin import CalendarSourceViewSet

register_snippet(CalendarSourceViewSet)
