"""Addresses of the site. French stands at the root, the other languages under their code."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.cache import cache_control
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import views as sitemaps
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from actualites import urls as actualites_urls
from agenda import urls as agenda_urls
from reseau.base.sitemaps import SITEMAPS
from reseau.base.views import appearance, manifest, robots_txt, security_txt, serve_page, share_picture
from reseau.search.views import search

handler400 = "reseau.base.views.bad_request"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"},
        name="sitemap_index",
    ),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots_txt),
    path(".well-known/security.txt", security_txt),
    path("manifest.webmanifest", manifest),
    re_path(
        r"^apparence/(?P<brand>[0-9a-fA-F]{6})-(?P<accent>[0-9a-fA-F]{6})\.css$",
        appearance,
        name="appearance",
    ),
    path("partage/<int:page_id>.png", share_picture, name="social_image"),
]

if settings.SERVE_MEDIA:
    # Wagtail never gives the same name to another file: a browser may keep it for good.
    serve_media = cache_control(public=True, max_age=31_536_000, immutable=True)(serve_file)
    urlpatterns += [path("media/<path:path>", serve_media, {"document_root": settings.MEDIA_ROOT})]

urlpatterns += i18n_patterns(
    path("recherche/", search, name="search"),
    path("agenda/", include(agenda_urls)),
    path("actualites/", include(actualites_urls)),
    re_path(serve_pattern, serve_page),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
