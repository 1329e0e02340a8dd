"""The pages that the frame of a page leads to, in one query: menus, breadcrumb, sections, translations."""

from functools import cached_property

from django.apps import apps
from django.db.models import Q
from wagtail.models import Page

from reseau.base.languages import language_of
from reseau.base.querysets import knowing_french


class Surroundings:
    """What stands around `shown`, a page of the language of the visit, for the frame drawn around it.

    `chosen`: ids of the pages that the settings put in the menus.
    """

    def __init__(self, request, shown: Page, chosen: list[int]):
        self.request, self.shown, self.chosen = request, shown, chosen

    @property
    def _home_path(self) -> str:
        """Tree path of the front page of the language."""
        return self.shown.path[: 2 * Page.steplen]

    @property
    def _paths_above(self) -> list[str]:
        """Tree paths of the pages that the page shown stands below, the front page first."""
        return [self.shown.path[: Page.steplen * depth] for depth in range(2, self.shown.depth)]

    @cached_property
    def pages(self) -> list[Page]:
        """Live pages: the front pages, the first level below this one's, the second where it is in the menus,
        those that the page shown stands below, each of its translations and of the `chosen` ones."""
        return list(
            knowing_french(Page.objects.live(), "title")
            .filter(
                Q(depth=2)
                | Q(depth=3, path__startswith=self._home_path)
                | Q(depth=4, path__startswith=self._home_path, show_in_menus=True)
                | Q(path__in=self._paths_above)
                | Q(translation_key=self.shown.translation_key)
                | Q(translation_key__in=Page.objects.filter(pk__in=self.chosen).values("translation_key"))
            )
            .select_related("locale")
            .order_by("path")
        )

    @property
    def first_level(self) -> list[Page]:
        return [page for page in self.pages if page.depth == 3 and page.path.startswith(self._home_path)]

    def section(self, model) -> Page | None:
        """The page of type `model` (a class, or "home.ContactPage"), of the first level or in the menus."""
        model = apps.get_model(model) if isinstance(model, str) else model
        below = [page for page in self.pages if page.depth > 2 and page.path.startswith(self._home_path)]
        return next((page for page in below if page.cached_content_type.model_class() is model), None)

    def address_of(self, model) -> str:
        """Address of the `section`, "" when there is none."""
        page = self.section(model)
        return page.get_url(self.request) if page else ""

    @property
    def home_url(self) -> str:
        """Address of the front page of the language, "/" where it is not published."""
        return next((page.get_url(self.request) for page in self.pages if page.path == self._home_path), "/")

    def link(self, page) -> dict:
        url = page.get_url(self.request)
        active = self.request.path.startswith(url)
        return {"title": page.title, "url": url, "lang": language_of(page, "title"), "active": active}

    def links(self, chosen, default: list[Page]) -> list[dict]:
        """Links to the pages that the settings chose, in the language of the visit, else to `default`."""
        if not chosen:
            return [self.link(page) for page in default]
        keys = {page.pk: page.translation_key for page in self.pages}
        shown = {page.translation_key: page for page in self.pages if page.path.startswith(self._home_path)}
        pages = [shown.get(keys.get(block["value"])) for block in chosen.raw_data]
        return [self.link(page) for page in pages if page]

    @property
    def above(self) -> list[dict]:
        """Links from the front page to the parent of the page shown."""
        return [self.link(page) for page in self.pages if page.path in self._paths_above]
