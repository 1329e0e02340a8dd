"""Registering for a date, and cancelling, for anyone, without account."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from agenda.models.registrations import Registration
from agenda.registrations import mails
from agenda.registrations.forms import RegistrationForm
from reseau.base.querysets import open_to_all
from reseau.review.views import TOO_MANY_REQUESTS, around

GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def register(request, page):
    """The form of an event (`page`, in any language), then what has been kept."""
    form = RegistrationForm(request.POST if request.method == "POST" else None, event=page.source)
    context = around(request, page)
    if form.is_valid():
        registration = form.register()
        context |= {"registration": registration, "date": form.chosen}
        return render(request, "agenda/registration_thanks.html", context)
    status = TOO_MANY_REQUESTS if form.is_one_too_many else 200
    return render(request, "agenda/registration_form.html", context | {"form": form}, status=status)


# As all public forms: see `reseau.base.views.serve_page`. Only who holds the link has what it takes.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
def cancel(request, token):
    """The link of a mail: says what it would cancel, and cancels when asked to. Programs that open links do not ask."""
    registration = Registration.objects.of_token(token)
    context = around_event(request, registration)
    if not registration or not registration.is_coming:
        response = render(request, "agenda/registration_gone.html", context, status=GONE)
    elif request.method == "POST":
        mails.tell_served(registration.give_back())
        response = render(request, "agenda/registration_cancelled.html", context)
    else:
        response = render(request, "agenda/registration_cancel.html", context)
    response.headers["Referrer-Policy"] = "no-referrer"  # the address is the key
    return response


def around_event(request, registration: Registration | None) -> dict:
    """What the frame shows around the event of `registration`; around nothing, when nobody may read it."""
    context = {"registration": registration, "canonical_url": "", "structured_data": ""}
    page = registration and registration.event_in(get_language())
    if not page or not open_to_all(Page.objects.filter(pk=page.pk)).exists():
        return context
    return context | around(request, page)
