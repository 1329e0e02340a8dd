"""A protected place says nowhere where it is: neither on its page, nor in what the site remembers of it."""

import json

from django.apps import apps
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

# What leads to a place, and what it is once erased. The town stays: one must know whom to call.
SHOWN = ["address", "address_details", "postal_code", "siret", "latitude", "longitude", "transport", "acceslibre_url"]
ERASED = {
    **dict.fromkeys(["address", "address_details", "postal_code", "siret", "transport", "acceslibre_url"], ""),
    **dict.fromkeys(["latitude", "longitude", "geocoding_score"]),
    "geocoded_address": "",
    "position_is_manual": False,
}


def erase(place):
    for name, nothing in ERASED.items():
        setattr(place, name, nothing)


def erase_elsewhere(place):
    """In the translations of a protected `place`, in all its earlier versions and those of its translations, and
    in what the partner has proposed.

    The earlier versions are marked too: going back to one of them cannot bring the address out again.
    """
    others = type(place).objects.filter(translation_key=place.translation_key).exclude(pk=place.pk)
    for other in others.filter(protected=False):
        other.protected = True
        other.save()  # its own versions follow
    for revision in Revision.objects.for_instance(place).iterator(chunk_size=100):
        _write(revision, "content", revision.content)
    apps.get_model("partenaires.Proposal").objects.forget_where(place.translation_key)
    for source in TranslationSource.objects.filter(object_id=place.translation_key):
        _write(source, "content_json", json.loads(source.content_json))


def _write(holder, name: str, content: dict):
    silent = content | ERASED | {"protected": True}
    if silent != content:
        setattr(holder, name, json.dumps(silent) if name == "content_json" else silent)
        holder.save(update_fields=[name])
