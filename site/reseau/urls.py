"""Addresses of the site. French stands at the root, the other languages under their code."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path, register_converter
from django.urls.converters import StringConverter
from django.views.decorators.cache import cache_control
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import views as sitemaps
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from actualites import urls as actualites_urls
from agenda import urls as agenda_urls
from guide_pages import urls as guide_pages_urls
from partenaires import urls as partenaires_urls
from partenaires.proposals import urls as proposals_urls
from reseau.base import views
from reseau.base.sitemaps import SITEMAPS
from reseau.review import urls as review_urls
from reseau.search.views import search
from reseau.users.accounts.views import WelcomeView

handler400 = "reseau.base.views.bad_request"


class ColourConverter(StringConverter):
    regex = "[0-9a-fA-F]{6}"


register_converter(ColourConverter, "colour")

urlpatterns = [
    path("admin/invitation/<str:token>/", WelcomeView.as_view(), name="invitation"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"},
        name="sitemap_index",
    ),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", views.robots_txt),
    path(".well-known/security.txt", views.security_txt),
    path("manifest.webmanifest", views.manifest),
    # What is drawn in the colours of the settings; they are in the address, so that the answer never changes.
    path("apparence/<colour:brand>-<colour:accent>.css", views.appearance, name="appearance"),
    path("apparence/<colour:brand>-<colour:accent>/<slug:name>.svg", views.drawing, name="drawing"),
    path("apparence/<colour:brand>-<colour:accent>/icone-<int:size>.png", views.icon, name="icon"),
    path("partage/<int:page_id>.png", views.share_picture, name="social_image"),
    path("", include(partenaires_urls.open_data_patterns)),
]

if settings.SERVE_MEDIA:
    # Wagtail never gives the same name to another file: a browser may keep it for good.
    serve_media = cache_control(public=True, max_age=31_536_000, immutable=True)(serve_file)
    urlpatterns += [path("media/<path:path>", serve_media, {"document_root": settings.MEDIA_ROOT})]

urlpatterns += i18n_patterns(
    path("recherche/", search, name="search"),
    path("signaler/", include(review_urls)),
    path("agenda/", include(agenda_urls)),
    path("annuaire/", include(partenaires_urls)),
    path("actualites/", include(actualites_urls)),
    path("annuaire/proposer/", include(proposals_urls)),
    path("", include(guide_pages_urls)),
    re_path(serve_pattern, views.serve_page),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
