import pytest
from django.core.exceptions import ValidationError

from reseau.base.models import LegalSettings, NetworkSettings
from reseau.base.phones import international, phone_in_words, phone_link, validate_phone
from tests.reading import links

NUMBERS = [
    # as typed, as shown, as machines write it, as a telephone dials it
    ("01 47 99 06 56", "01 47 99 06 56", "+33147990656", "tel:+33147990656"),
    ("01.47.99.06.56", "01 47 99 06 56", "+33147990656", "tel:+33147990656"),
    ("0612345678", "06 12 34 56 78", "+33612345678", "tel:+33612345678"),
    (" +33 1 47 99 06 56", "01 47 99 06 56", "+33147990656", "tel:+33147990656"),
    ("+33 (0)1 47 99 06 56", "01 47 99 06 56", "+33147990656", "tel:+33147990656"),
    ("+212 5 37 00 00 00", "+212 5 37 00 00 00", "+212537000000", "tel:+212537000000"),
    ("0800 05 95 95", "0 800 05 95 95", "+33800059595", "tel:0800059595"),
    ("0 806 00 00 92", "0 806 00 00 92", "+33806000092", "tel:0806000092"),
    ("39 19", "3919", "3919", "tel:3919"),
    ("3238", "3238", "3238", "tel:3238"),
    ("116006", "116 006", "116006", "tel:116006"),
    ("17", "17", "17", "tel:17"),
    ("114", "114", "114", "tel:114"),
    ("119 (gratuit)", "119", "119", "tel:119"),
]
NOT_NUMBERS = ["non communiqué", "12345", "01 47 99 06", "01 47 99 06 56 78", "0033"]


@pytest.mark.parametrize(("typed", "shown", "written", "dialled"), NUMBERS)
def test_number_is_shown_written_and_dialled(typed, shown, written, dialled):
    validate_phone(typed)

    assert (phone_in_words(typed), international(typed), phone_link(typed)) == (shown, written, dialled)


@pytest.mark.parametrize("typed", NOT_NUMBERS)
def test_what_is_no_number_is_refused_shown_as_it_is_and_never_dialled(typed):
    with pytest.raises(ValidationError, match="Ce numéro n’existe pas"):
        validate_phone(typed)

    assert (phone_in_words(typed), international(typed), phone_link(typed)) == (typed, "", "")


def test_no_number_at_all_is_no_fault():
    validate_phone("")

    assert (phone_in_words(""), international(""), phone_link("")) == ("", "", "")


@pytest.mark.parametrize(
    ("model", "name"),
    [(NetworkSettings, "phone"), (LegalSettings, "publisher_phone"), (LegalSettings, "host_phone")],
)
def test_numbers_of_the_settings_are_checked_like_all_others(model, name):
    with pytest.raises(ValidationError) as refusal:
        model(**{name: "01 47 99"}).clean_fields()

    assert name in refusal.value.message_dict


def test_number_of_the_network_is_written_and_dialled_like_all_others(client, site_tree):
    NetworkSettings.objects.update(phone="+33 1 40 85 66 66")

    assert links(client.get("/"), "footer .phone") == [("Appeler 01 40 85 66 66", "tel:+33140856666")]
