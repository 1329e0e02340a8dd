from django.urls import reverse
from wagtail import hooks

from reseau.base.rights import publishes
from reseau.review.admin import ReviewGroup
from reseau.review.admin.common import ReviewSummaryItem, publishable, within_reach
from reseau.review.desk import Reason, desk
from reseau.review.models import ErrorReport, LinkCheck

ORDER = 150  # after the pages, before the images
TO_READ = {Reason.OVERDUE, Reason.DUE, Reason.UNVERIFIED}


@hooks.register("register_admin_viewset")
def review_group():
    return ReviewGroup()


@hooks.register("construct_homepage_summary_items")
def what_waits_for_the_team(request, items):
    if not publishes(request.user):
        return
    own = set(desk().filter(pk__in=publishable(request.user).values("pk")).values_list("pk", flat=True))
    to_read = [pk for pk, reasons in desk().reasons().items() if pk in own and TO_READ.intersection(reasons)]
    broken = within_reach(LinkCheck.objects.broken(), request.user).count()
    reported = within_reach(ErrorReport.objects.open(), request.user).count()
    for order, (count, one, many, icon, name, query) in enumerate(
        [
            (len(to_read), "fiche à relire", "fiches à relire", "calendar-check", "review_desk", ""),
            (broken, "lien mort", "liens morts", "link", "review_desk", "?reason=broken"),
            (reported, "erreur signalée", "erreurs signalées", "warning", "review_reports", "?state=new"),
        ]
    ):
        words, url = many if count > 1 else one, reverse(f"{name}:index") + query
        items.append(ReviewSummaryItem(request, ORDER + order, count=count, words=words, icon_name=icon, url=url))
