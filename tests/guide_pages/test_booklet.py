"""The printed guide as other programs read it: its structure, its words, its letters, its codes."""

from dataclasses import replace

import pytest

from guide_pages import booklet
from tests.guide_pages import papers
from tests.guide_pages.papers import guide_pdf, sheet_pdf
from tests.guide_pages.reading_pdf import (
    bookmarks,
    codes,
    drawn,
    elements,
    headings,
    opened,
    text,
)

NBSP = "\N{NO-BREAK SPACE}"
MM = 72 / 25.4


def size(pdf: bytes) -> set[tuple[int, int]]:
    """Width and height of the pages, in millimetres."""
    boxes = [page.mediabox for page in opened(pdf).pages]
    return {(round(float(box.width) / MM), round(float(box.height) / MM)) for box in boxes}


@pytest.mark.parametrize(("lang", "direction"), [("fr", "/L2R"), ("en", "/L2R"), ("ar", "/R2L")])
def test_both_papers_declare_that_they_are_accessible_and_in_which_language(lang, direction):
    for pdf in (guide_pdf(papers.aid(), lang=lang), sheet_pdf(papers.aid(), lang=lang)):
        reader = opened(pdf)
        root = reader.trailer["/Root"]

        assert bool(root["/MarkInfo"]["/Marked"])
        assert "/StructTreeRoot" in root
        assert root["/Lang"] == lang
        assert root["/ViewerPreferences"].get("/Direction") == direction
        assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def test_the_title_is_what_a_reader_shows_in_its_bar():
    reader = opened(guide_pdf())

    assert reader.metadata.title == "Le guide des aides"
    assert reader.xmp_metadata.dc_title == {"x-default": "Le guide des aides"}
    assert bool(reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"])
    assert (reader.metadata.subject, reader.metadata.author) == (
        "Les aides, par thème.",
        "Réseau des familles monoparentales",
    )


def test_headings_and_bookmarks_follow_themes_and_aids():
    pdf = guide_pdf(papers.aid(1), papers.aid(2, sections=[]))

    assert headings(pdf) == [
        ("H1", "Lire ce guide"),
        ("H1", "Sommaire"),
        ("H1", "Argent et budget"),
        ("H2", "Allocation 1"),
        ("H3", "Pour qui ?"),
        ("H3", "Comment demander"),
        ("H3", "Bon à savoir"),
        ("H3", "Qui peut vous aider"),
        ("H2", "Allocation 2"),
        ("H3", "Qui peut vous aider"),
        ("H1", "Les partenaires"),
        ("H1", "Les aides de A à Z"),
        ("H1", f"En danger{NBSP}?"),
    ]
    assert bookmarks(pdf) == [
        "Argent et budget",
        ["Allocation 1", "Allocation 2"],
        "Les partenaires",
        "Les aides de A à Z",
    ]


def test_the_table_of_contents_leads_to_each_aid():
    pdf = guide_pdf(papers.aid(1), papers.aid(2))

    kinds = [element["/S"] for element in elements(pdf)]
    assert "/TOC" in kinds
    assert kinds.count("/TOCI") == 5  # a theme, two aids, the directory, the index


def test_each_picture_is_told_and_decoration_is_not():
    pdf = guide_pdf(papers.aid(1, code_alt="Code de l’aide"), site_code_alt="Code du site")

    assert [element["/Alt"] for element in elements(pdf) if element["/S"] == "/Figure"] == [
        "Code de l’aide",
        "Code du site",
    ]


def test_the_codes_lead_where_the_short_addresses_do():
    pdf = guide_pdf(papers.aid(1), papers.aid(2))

    found = codes(pdf)
    assert sorted(found) == [papers.SITE, f"{papers.SITE}a/aide-1", f"{papers.SITE}a/aide-2"]
    assert codes(sheet_pdf(papers.aid(3))) == [f"{papers.SITE}a/aide-3"]


def test_everything_known_of_an_aid_is_printed():
    aid = papers.aid(
        title="Soutien familial", status="Fermée jusqu’au 3 mars 2027", caution="Pas en cas de violences.\nAppelez."
    )

    for pdf in (guide_pdf(aid), sheet_pdf(aid)):
        said = text(pdf)
        for words in [
            "Soutien familial Fermée jusqu’au 3 mars 2027 Pas en cas de violences. Appelez. Chaque mois,",
            "Montant 80 € par an En vigueur au 1er avril 2026 Source : caf.fr",
            "Qui la verse Caf ou MSA Son nom officiel Allocation de soutien familial Sigles ASF",
            "Pour qui ? • Vous n’êtes pas en couple. • Un enfant à charge.",
            "Comment demander 1. Connectez-vous. 2. Faites la demande.",
            "Bon à savoir Signalez tout changement.",
            "Qui peut vous aider • Caf des Hauts-de-Seine · 3230",
            "La fiche à jour : familles.exemple.fr/a/aide-1",
            "La page officielle : service-public.gouv.fr/F815",
            "Vérifiée le 22 novembre 2026 par CCAS",
        ]:
            assert words.replace(NBSP, " ") in said.replace(NBSP, " ")


def test_of_an_aid_that_nobody_knows_only_the_name_and_the_address_are_printed():
    unknown_aid = booklet.Aid("aide-1", "fr", "Aide", f"{papers.SITE}a/aide", "familles.exemple.fr/a/aide", "Code")

    assert headings(sheet_pdf(unknown_aid)) == [("H1", "Aide")]
    assert text(sheet_pdf(unknown_aid)).replace(NBSP, " ") == (
        "Réseau des familles monoparentales Gennevilliers Aide La fiche à jour : familles.exemple.fr/a/aide "
        "familles.exemple.fr Édition du 22 novembre 2026"
    )


def test_an_amount_withheld_is_to_be_verified():
    said = text(sheet_pdf(papers.aid(amount=booklet.Amount(""))))

    assert "Montant Montant à vérifier Qui la verse" in said
    assert "Source" not in said


def test_nobody_is_told_what_they_are_entitled_to():
    assert "vous avez droit" not in text(guide_pdf(papers.aid())).lower()


def test_a_link_says_on_paper_where_it_leads():
    html = '<p>Voir <a href="https://www.caf.fr/asf/">la page</a>, <a href="https://caf.fr">caf.fr</a>.</p>'

    said = text(sheet_pdf(papers.aid(sections=[papers.section("Bon à savoir", html)])))

    assert "Voir la page (caf.fr/asf), caf.fr." in said


@pytest.mark.parametrize(("sensitive", "times"), [(False, 0), (True, 1)])
def test_a_sensitive_aid_says_whom_to_call_before_anything_else(sensitive, times):
    said = text(sheet_pdf(papers.aid(sensitive=sensitive))).replace(NBSP, " ")

    assert said.count("En danger ? 3919 Violences : écoute gratuite Montant") == times


def test_the_back_cover_says_whom_to_call_and_who_publishes():
    imprint = [booklet.Line("Édité par", "CCAS de Gennevilliers"), booklet.Line("Licence :", "Licence Ouverte 2.0")]

    last = opened(guide_pdf(imprint=imprint)).pages[-1].extract_text().split()

    assert " ".join(last) == (
        "En danger ? 3919 Violences : écoute gratuite Les aides, l’agenda, les partenaires : familles.exemple.fr "
        "Édité par CCAS de Gennevilliers Licence : Licence Ouverte 2.0"
    )


def test_an_aid_told_elsewhere_is_referred_to_by_its_page():
    one, two = papers.aid(1), papers.aid(2)
    other = booklet.Reference(two.key, two.title, "fr")
    themes = [
        booklet.Theme(papers.words("Argent"), [one], [other]),
        booklet.Theme(papers.words("Logement"), [two], []),
    ]

    pages = [" ".join(page.extract_text().split()) for page in opened(guide_pdf(themes=themes)).pages]

    (number,) = [number for number, page in enumerate(pages, 1) if "Logement Allocation 2" in page and number > 3]
    assert any(f"À voir aussi sur ce thème • Allocation 2 · page {number} " in page for page in pages)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 7])
