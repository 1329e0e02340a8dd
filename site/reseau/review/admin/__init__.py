"""« Relecture », in the administration: the desk, the links, the reported errors and the activity."""

from wagtail.admin.viewsets.base import ViewSetGroup

from reseau.review.admin.activity import ActivityViewSet
from reseau.review.admin.desk import DeskViewSet
from reseau.review.admin.links import LinkCheckViewSet
from reseau.review.admin.reports import ErrorReportViewSet


class ReviewGroup(ViewSetGroup):
    menu_label = "Relecture"
    menu_icon = "calendar-check"
    menu_order = 250
    items = (DeskViewSet, LinkCheckViewSet, ErrorReportViewSet, ActivityViewSet)
