import pytest
from bs4 import BeautifulSoup

from reseau.base.setting_blocks import EmergencyNumberBlock
from tests.factories import ContentPageFactory


@pytest.fixture
def show(client, site_tree):
    """What a visitor reads in a free page made of the blocks given."""

    def read(*body):
        page = ContentPageFactory(parent=site_tree.home, title="Page", body=list(body))
        return BeautifulSoup(client.get(page.url).content, "html.parser").main

    return read


def texts(soup, selector):
    return [" ".join(tag.get_text(" ", strip=True).split()) for tag in soup.select(selector)]


@pytest.mark.parametrize(
    ("block", "selector", "shown"),
    [
        (("heading", "Nos débuts"), "h2", ["Nos débuts"]),
        (("paragraph", "<p>Un <b>réseau</b> né ici.</p>"), "p:has(b)", ["Un réseau né ici."]),
        (("steps", ["Appeler", "Porter plainte"]), ".steps > li", ["Appeler", "Porter plainte"]),
        (("quote", {"text": "Enfin à deux.", "source": "Nadia"}), ".quote > *", ["Enfin à deux.", "Nadia"]),
        (
            ("alert", {"title": "Attention", "text": "Fermé."}),
            ".message",
            ["Attention Fermé."],
        ),
    ],
    ids=["heading", "paragraph", "steps", "quote", "alert"],
)
def test_a_block_shows_its_words(show, block, selector, shown):
    assert texts(show(block), selector) == shown


def test_a_timeline_shows_each_date_with_its_words(show):
    dates = [
        {"date_text": "2023", "title": "Première rencontre", "text": "Douze parents."},
        {"date_text": "8 avril 2025", "title": "Le réseau est né", "text": ""},
    ]

    assert texts(show(("timeline", dates)), ".timeline > li") == [
        "2023 Première rencontre Douze parents.",
        "8 avril 2025 Le réseau est né",
    ]


def test_words_of_a_block_are_never_taken_for_html(show):
    main = show(("heading", "<script>alert(1)</script>"), ("quote", {"text": "<img src=x>", "source": "<b>"}))

    assert texts(main, "h2") == ["<script>alert(1)</script>"]
    assert main.select("script, blockquote img, b") == []


@pytest.mark.parametrize(
    ("number", "dialled"), [("39 19", "tel:3919"), ("17", "tel:17"), ("0 800 05 95 95", "tel:0800059595")]
)
def test_an_emergency_number_is_dialled_without_its_spaces(number, dialled):
    value = EmergencyNumberBlock().to_python({"number": number, "label": "Écoute"})

    assert value.tel == dialled


CHART = {
    "title": "Les familles de la ville",
    "unit": "ménages",
    "year": "2020",
    "source": "Insee",
    "rows": [{"label": "Deux parents", "number": 12000}, {"label": "Un parent", "number": 4000}],
}


def test_a_chart_is_named_by_its_caption_and_draws_nothing_that_words_do_not_say(show):
    figure = show(("chart", CHART)).figure

    caption = texts(figure, "figcaption")
    assert caption == ["Les familles de la ville ménages, 2020"]
    assert (figure["role"], [figure["aria-label"]]) == ("figure", caption)
    assert texts(figure, ".chart__bars > li") == ["12 000 Deux parents", "4 000 Un parent"]
    assert {drawing["aria-hidden"] for drawing in figure.select("svg")} == {"true"}


def test_a_chart_is_also_a_table_with_its_title_and_its_headings(show):
    table = show(("chart", CHART)).table

    assert texts(table, "caption, th[scope=col]") == ["Les familles de la ville", "Ce qui est compté", "ménages"]
    assert texts(table, "tbody tr") == ["Deux parents 12 000", "Un parent 4 000"]
    assert texts(table, "th[scope=row]") == ["Deux parents", "Un parent"]
