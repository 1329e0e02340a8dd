import pytest

from reseau.base.phones import phone_link


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("01 47 99 06 56", "tel:+33147990656"),
        ("01.47.99.06.56", "tel:+33147990656"),
        ("06-12-34-56-78", "tel:+33612345678"),
        (" +33 1 47 99 06 56", "tel:+33147990656"),
        ("+212 5 37 00 00 00", "tel:+212537000000"),
        ("0 800 05 95 95", "tel:0800059595"),
        ("39 19", "tel:3919"),
        ("17", "tel:17"),
        ("119 (gratuit)", "tel:119"),
        ("", ""),
        ("non communiqué", ""),
    ],
)
def test_phone_link_dials_the_number(written, link):
    assert phone_link(written) == link
