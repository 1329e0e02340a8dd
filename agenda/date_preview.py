"""The dates that an event's form makes, said as they are typed. Nothing is saved."""

from django.http import HttpResponseBadRequest
from django.template.response import TemplateResponse
from django.utils.datastructures import MultiValueDictKeyError
from django.views.decorators.http import require_POST

from agenda.models import EventPage
from agenda.models.dates import Dated
from agenda.panels import said

OF_DATES = {"__all__", *(field.name for field in Dated._meta.fields)}


@require_POST
def preview_dates(request):
    """The form is judged whole, and only its dates are spoken of: an event may be typed in any order."""
    form = EventPage.get_edit_handler().get_form_class()(request.POST, instance=EventPage(), for_user=request.user)
    try:
        form.is_valid()
    except MultiValueDictKeyError:  # a list without its length: no browser sends that
        return HttpResponseBadRequest()
    rows = [fault for row in form.formsets["exceptions"].errors for found in row.values() for fault in found]
    faults = [fault for name, found in form.errors.items() if name in OF_DATES for fault in found] + rows
    dates = {} if faults or not form.instance.start_date else said(form.instance)
    return TemplateResponse(request, "agenda/admin/dates.html", {"faults": faults} | dates)
