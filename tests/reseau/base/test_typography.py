import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reseau.base.typography import french

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
        ("3 enfants, le 5 novembre 2026", "3 enfants, le 5~novembre 2026"),
        ("le 1 mai, le 1er juin, le 21 mars", "le 1er~mai, le 1er~juin, le 21~mars"),
        ("n° 3, p. 12, art. 3, article L. 262-1, § 4", "n°~3, p.~12, art.~3, article~L.~262-1, §~4"),
        ("Mme Élan et M. Petit, Dr Roy", "Mme~Élan et M.~Petit, Dr~Roy"),
        ("20 °C, 5 km/h, 3 kg, 2 Mo, 10 ‰", "20~°C, 5~km/h, 3~kg, 2~Mo, 10~‰"),
        ("01 47 99 06 56, +33 1 47 99 06 56, 116 006", "01~47~99~06~56, +33~1~47~99~06~56, 116~006"),
        ("Combien\u202f? Combien  ? «  ici  »", "Combien~? Combien~? «~ici~»"),
        ("à 12:30, en 16:9, le 3/4, le 2026-05-01", "à 12:30, en 16:9, le 3/4, le 2026-05-01"),
        ("ecrire@example.org, p. ex.", "ecrire@example.org, p. ex."),
        ("https://example.org/?a=1;b=2", "https://example.org/?a=1;b=2"),
        ("", ""),
    ],
)
def test_french_binds_what_must_not_part(written, set_right):
    assert french(written) == set_right.replace("~", "\N{NO-BREAK SPACE}")


TRICKY = st.lists(
    st.sampled_from([*"  \n\u00a0\u202f«»:;!?%€°1089hm.n", "mai", "art.", "M.", "Mme ", "Élan", "km"])
).map("".join)


def letters(text: str) -> str:
    """Everything but the spaces, and the first day of a month as one writes it without thinking."""
    return "".join(text.replace("1er", "1").split())


@given(TRICKY | st.text())
@example("Combien ? « 1 200 € » de 9 h 30 à 12 h, le 1 mai au 01 47 99 06 56")
def test_french_changes_nothing_the_second_time(text):
    assert french(french(text)) == french(text)


@given(TRICKY | st.text())
def test_french_changes_nothing_but_spaces_and_no_line(text):
    assert letters(french(text)) == letters(text)
    assert french(text).count("\n") == text.count("\n")


@given(st.from_regex(r"\A(https?|tel|mailto):[^\s\u00a0\u202f]+\Z"))
def test_french_leaves_an_address_as_it_is(address):
    assert french(address) == address
