"""The site's settings, driven by environment variables (the README has the table).

With none set: a safe local site on SQLite under `var/`, DEBUG off, reachable from this machine only.
With PRODUCTION=1 (`reseau.wsgi` sets it): SECRET_KEY and ALLOWED_HOSTS are required, HTTPS is assumed.
"""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from reseau.translation.service import machine_translator

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
PRODUCTION = env.bool("PRODUCTION", default=False)
DEBUG = env.bool("DEBUG", default=False)


def required(name: str) -> str:
    """Value of a variable that production cannot do without."""
    if not (value := env(name, default="")):
        raise ImproperlyConfigured(f"En production, la variable d’environnement {name} est obligatoire.")
    return value


def local_secret_key() -> str:
    """A key made once for this copy of the site and kept in `var/`, so that sessions survive a restart."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("DEBUG est interdit en production.")

SECRET_KEY = required("SECRET_KEY") if PRODUCTION else env("SECRET_KEY", default="") or local_secret_key()
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
if PRODUCTION:
    required("ALLOWED_HOSTS")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", cast=str.strip, default=LOCAL_HOSTS)
WAGTAILADMIN_BASE_URL = env(
    "BASE_URL", default=f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else "http://127.0.0.1:8000"
)

INSTALLED_APPS = [
    "home",
    "guide_pages",
    "agenda",
    "partenaires",
    "reseau.base",
    "reseau.review",
    "reseau.translation",
    "reseau.users",
    "reseau.search",
    "reseau.demo",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "reseau.users.accounts.apps.AccountsConfig",  # wagtail.users, with invitations
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "reseau.images",  # puts its own rules in place of those of wagtail.images
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "multiselectfield",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "actualites",  # after wagtail.admin, whose mails about a reading it replaces
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "reseau.base.middleware.PublicHeadersMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "reseau.users.sessions.SessionLimitsMiddleware",
    "reseau.base.middleware.PathLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "reseau.base.middleware.TypesettingMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "reseau.users.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "reseau.base.fences.FencesMiddleware",
    "reseau.translation.machine.MachineMiddleware",
    "reseau.base.middleware.RenamedPageMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it puts its own answer in the place of another
]

ROOT_URLCONF = "reseau.urls"
WSGI_APPLICATION = "reseau.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.i18n",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "reseau.base.context.frame",
            ],
        },
    },
]

# Data -----------------------------------------------------------------------------------------------

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": VAR_DIR / "db.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}
DATABASES = {"default": env.db("DATABASE_URL") if env("DATABASE_URL", default="") else SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

AUTH_USER_MODEL = "users.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="site@localhost")

# Files ----------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "site" / "reseau" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env("MEDIA_ROOT", default=str(VAR_DIR / "media"))
# On when no other server (nginx, object storage) serves the uploaded files.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=not PRODUCTION)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Languages: French is the reference and has no prefix ------------------------------------------------


def languages(codes: list[str]) -> list[tuple[str, str]]:
    """(code, name in the language itself) of the languages of the site. French is one of them, and the first."""
    known = {code: info["name_local"] for code, info in LANG_INFO.items() if "name_local" in info}
    if unknown := [code for code in codes if code not in known]:
        raise ImproperlyConfigured(
            f"LANGUAGES : « {unknown[0]} » n’est pas un code de langue connu de Django (fr, en, ar, pt…)."
        )
    if codes[:1] != [LANGUAGE_CODE]:
        raise ImproperlyConfigured("LANGUAGES : le français (fr) est la langue de référence, il vient en premier.")
    return [(code, known[code][0].upper() + known[code][1:]) for code in dict.fromkeys(codes)]


USE_TZ = True
TIME_ZONE = "Europe/Paris"
USE_I18N = True
LANGUAGE_CODE = "fr"
# `manage.py sync_languages` makes the database follow.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = languages(env.list("LANGUAGES", cast=str.strip, default=["fr", "en", "ar"]))
LOCALE_PATHS = [BASE_DIR / "site" / "reseau" / "locale"]
FORMAT_MODULE_PATH = ["reseau.base.formats"]
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("en", "English")]

# Wagtail --------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Réseau des familles monoparentales"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # an address is printed, said aloud and typed
WAGTAIL_FINISH_WORKFLOW_ACTION = "actualites.ending.publish_what_was_read"
WAGTAILIMAGES_IMAGE_MODEL = "images.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "reseau.images.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "heif", "jpeg", "jpg", "png", "webp"]  # no gif: nothing moves or flashes
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024  # a photograph of 50 million pixels weighs 15 Mo
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "ods", "odt", "pdf"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}}
WAGTAILEMBEDS_FINDERS = []  # no third party: a video is a link
TAGGIT_CASE_INSENSITIVE = True

# The base of addresses that an editor's addresses are looked for in; "" asks nobody.
GEOCODER_HOST = env("GEOCODER_HOST", default="data.geopf.fr/geocodage" if PRODUCTION else "")

# Translation by a machine: none by default.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(env("MACHINE_TRANSLATION", default=""))

# Safety ---------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    # Wagtail's administration still writes scripts and styles into its pages.
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],  # the administration shows its previews in a frame
    },
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
LOGIN_URL = "wagtailadmin_login"
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)

# Signing in: docs/comptes.md tells it to the people of the CCAS.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=PRODUCTION)
OTP_TOTP_ISSUER = WAGTAIL_SITE_NAME
WAGTAILADMIN_USER_LOGIN_FORM = "reseau.users.forms.SignInForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "reseau.users.forms.ForgottenPasswordForm"
SESSION_COOKIE_AGE = 2 * 3600  # without doing anything in the administration
SESSION_LIFETIME = 12 * 3600  # whatever one does
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # for the computers that several people use
ACCESS_LOG_DAYS = env.int("ACCESS_LOG_DAYS", default=180)

# An account is closed to one address alone: a stranger locks nobody out. `throttling` counts the addresses.
AXES_HANDLER = "reseau.users.throttling.SignInHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "reseau.users.addresses.client_network"
AXES_LOCKOUT_CALLABLE = "reseau.users.throttling.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # ours tells of the second factor too, and not of browsers
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "next"]

if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Addresses of people are not written to the logs: who reads what is nobody's business.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}
