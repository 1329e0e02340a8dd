"""The page that a link by mail opens, for a partner without an account."""

from functools import wraps

from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from partenaires.proposals import sheet
from partenaires.proposals.forms import ProposalForm
from partenaires.proposals.models import Invitation
from reseau.base.models import NetworkSettings

NOT_FOUND = 404
# Nothing that a search engine would take for a page of the site, nor the address itself: it is a secret.
FRAME = {"canonical_url": "", "structured_data": ""}


def between_us(view):
    """Kept by no browser, named to no other site, found by no search engine."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return cache_control(no_store=True)(answer)


# As all public forms, without a cookie: the secret of the link is what nobody else can send.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@between_us
def propose(request, token):
    invitation = Invitation.objects.of_link(token)
    if invitation is None:
        return closed(request)
    form = ProposalForm(request.POST if request.method == "POST" else None, invitation=invitation)
    if form.is_valid():
        return redirect("proposal_thanks") if form.save() else closed(request)
    hours = sheet.FIELDS["hours"].say(form.shown["hours"])
    context = {
        **FRAME,
        "form": form,
        "partner": invitation.partner,
        "hours_in_words": hours,
        "expires_at": invitation.expires_at,
        "months": NetworkSettings.for_request(request).report_retention_months,
    }
    return render(request, "partenaires/proposals/propose.html", context)


def closed(request):
    """The same answer whatever is wrong with a link: it says nothing of who is in the directory."""
    return render(request, "partenaires/proposals/closed.html", FRAME, status=NOT_FOUND)


@require_safe
@between_us
def thanks(request):
    return render(request, "partenaires/proposals/thanks.html", FRAME)
