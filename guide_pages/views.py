"""The guide on paper and as data, over HTTP."""

from pathlib import Path

from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from guide_pages import booklet, editions, opendata
from guide_pages.collection import Collection
from guide_pages.models import AidPage
from guide_pages.printing import sheet_content
from guide_pages.records import dataset
from reseau.base.files import shared_file
from reseau.base.models import NetworkSettings
from reseau.base.querysets import open_to_all

SCHEMA = Path(opendata.__file__).with_name("aides.schema.json")


@require_safe
def guide_pdf(request):
    """`guide.pdf`: the printed guide, as last made."""
    language = get_language()
    edition = editions.current(language)
    if not edition:
        sentence = _("Le guide est en train d’être fabriqué. Revenez dans une minute.")
        return HttpResponse(sentence, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": 60})
    with edition.file.open("rb") as stream:
        response = shared_file(stream.read(), "application/pdf", f"guide-{language}.pdf")
    response.headers["Last-Modified"] = http_date(edition.made_at.timestamp())
    return response


@require_safe
def aid_pdf(request, uid):
    """One aid on a page, to print at the desk. Nothing of it says what a sensitive aid is about before one opens it."""
    collection = Collection(get_language(), base(request), translation_key=uid)
    if not collection.aids:
        raise Http404
    (aid,) = collection.aids
    network = NetworkSettings.for_request(request)
    pdf = booklet.sheet_pdf(sheet_content(collection, aid, network, timezone.localdate()))
    response = shared_file(pdf, "application/pdf", "fiche.pdf" if aid.sensitive else f"{aid.slug}.pdf")
    if aid.sensitive:
        response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def aids_json(request):
    """`aides.json`: every public aid of the language, for whoever wants to reuse it."""
    return open_to_other_sites(shared_file(opendata.as_json(shared(request)), "application/json", "aides.json"))


@require_safe
def aids_csv(request):
    """`aides.csv`: the same as a table."""
    return open_to_other_sites(shared_file(opendata.as_csv(shared(request)), "text/csv; charset=utf-8", "aides.csv"))


@require_safe
def aids_schema(request):
    """`aides.schema.json`: what `aides.json` holds."""
    return open_to_other_sites(shared_file(SCHEMA.read_bytes(), "application/schema+json", "aides.schema.json"))


@require_safe
@cache_control(public=True, max_age=900)
def short_address(request, identifier):
    """From the address printed on paper to the page of the aid."""
    called = Q(identifier=identifier) | Q(identifier="", slug=identifier)
    aids = open_to_all(AidPage.objects.filter(called, locale__language_code=get_language()))
    if not (aid := aids.select_related("locale").order_by("pk").first()):
        raise Http404
    return HttpResponseRedirect(aid.get_url(request))


def base(request) -> str:
    """Address of the site, without its last slash."""
    return request.build_absolute_uri("/")[:-1]


def shared(request) -> opendata.Dataset:
    network = NetworkSettings.for_request(request)
    return dataset(Collection(get_language(), base(request)), network, network.legal)


def open_to_other_sites(response: HttpResponse) -> HttpResponse:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
