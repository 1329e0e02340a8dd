"""The service that translates by machine, as one variable of the environment names it. Read by `reseau.settings`."""

from urllib.parse import parse_qsl, urlsplit, urlunsplit

from django.core.exceptions import ImproperlyConfigured

SERVICES = {
    "libretranslate": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
    "deepl": "wagtail_localize.machine_translators.deepl.DeepLTranslator",
    "google": "wagtail_localize.machine_translators.google.GoogleCloudTranslator",
}


def machine_translator(said: str) -> dict | None:
    """What wagtail-localize wants to know of "deepl:KEY", "google:PROJECT", "libretranslate+https://host?api_key=KEY"."""
    name, key = said.split(":", 1) if ":" in said else (said, "")
    name, _plus, scheme = name.partition("+")
    address = urlsplit(f"{scheme}:{key}")
    if name == "libretranslate" and scheme in ("http", "https") and address.netloc:
        asked = dict(parse_qsl(address.query))
        url = urlunsplit(address._replace(query="", path=address.path.rstrip("/")))
        options = {"LIBRETRANSLATE_URL": url, "API_KEY": asked.get("api_key", ""), "TIMEOUT": 30}
    elif name == "deepl" and key and not scheme:
        options = {"AUTH_KEY": key}
    elif name == "google" and key and not scheme:
        options = {"PROJECT_ID": key}
    elif said:
        raise ImproperlyConfigured(
            "MACHINE_TRANSLATION se lit « libretranslate+https://hôte?api_key=… », « deepl:CLÉ » ou « google:PROJET »."
        )
    else:
        return None
    service = {"CLASS": SERVICES[name], "OPTIONS": options}
    return {"CLASS": "reseau.translation.machine.CarefulTranslator", "OPTIONS": service}
