"""The letters of the printed guide: which are drawn, in which language they are told, and that none is ever obeyed."""

import pytest

from guide_pages import booklet
from guide_pages.booklet.letters import unknown
from tests.guide_pages import papers
from tests.guide_pages.papers import guide_pdf, sheet_pdf
from tests.guide_pages.reading_pdf import fonts, opened, seen, text, told_in

NBSP = "\N{NO-BREAK SPACE}"
LATIN = {"AtkinsonHyperlegibleNext-Bold": True, "AtkinsonHyperlegibleNext-Regular": True}


def test_only_our_fonts_are_used_and_all_are_embedded():
    arabic = papers.in_arabic(papers.aid())

    assert fonts(guide_pdf(papers.aid())) == LATIN
    assert fonts(guide_pdf(arabic, lang="ar")) == LATIN | {"Vazirmatn-Bold": True, "Vazirmatn-Regular": True}


def test_every_letter_that_the_fonts_are_said_to_have_is_drawn():
    """PDF/UA would refuse a letter without a drawing."""
    letters = "".join(chr(code) for code in range(0x20, 0x10000) if not unknown().match(chr(code)))

    assert len(letters) > 600
    for weight in ("<p>{}</p>", "<p><b>{}</b></p>"):
        html = weight.format(letters.replace("&", "").replace("<", ""))
        assert text(sheet_pdf(papers.aid(sections=[papers.section("Lettres", html)]))).count("Lettres") == 1


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("L’été « œuvre » à Gennevilliers… 80 €", "L’été « œuvre » à Gennevilliers… 80 €"),
        ("Ağrı, Iași, São Luís", "Ağrı, Iași, São Luís"),
        ("Mon compte → Demandes", "Mon compte › Demandes"),
        ("Gratuit 😀 pour tous", "Gratuit pour tous"),
        ("Đặng", "Đang"),
        ("Мир", "???"),
        ("e\u0301te\u0301", "été"),
        ("2 ≥ 1", "2 >= 1"),
    ],
)
def test_a_letter_that_no_font_has_never_stops_the_press(written, printed):
    said = text(sheet_pdf(papers.aid(summary=written, amount=None, paid_by="", official_name="", acronyms="")))

    assert f"Allocation 1 {printed} Pour qui" in said


CODE = [
    '#panic("x")',
    "#import sys: *",
    "*gras* _penché_ $x^2$ `code`",
    "= Titre",
    "@aide-1 <aide-1>",
    "\\u{41} \\ // commentaire /* autre */",
    '"); #eval("1+1") //',
    "[a](b) #[c]",
]


@pytest.mark.parametrize("code", CODE)
def test_what_looks_like_code_of_the_press_is_printed_as_it_is(code):
    everywhere = papers.aid(
        title=code,
        summary=code,
        caution=code,
        status=code,
        paid_by=code,
        official_name=code,
        acronyms=code,
        verified=code,
        verified_by=code,
        official_address=code,
        address=code,
        code_alt=code,
        amount=booklet.Amount(code, code, code),
        sections=[booklet.Section(code, papers.section("", f"<p>{code}</p>").blocks)],
        partners=[papers.contact(code, phone=code, address=code, hours=code)],
    )

    for pdf in (sheet_pdf(everywhere, edition=code), guide_pdf(everywhere, title=code, tagline=code, advice=[code])):
        assert text(pdf).count(code) >= 12
        assert opened(pdf).metadata.title == code


def test_arabic_is_told_and_copied_as_it_is_read():
    """Each word at its turn, for a voice; and for who selects it, where lam-alef is not well read by everyone."""
    sentence = "تقيمون في فرنسا (Caf) ولديكم طفل في كفالتكم منذ شهر أو أكثر، وليس لديكم أي دخل آخر في هذه السنة."
    sections = [papers.section("لمن هذه المساعدة؟", f"<p>{sentence}</p>")]

    pdf = sheet_pdf(papers.in_arabic(papers.aid(), sections=sections), lang="ar")

    assert sentence in text(pdf)
    assert sentence.partition(" (")[0] in seen(pdf)
    assert sentence.partition(") ")[2] in seen(pdf)


def test_a_telephone_number_is_read_from_left_to_right_in_arabic():
    number = f"01{NBSP}47{NBSP}99{NBSP}06{NBSP}56"

    pdf = sheet_pdf(papers.in_arabic(papers.aid(), partners=[papers.contact(phone=number)]), lang="ar")

    assert number.replace(NBSP, " ") in seen(pdf).replace(NBSP, " ")


def test_an_aid_that_nobody_has_translated_says_so_and_is_marked_as_french():
    pdf = sheet_pdf(papers.aid(), lang="en", labels=papers.labels() | {"partners": "Who can help you"})

    french = told_in(pdf, "fr")
    for words in ["Allocation 1", "Chaque mois, vous pourriez", "80 € par an", "Vous n’êtes pas en couple.", "CCAS"]:
        assert words in french
    assert "Who can help you" not in french
    assert "Cette fiche n’est pas encore traduite" in told_in(pdf, "en")


def test_words_that_nobody_has_translated_yet_are_marked_as_french_one_by_one():
    sections = [papers.section("Who?", '<p lang="fr">Vivre seul.</p><p>Live alone.</p>')]
    page = papers.aid(lang="en", title="Family support", summary="Monthly.", in_french=["amount"], sections=sections)

    pdf = sheet_pdf(page, lang="en")

    french, english = told_in(pdf, "fr"), told_in(pdf, "en")
    assert [words in french for words in ("80 € par an", "Vivre seul.", "Monthly.", "Live alone.")] == [1, 1, 0, 0]
    assert [words in english for words in ("80 € par an", "Vivre seul.", "Monthly.", "Live alone.")] == [0, 0, 1, 1]
    assert "pas encore traduite" not in text(pdf)


def test_an_aid_in_the_language_of_the_booklet_is_not_marked():
    english = papers.aid(lang="en", title="Family support", summary="A monthly sum.")

    pdf = sheet_pdf(english, lang="en")

    assert "Family support" in told_in(pdf, "en")
    assert "Family support" not in told_in(pdf, "fr")
    assert "pas encore traduite" not in text(pdf)
