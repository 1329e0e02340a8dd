import pytest
from django.utils.safestring import SafeString, mark_safe

from reseau.base.templatetags.reseau import typo
from reseau.base.typography import french, french_html

# "~" stands for the no-break space, which nobody sees in an editor.


@pytest.mark.parametrize(
    ("written", "set_right"),
    [
        ("Combien ? 1 200 € par an", "Combien~? 1~200~€ par an"),
        ("Oui ; non ! Attention : 50 %", "Oui~; non~! Attention~: 50~%"),
        ("Le « temps fort » du réseau", "Le «~temps fort~» du réseau"),
        ("de 9 h 30 à 12 h", "de 9~h~30 à 12~h"),
        ("3 ans, 1 an, 6 mois, 10 jours, 2 heures", "3~ans, 1~an, 6~mois, 10~jours, 2~heures"),
        ("80 euros et 5 km", "80~euros et 5~km"),
        ("1 200 000 habitants", "1~200~000 habitants"),
        ("3 enfants, le 5 novembre 2026", "3 enfants, le 5 novembre 2026"),
        ("https://example.org/?a=1;b=2", "https://example.org/?a=1;b=2"),
        ("", ""),
    ],
)
def test_french_binds_what_must_not_part(written, set_right):
    assert french(written) == set_right.replace("~", "\N{NO-BREAK SPACE}")


def test_french_changes_nothing_the_second_time():
    once = french("Combien ? « 1 200 € » de 9 h 30 à 12 h")

    assert french(once) == once


def test_french_html_leaves_tags_and_attributes_alone():
    html = '<p title="Combien ?">Combien ? <b>80 €</b></p>'

    assert french_html(html) == '<p title="Combien ?">Combien\xa0? <b>80\xa0€</b></p>'


def test_typo_escapes_nothing_in_safe_html_and_keeps_it_safe():
    result = typo(mark_safe("<b>80 €</b>"))

    assert (result, type(result)) == ("<b>80\xa0€</b>", SafeString)


def test_typo_does_not_make_a_plain_text_safe():
    result = typo("<script>alert(1) ;")

    assert (result, type(result)) == ("<script>alert(1)\xa0;", str)


@pytest.mark.parametrize(("value", "shown"), [(None, ""), (80, "80"), ("", "")])
def test_typo_takes_what_a_template_may_hold(value, shown):
    assert typo(value) == shown
