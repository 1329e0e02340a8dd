"""« Relecture », in the administration: the desk, the links and the reported errors."""

from wagtail.admin.viewsets.base import ViewSetGroup

from reseau.review.admin.desk import DeskViewSet
from reseau.review.admin.links import LinkCheckViewSet
from reseau.review.admin.reports import ErrorReportViewSet


class ReviewGroup(ViewSetGroup):
    menu_label = "Relecture"
    menu_icon = "calendar-check"
    menu_order = 250
    items = (DeskViewSet, LinkCheckViewSet, ErrorReportViewSet)
