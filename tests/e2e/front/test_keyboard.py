"""The site by keyboard alone, then as the accessibility tree tells it to a screen reader."""

from pathlib import Path

import pytest
from coloraide import Color

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.pages import FRENCH, address

LOOKING = Path(__file__).parent / "looking.js"
KINDS = [
    *("home", "guide", "aid", "sensitive aid", "agenda", "month", "archive", "sheet", "event", "partner", "contact"),
    *("search", "site map"),
]
DEVICES = {"telephone": PHONE, "computer": DESKTOP}
RING, CONTRAST = 2, 3  # pixels; against the ground
TARGET, SMALLEST = 44, 24  # pixels: what one presses, and at the very least
NAMED = ["link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "Date", "DisclosureTriangle"]


@pytest.fixture(scope="module")
def walks(browser, site_url):
    """{page: (what the keyboard must reach, what it reached)}: each page is walked through once for all the tests."""
    found = {}
    for device, options in DEVICES.items():
        context = browser.new_context(base_url=site_url, reduced_motion="reduce", **options)
        context.add_init_script(path=LOOKING)
        page = context.new_page()
        for language in ["fr", "ar"]:
            for kind in KINDS:
                page.goto(address(kind, language))
                expected = page.evaluate("looking.stops()")
                found[f"{kind}, {language}, {device}"] = expected, walk(page, limit=2 * len(expected))
        context.close()
    return found


def walk(page, limit: int) -> list[dict]:
    """Each element that Tab gives the focus to, until it leaves the page. A date has several stops of its own."""
    stops = []
    for _press in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate("looking.focused()")
        if stop is None or stop in stops[:1]:
            return stops
        if not stops or (stop["name"], stop["top"]) != (stops[-1]["name"], stops[-1]["top"]):
            stops.append(stop)
    return stops


def each(walks, is_wrong) -> dict[str, list[str]]:
    """{page: names of the stops that are wrong}."""
    wrong = {page: [stop["name"] for stop in stops if is_wrong(stop)] for page, (_expected, stops) in walks.items()}
    return {page: names for page, names in wrong.items() if names}


def test_keyboard_reaches_everything_once_in_the_order_of_the_code(walks):
    reached = {page: [stop["name"] for stop in stops] for page, (_expected, stops) in walks.items()}
    assert reached == {page: expected for page, (expected, _stops) in walks.items()}


def test_focus_goes_through_the_page_as_the_eye_does(walks):
    wrong = {
        page: [
            (one["name"], other["name"])
            for one, other in zip(stops, stops[1:], strict=False)
            if goes_back(one, other, rtl=", ar," in page)
        ]
        for page, (_expected, stops) in walks.items()
    }
    assert {page: pairs for page, pairs in wrong.items() if pairs} == {}


def goes_back(one, other, rtl) -> bool:
    """Whether the second stop comes before the first for who reads: higher up without being in a later column,
    or earlier on the same line."""
    if one["fixed"] or other["fixed"]:
        return False
    further = other["right"] <= one["right"] if rtl else other["left"] >= one["left"]
    return not further and other["bottom"] <= one["bottom"]


def test_what_has_the_focus_is_in_view_and_nothing_lies_over_it(walks):
    assert each(walks, lambda stop: stop["hidden"]) == {}


def test_focus_is_a_ring_that_stands_out(walks):
    assert each(walks, lambda stop: stop["ring"] < RING) == {}
    assert each(walks, lambda stop: Color(stop["ringColour"]).contrast(stop["ground"]) < CONTRAST) == {}


def test_what_one_presses_is_large_enough_for_a_thumb(walks):
    def is_small(stop):
        return min(stop["width"], stop["height"]) < SMALLEST or stop["height"] < TARGET - 0.5

    assert each(walks, lambda stop: not stop["inSentence"] and is_small(stop)) == {}


def test_no_element_jumps_the_queue(walks):
    assert each(walks, lambda stop: stop["tabindex"] > 0) == {}


def test_focus_is_seen_in_the_colours_of_the_system(open_page):
    page = open_page(**DESKTOP, forced_colors="active")
    page.add_init_script(path=LOOKING)
    page.goto(address("contact"))
    stops = walk(page, limit=100)
    assert len(stops) > 20
    assert [stop["name"] for stop in stops if stop["ring"] < RING] == []


@pytest.mark.parametrize(("name", "first_inside"), [("En danger ?", "3919"), ("Menu", "Guide des aides")])
def test_menu_and_emergency_help_open_and_close_by_keyboard(page, name, first_inside):
    page.goto(address("aid"))
    inside = page.locator("header details").filter(has_text=name).locator("a").first
    page.locator("header summary").filter(has_text=name).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text().startswith(first_inside)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert inside.is_hidden()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_tree_told_to_screen_readers_has_its_landmarks_headings_and_names(open_page, language):
    page = open_page(**PHONE)
    told = {}
    for kind in FRENCH.keys() - {"frame"}:  # what is around it is another site's
        page.goto(address(kind, language))
        told[kind] = list(tree_faults(accessibility_tree(page)))
    assert {kind: faults for kind, faults in told.items() if faults} == {}


def accessibility_tree(page) -> list[dict]:
    """{role, name, level} of each element that a screen reader meets, in the order of the page."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def in_order(node):
        if not node["ignored"]:
            level = [item["value"]["value"] for item in node["properties"] if item["name"] == "level"]
            name = node.get("name", {}).get("value", "").strip()
            yield {"role": node["role"]["value"], "name": name, "level": level[0] if level else 0}
        for child in node.get("childIds", []):
            if child in by_id:
                yield from in_order(by_id[child])

    return list(in_order(nodes[0]))


def tree_faults(nodes):
    """What would lose a person who only hears the page."""
    roles = [node["role"] for node in nodes]
    counts = {role: roles.count(role) for role in ["banner", "main", "contentinfo"]}
    if counts != {"banner": 1, "main": 1, "contentinfo": 1}:
        yield f"repères : {counts}"
    navigations = [node["name"] for node in nodes if node["role"] == "navigation"]
    if "" in navigations or len(set(navigations)) < len(navigations) or len(navigations) < 3:
        yield f"navigations : {navigations}"
    levels = [node["level"] for node in nodes if node["role"] == "heading"]
    if levels.count(1) != 1 or any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
        yield f"titres : {levels}"
    yield from (f"sans nom : {node['role']}" for node in nodes if node["role"] in NAMED and not node["name"])