def test_the_booklet_is_made_of_whole_sheets_of_four_a5_pages(count):
    pdf = guide_pdf(*(papers.aid(number) for number in range(count)))

    assert (len(opened(pdf).pages) % 4, size(pdf)) == (0, {(148, 210)})


@pytest.mark.parametrize(("points", "pages"), [(1, 1), (12, 1), (24, 1), (80, 2)])
def test_the_sheet_is_one_a4_page_unless_nobody_could_read_it(points, pages):
    html = "<ul>" + "<li>Une pièce à joindre, puis une autre, si vous l’avez.</li>" * points + "</ul>"

    pdf = sheet_pdf(papers.aid(sections=[papers.section("Les documents à préparer", html)]))

    assert (len(opened(pdf).pages), size(pdf)) == (pages, {(210, 297)})
    assert text(pdf).count("Une pièce à joindre") == points


def test_the_cover_and_the_titles_wear_the_colours_of_the_town():
    pdf = guide_pdf(papers.aid(), brand="#5b2a86", accent="#a8325e")

    cover = drawn(pdf, 1)[0]
    assert cover.getpixel((cover.width - 10, cover.height - 10)) == (0x5B, 0x2A, 0x86)


def test_the_same_content_makes_the_same_file():
    content = papers.guide([papers.aid()])

    assert booklet.guide_pdf(content) == booklet.guide_pdf(replace(content))
