import pytest

from guide_pages.rich_text import Block, Item, Run, plain, read


def paragraph(*runs) -> Block:
    return Block("paragraph", [Run(run) if isinstance(run, str) else run for run in runs])


def listed(kind: str, *items) -> Block:
    return Block(kind, items=[Item([Run(item)]) if isinstance(item, str) else item for item in items])


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("", []),
        ("<p></p><p> </p>", []),
        ("<p>Un texte.</p>", [paragraph("Un texte.")]),
        ("Un texte nu.", [paragraph("Un texte nu.")]),
        ("<p>Un</p><p>Deux</p>", [paragraph("Un"), paragraph("Deux")]),
        ("<p>Un<br/>deux</p>", [paragraph("Un", "\n", "deux")]),
        ("<p>Un <b>mot</b></p>", [paragraph("Un ", Run("mot", bold=True))]),
        ("<p>Caf &amp; MSA &lt;b&gt;</p>", [paragraph("Caf & MSA <b>")]),
        ("<ul><li>Un</li><li>Deux</li></ul>", [listed("bullets", "Un", "Deux")]),
        ("<p>D’abord</p><ol><li>Un</li></ol>", [paragraph("D’abord"), listed("numbers", "Un")]),
        (
            "<ul><li>Un<ol><li>Dedans</li></ol></li><li>Deux</li></ul>",
            [listed("bullets", Item([Run("Un")], [listed("numbers", "Dedans")]), "Deux")],
        ),
        ("<ul><li>Un</li></ul><p>Après</p>", [listed("bullets", "Un"), paragraph("Après")]),
        ("<h2>Titre</h2><script>x</script>", [paragraph("Titre", "x")]),
        ("</ul></li></b></p><p>Un</p>", [paragraph("Un")]),
    ],
)
def test_the_blocks_of_a_text(html, blocks):
    assert read(html) == blocks


def test_what_is_in_another_language_says_so():
    html = '<p lang="fr" dir="ltr">Un : deux</p><p>واحد</p><ul><li lang="fr" dir="ltr">Trois</li><li>ثلاثة</li></ul>'

    blocks = read(html, written=lambda text, lang: f"{lang}|{text}")

    assert blocks == [
        Block("paragraph", [Run("fr|Un : deux")], lang="fr"),
        paragraph("|واحد"),
        listed("bullets", Item([Run("fr|Trois")], lang="fr"), "|ثلاثة"),
    ]


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ('<a href="https://caf.fr/">ici</a>', "https://caf.fr/"),
        ('<a href="mailto:a@b.fr">ici</a>', "mailto:a@b.fr"),
        ('<a href="tel:3919">ici</a>', "tel:3919"),
        ('<a href="javascript:alert(1)">ici</a>', ""),
        ('<a href="#bas">ici</a>', ""),
        ('<a linktype="page" id="3">ici</a>', "https://exemple.fr/3/"),
        ('<a linktype="document" id="3">ici</a>', ""),
        ("<a>ici</a>", ""),
    ],
)
def test_where_a_link_leads(link, href):
    (block,) = read(f"<p>Voir {link}.</p>", lambda page_id: f"https://exemple.fr/{page_id}/")

    assert block.runs == [Run("Voir "), Run("ici", href=href), Run(".")]


def test_plain_text_keeps_paragraphs_lists_and_addresses():
    html = (
        '<p>Voir <a href="https://caf.fr/">la Caf</a> ou <a href="https://msa.fr">https://msa.fr</a>.</p>'
        "<ul><li>Un<ol><li>Dedans</li></ol></li><li>Deux</li></ul>"
    )

    assert plain(read(html)) == ("Voir la Caf (https://caf.fr/) ou https://msa.fr.\n• Un\n  1. Dedans\n• Deux")
