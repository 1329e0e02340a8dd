"""What is sent to each address, so that a fence is tried by someone who means it.

A form that would have been refused as incomplete proves nothing about who may send it.
"""

from fnmatch import fnmatchcase
from functools import cache

from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from reseau.base.models import LegalSettings, NetworkSettings
from tests.admin import news_form


def query(address, world, values) -> dict:
    """What follows the question mark of the address."""
    for pattern, make in QUERIES.items():
        if fnmatchcase(address.name, pattern):
            return make(world, values)
    return {}


def payload(address, world, values) -> dict:
    """The form that is posted."""
    news, site = world.pages["news index"].pk, world.things["site"].pk
    return (
        news_form()
        | empty_lists()
        | {
            **{"action-publish": "1", "next": "/admin/account/", "name": "Nom", "comment": "Bien"},
            **{"username": "intrus", "email": "intrus@example.org", "is_superuser": "on", "is_active": "on"},
            **{"password1": "Un-mot-de-passe-7", "password2": "Un-mot-de-passe-7"},
            **{"new_title": "Copie", "new_slug": "copie", "new_parent_page": news, "publish_copies": "on"},
            **{"chooser": news, "destination_page_id": news, "include_descendants": "on", "locales": "1"},
            **{"restriction_type": "login", "old_path": "/vieux/", "redirect_link": "/", "site": site},
            **{"active": "on", "publish_translations": "on", "value": "Autre", "language": "fr"},
            **{"hostname": "autre", "port": "80", "root_page": world.pages["home"].pk, "language_code": "en"},
            **{"external-link-chooser-url": "https://example.org/", "url": "https://example.org/"},
            **{
                "first_published_at": "2020-01-01 10:00",
                "owner": world.things["other"].pk,
                "locked": "on",
                "live": "on",
            },
            **{"alias_of": world.pages["aid"].pk, "path": "0001", "latest_revision": "1", "task_state": "1"},
            **{"go_live_at": "2030-01-01 10:00", "expire_at": "2031-01-01 10:00", "collection": "1"},
        }
    )


@cache
def empty_lists() -> dict:
    """The lengths that a browser says of each list of a page's form, all of them 0."""
    models = [*get_page_models(), NetworkSettings, LegalSettings]
    streams = {f"{field.name}-count": "0" for model in models for field in model._meta.fields if is_stream(field)}
    related = {relation.related_name for model in get_page_models() for relation in get_all_child_relations(model)}
    counts = ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")
    return streams | {f"{name}-{count}_FORMS": "0" for name in related for count in counts}


def is_stream(field) -> bool:
    return isinstance(field, StreamField)


def about_pages(world, values):
    return {"id": [page.pk for page in world.pages.values() if not page.is_root()], "next": "/admin/account/"}


def things_of(*names):
    return lambda world, values: {"id": [world.things[name].pk for name in names]}


def selected(world, values):
    """The objects of a bulk action."""
    things = {
        "page": [page for name, page in world.pages.items() if "draft" in name and not name.startswith("own ")],
        "customimage": [world.things["another’s picture"], world.things["team’s picture"]],
        "document": [world.things["team’s document"]],
        "user": [world.things["other"]],
        "theme": [world.things["theme"]],
    }
    return {"id": [thing.pk for thing in things[values["model_name"]]], "next": "/admin/account/"}


def words(name):
    return lambda world, values: {name: "SECRET"}


QUERIES = {
    "wagtail_bulk_action": selected,
    "wagtailadmin_choose_page_chosen_multiple": about_pages,
    "wagtailimages_chooser:chosen_multiple": things_of("own picture", "another’s picture", "team’s picture"),
    "wagtaildocs_chooser:chosen_multiple": things_of("team’s document", "closed document"),
    "wagtailsnippetchoosers_base_theme:chosen_multiple": things_of("theme"),
    "wagtailsnippetchoosers_agenda_calendarsource:chosen_multiple": things_of("calendar"),
    "wagtailadmin_choose_page_search": words("q"),
    "wagtailadmin_pages:search*": words("q"),
    "wagtailadmin_tag*": words("term"),
    "wagtailadmin_api:*:find": lambda world, values: {"html_path": "/"},
    "wagtailadmin_api:*": lambda world, values: {"fields": "*"},
}
