import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reseau.base.isolation import isolated, isolated_html


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("اتصلوا على 01 47 99 06 56 أو +33 1 47 99 06 56.", ["01 47 99 06 56", "+33 1 47 99 06 56"]),
        ("الرقم 0 800 94 89 99 مجاني، والرقم 116 006 أيضًا", ["0 800 94 89 99", "116 006"]),
        ("من 80 € إلى 12 500,50 €، أي 15 %", ["80 €", "12 500,50 €", "15 %"]),
        ("من 09:00–12:00 أو 13:30 - 17:30", ["09:00–12:00", "13:30 - 17:30"]),
        ("في 2024-04-01 و 01/04/2024، 24/24", ["2024-04-01", "01/04/2024", "24/24"]),
        ("اكتبوا إلى ccas@ville-gennevilliers.fr.", ["ccas@ville-gennevilliers.fr"]),
        ("الموقع https://example.org/a?b=1&c=2، شكرًا", ["https://example.org/a?b=1&c=2"]),
        ("ملف (.ics)", [".ics"]),
        ("في الساعة 18:00، 3 أطفال، 1,5", []),
        ("", []),
    ],
)
def test_each_number_or_address_that_would_turn_around_is_one_block(text, blocks):
    assert re.findall('<bdi dir="ltr">(.*?)</bdi>', isolated_html(text)) == blocks


def test_in_a_plain_text_an_address_that_may_become_a_link_holds_no_hidden_character():
    text = "في 2024-04-01: https://example.org/2024-04-01/ أو a-1@b.fr"

    assert isolated(text) == text.replace("2024-04-01:", "\u20662024-04-01\u2069:")


PIECES = [*"0189 €%+-:/.@a\u00a0\u2066\u2069", "01 47 99 06 56", "http://"]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_isolation_adds_its_marks_once_and_changes_nothing_else(text):
    once = isolated(text)

    assert isolated(once) == once
    assert re.sub("[\u2066\u2069]", "", once) == re.sub("[\u2066\u2069]", "", text)
    assert re.sub("</?bdi[^>]*>", "", isolated_html(text)) == text
