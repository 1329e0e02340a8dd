import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reseau.base.french_html import french_html

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
    assert french_html(written) == set_right.replace("~", "\N{NO-BREAK SPACE}")


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
    assert french_html(written) == set_right.replace("~", "\N{NO-BREAK SPACE}")


def test_french_words_of_a_page_in_arabic_change():
    assert french_html('<p>ا ? <b lang="fr" title="Qui ?">Qui ?</b></p>', "ar") == (
        '<p>ا ? <b lang="fr" title="Qui\xa0?">Qui\xa0?</b></p>'
    )


@pytest.mark.parametrize("name", ["code", "pre", "kbd", "samp", "script", "style", "textarea"])
def test_what_is_not_prose_stays_as_written(name):
    assert french_html(f"<{name}>a ? b : c <b></b> « d »</{name}> e ?") == (
        f"<{name}>a ? b : c <b></b> « d »</{name}> e\xa0?"
    )


def test_attributes_that_one_reads_change_and_the_others_do_not():
    html = '<a href="/?q=a : b" title="Qui ?" aria-label="Où ?" data-x="a ?"></a><img src="a ?" alt="Quoi ?">'

    assert french_html(html) == (
        '<a href="/?q=a : b" title="Qui\xa0?" aria-label="Où\xa0?" data-x="a ?"></a><img src="a ?" alt="Quoi\xa0?">'
    )


def test_what_a_search_or_a_message_shows_of_a_page_changes():
    html = '<title>Qui ?</title><meta name="description" content="Où ?"><meta name="x" content="a ?">'

    assert french_html(html) == (
        '<title>Qui\xa0?</title><meta name="description" content="Où\xa0?"><meta name="x" content="a ?">'
    )


PIECES = ["<p>", "</p>", "<b>", "</b>", '<i lang="ar">', "</i>", "<code>", "</code>", '<a href="/?a : b">', "<br>", "<"]
HTML = st.lists(st.sampled_from([*PIECES, *" \n«»:;!?€1h", "Qui ", "&amp;", "80 "])).map("".join)


@given(HTML | st.text())
def test_nothing_but_spaces_changes_and_only_once(html):
    once = french_html(html)

    assert french_html(once) == once
    assert "".join(once.replace("1er", "1").split()) == "".join(html.replace("1er", "1").split())
    assert re.findall("<[^>]*>", once) == re.findall("<[^>]*>", html)
