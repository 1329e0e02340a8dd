"""The conscience of the project: what its architecture promises, kept by the code itself."""

import re
from fnmatch import fnmatch
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from wagtail.models import Page, get_page_models

from tests import factories
from tests.languages import everything_translated, everything_untranslated

ROOT = Path(__file__).resolve().parent.parent
SECTIONS = ["home", "guide_pages", "agenda", "actualites", "partenaires"]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
OUR_FOLDERS = [ROOT / folder for folder in [*SECTIONS, "site"]]
OUR_APPS = [
    config
    for config in apps.get_app_configs()
    if any(Path(config.path).is_relative_to(folder) for folder in OUR_FOLDERS)
]
OUR_PAGE_MODELS = [model for model in get_page_models() if model._meta.app_config in OUR_APPS]

# An app may point at what stands on the lines below its own, never beside it nor above (architecture.md).
FLOORS = [
    {"demo"},
    {"home", "search"},
    {"guide_pages", "agenda", "actualites"},
    {"partenaires"},
    {"review", "translation"},
    {"base"},
    {"users", "images"},
]
FLOOR = {label: height for height, labels in enumerate(reversed(FLOORS)) for label in labels}

INLINE = re.compile(r"<style\b|<script\b(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python_files():
    folders = [*OUR_FOLDERS, ROOT / "tests"]
    return [path for folder in folders for path in folder.rglob("*.py") if path.parent.name != "migrations"]


def test_site_is_never_a_package():
    """The standard library has a module of that name, which would win."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_git_never_ignores_the_source_root():
    patterns = [line.strip().strip("/") for line in (ROOT / ".gitignore").read_text().splitlines()]

    roots = ["site", "site/reseau"]
    assert [pattern for pattern in patterns for root in roots if fnmatch(root, pattern)] == []


def test_no_migration_is_missing(db):
    answer = StringIO()

    call_command("makemigrations", check_changes=True, dry_run=True, stdout=answer)

    assert answer.getvalue() == "No changes detected\n"


def test_each_app_with_models_has_one_migration():
    migrations = {
        config.label: [path.name for path in sorted(Path(config.path).glob("migrations/[0-9]*.py"))]
        for config in OUR_APPS
        if list(config.get_models())
    }

    assert migrations == dict.fromkeys(migrations, ["0001_initial.py"])


def test_every_app_has_its_floor():
    assert sorted(config.label for config in OUR_APPS) == sorted(FLOOR)


def test_a_section_points_at_the_floors_below_and_nowhere_else():
    """A relation declared by a string escapes import-linter. Wagtail itself points at who did what."""
    relations = {
        (config.label, field.related_model._meta.app_label): f"{model.__name__}.{field.name}"
        for config in OUR_APPS
        for model in config.get_models(include_auto_created=True)
        for field in model._meta.get_fields(include_parents=False)
        if field.is_relation and field.concrete and field.related_model not in (None, get_user_model())
    }

    wrong = {
        name: pair
        for pair, name in relations.items()
        if pair[1] in FLOOR and pair[0] != pair[1] and FLOOR[pair[0]] <= FLOOR[pair[1]]
    }
    assert wrong == {}
    assert ("guide_pages", "partenaires") in relations


@pytest.mark.parametrize("model", OUR_PAGE_MODELS, ids=lambda model: model.__name__)
def test_page_type_has_its_template_and_a_name_for_the_editor(model):
    name = str(model._meta.verbose_name)

    assert (ROOT / "templates" / model.template).is_file()
    assert name == name.lower() != model._meta.object_name.lower()


def test_every_template_is_used(db):
    by_a_page = {
        getattr(model(), name, None) for model in OUR_PAGE_MODELS for name in ("template", "landing_page_template")
    }
    by_django = {"400.html", "403.html", "404.html", "500.html"}
    by_a_template = {name for path in TEMPLATES for name in re.findall(r'"([\w/]+\.html)"', path.read_text())}
    by_code = {
        name
        for path in python_files()
        if not path.is_relative_to(ROOT / "tests")
        for name in re.findall(r'"([\w/]+\.html)"', path.read_text())
    }

    names = {path.relative_to(ROOT / "templates").as_posix() for path in TEMPLATES}
    assert names - by_a_page - by_django - by_a_template - by_code == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "templates").as_posix())
def test_template_is_short_and_holds_no_style_nor_script(path):
    text = path.read_text()

    assert (INLINE.findall(text), len(text.splitlines()) <= 60) == ([], True)


def test_python_files_are_short():
    lengths = {relative(path): len(path.read_text().splitlines()) for path in python_files()}

    assert {path: length for path, length in lengths.items() if length > 300} == {}


@pytest.fixture
def one_of_each(site_tree):
    """A page of each type, as bare as an editor may leave it."""
    for factory, parent in [
        (factories.AidPageFactory, site_tree.guide),
        (factories.EventPageFactory, site_tree.agenda),
        (factories.PartnerPageFactory, site_tree.partners),
        (factories.NewsPageFactory, site_tree.news),
        (factories.ContentPageFactory, site_tree.home),
        (factories.ContactPageFactory, site_tree.home),
        (factories.SiteMapPageFactory, site_tree.home),
    ]:
        factory(parent=parent)
    made = {page.specific_class for page in Page.objects.filter(depth__gt=1)}
    for model in set(OUR_PAGE_MODELS) - made:
        site_tree.home.add_child(instance=model(title=str(model._meta.verbose_name)))


@pytest.mark.parametrize("prepare", [everything_untranslated, everything_translated])
def test_every_page_type_is_shown_in_every_language(client, one_of_each, prepare):
    prepare("en")
    prepare("ar")
    pages = Page.objects.live().filter(depth__gt=1)

    answers = {page.get_url(): client.get(page.get_url()) for page in pages}

    assert {page.specific_class for page in pages} == set(OUR_PAGE_MODELS)
    assert len(answers) == 3 * len(OUR_PAGE_MODELS)
    assert {url: answer.status_code for url, answer in answers.items() if answer.status_code != 200} == {}
    assert [url for url, answer in answers.items() if "None" in answer.content.decode()] == []
