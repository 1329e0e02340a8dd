import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reseau.base.typesetting import typeset, typeset_html

# "~" stands for the no-break space, which nobody sees in an editor.


@pytest.mark.parametrize(
    ("written", "set_right"),
    [
        ("<p>Combien ? <b>80 €</b></p>", "<p>Combien~? <b>80~€</b></p>"),
        ("<p>« <bdi>Nom</bdi> » : <b>80</b> €</p>", "<p>«~<bdi>Nom</bdi>~»~: <b>80</b>~€</p>"),
        ("<p>«\n  <b>Nom</b>\n  » et\n  <i>x</i>\n  : y</p>", "<p>«~<b>Nom</b>~» et\n  <i>x</i>~: y</p>"),
        ("<p>Oui</p>\n : non", "<p>Oui</p> : non"),
        ("a &amp; b ; c&#x27;est « &lt; »", "a &amp; b~; c&#x27;est «~&lt;~»"),
        ("<!-- a ? -->b ?", "<!-- a ? -->b~?"),
    ],
)
def test_words_on_one_line_are_one_text(written, set_right):
    assert typeset_html(written) == set_right.replace("~", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("written", "set_right"),
    [
        ('<p lang="ar">كم ؟ : « 5 km »</p>', '<p lang="ar">كم ؟ : « 5 km »</p>'),
        ('<i lang="en">Who ?</i> Qui ?', '<i lang="en">Who ?</i> Qui~?'),
        ('<div lang="ar">ا ? <div>ا ?</div><p lang="fr-FR">Qui ?</p> ا ?</div>Qui ?',)
        + ('<div lang="ar">ا ? <div>ا ?</div><p lang="fr-FR">Qui~?</p> ا ?</div>Qui~?',),
        ('<div><p lang="en">a ?<p>b ?</p></p></div> c ?', '<div><p lang="en">a ?<p>b ?</p></p></div> c~?'),
        ('« <bdi lang="en">Who ?</bdi> »', '«~<bdi lang="en">Who ?</bdi>~»'),
        ('<img lang="en" alt="Who ?"> Qui ?', '<img lang="en" alt="Who ?"> Qui~?'),
    ],
)
def test_only_french_words_change(written, set_right):
    assert typeset_html(written) == set_right.replace("~", "\N{NO-BREAK SPACE}")


def test_french_words_of_a_page_in_arabic_change():
    assert typeset_html('<p>ا ? <b lang="fr" title="Qui ?">Qui ?</b></p>', "ar") == (
        '<p>ا ? <b lang="fr" title="Qui\xa0?">Qui\xa0?</b></p>'
    )


@pytest.mark.parametrize("name", ["code", "pre", "kbd", "samp", "script", "style", "textarea"])
def test_what_is_not_prose_stays_as_written(name):
    assert typeset_html(f"<{name}>a ? b : c <b></b> « d »</{name}> e ?") == (
        f"<{name}>a ? b : c <b></b> « d »</{name}> e\xa0?"
    )


def test_attributes_that_one_reads_change_and_the_others_do_not():
    html = '<a href="/?q=a : b" title="Qui ?" aria-label="Où ?" data-x="b ?"></a><img src="a ?" alt="Quoi ?">'

    assert typeset_html(html) == (
        '<a href="/?q=a : b" title="Qui\xa0?" aria-label="Où\xa0?" data-x="b\xa0?"></a><img src="a ?" alt="Quoi\xa0?">'
    )


def test_what_a_search_or_a_message_shows_of_a_page_changes():
    html = '<title>Qui ?</title><meta name="description" content="Où ?"><meta name="x" content="a ?">'

    assert typeset_html(html) == (
        '<title>Qui\xa0?</title><meta name="description" content="Où\xa0?"><meta name="x" content="a ?">'
    )


@pytest.mark.parametrize(
    ("written", "set_right"),
    [
        ("<p>الثمن 80 €.</p>", '<p>الثمن <bdi dir="ltr">80 €</bdi>.</p>'),
        ("<a>اكتبوا a@b.fr</a>", '<a>اكتبوا <bdi dir="ltr">a@b.fr</bdi></a>'),
        ('<p dir="ltr">80 € <b>5 %</b></p>', '<p dir="ltr">80 € <b>5 %</b></p>'),
        ("<bdi>15 %</bdi>", '<bdi><bdi dir="ltr">15 %</bdi></bdi>'),
        ('<i dir="ltr">a <b dir="rtl">5 %</b></i>', '<i dir="ltr">a <b dir="rtl"><bdi dir="ltr">5 %</bdi></b></i>'),
        ("<title>80 € لكم</title>", "<title>\u206680 €\u2069 لكم</title>"),
        ('<code dir="ltr">5 %</code><b>5 %</b>', '<code dir="ltr">5 %</code><b><bdi dir="ltr">5 %</bdi></b>'),
        ('<i title="80 €"></i><code>80 €</code>', '<i title="80 €"></i><code>80 €</code>'),
    ],
)
def test_numbers_are_isolated_where_the_text_runs_from_right_to_left(written, set_right):
    assert typeset_html(written, "ar") == set_right
    assert typeset_html(set_right, "ar") == set_right
    assert typeset_html(f'<html dir="rtl" lang="fa">{written}') == f'<html dir="rtl" lang="fa">{set_right}'


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("fr", "Combien\xa0? 80\xa0€"),
        ("en", "Combien ? 80 €"),
        ("ar", "Combien ? \u206680 €\u2069"),
        ("", "Combien\xa0? 80\xa0€"),
    ],
)
def test_a_plain_text_is_set_as_its_language_wants_it(language, shown):
    assert typeset("Combien ? 80 €", language) == shown


TAGS = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    '<i lang="ar" dir="rtl">',
    "</i>",
    "<code>",
    "</code>",
    '<a href="/?a : b">',
    "<br>",
]
HTML = st.lists(st.sampled_from([*TAGS, *" \n<«»:;!?€1h", "Qui ", "&amp;", "80 "])).map("".join)
ADDED = re.compile('<bdi dir="ltr">|</bdi>|[\u2066\u2069]')


@given(HTML | st.text())
def test_nothing_but_spaces_and_isolation_changes_and_only_once(html):
    once = typeset_html(html)

    assert typeset_html(once) == once
    assert "".join(ADDED.sub("", once).replace("1er", "1").split()) == "".join(html.replace("1er", "1").split())
