"""What a first visit costs a telephone, content images apart. Nearest peers: 340 KB; the best of them: 101 KB."""

import pytest

from tests.e2e.conftest import PHONE, SETTLED
from tests.e2e.pages import FRENCH, address
from tests.tooling.judges import ecoindex_grade

KILOBYTES, REQUESTS, LAYOUT_SHIFT = 120, 15, 0.02
SHIFT = """() => new Promise((done) => {
  let total = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => setTimeout(() => done(total), 200));
})"""


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_first_visit_is_light_and_still(open_page, language):
    measures = {kind: first_visit(open_page, address(kind, language)) for kind in FRENCH if kind != "not found"}

    assert {kind: kb for kind, (kb, _requests, _shift) in measures.items() if kb > KILOBYTES} == {}
    assert {kind: requests for kind, (_kb, requests, _shift) in measures.items() if requests > REQUESTS} == {}
    assert {kind: shift for kind, (_kb, _requests, shift) in measures.items() if shift >= LAYOUT_SHIFT} == {}


def test_every_type_of_page_has_the_best_ecoindex(open_page):
    grades = {kind: ecoindex(open_page, address(kind)) for kind in FRENCH if kind != "not found"}

    assert {kind: grade for kind, grade in grades.items() if grade != "A"} == {}


def first_visit(open_page, url) -> tuple[float, int, float]:
    """(kilobytes, requests, layout shift) of a page in a browser that has never seen the site, whose letters come
    late: the words are already painted with those of the machine."""
    page, own, letters = open_page(**PHONE), [], []
    page.on("requestfinished", lambda request: None if "/media/" in request.url else own.append(request.sizes()))
    page.route("**/*.woff2", lambda request: letters.append(request))
    page.goto(url, wait_until="domcontentloaded")
    page.evaluate(SETTLED)
    page.route("**/*.woff2", lambda request: request.continue_())
    for request in letters:
        request.continue_()
    page.wait_for_load_state()
    shift = page.evaluate(SHIFT)
    weight = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in own) / 1024
    return round(weight, 1), len(own), shift


def ecoindex(open_page, url) -> str:
    """Grade of a page opened as EcoIndex does: 1920 × 1080, nothing in cache, scrolled to its end, images included."""
    page, requests = open_page(viewport={"width": 1920, "height": 1080}), []
    page.on("requestfinished", lambda request: requests.append(request.sizes()))
    page.goto(url)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    weight = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in requests) / 1024
    elements = page.evaluate("document.querySelectorAll('*').length - document.querySelectorAll('svg *').length")
    return ecoindex_grade(elements, len(requests), weight)
