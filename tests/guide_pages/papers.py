"""Contents for the booklet, without a database."""

from dataclasses import replace
from datetime import date

from guide_pages import booklet
from guide_pages.printing.words import labels
from guide_pages.rich_text import read
from reseau.base import colours, look

SITE = "https://familles.exemple.fr/"


def words(text: str, lang: str = "fr") -> booklet.Words:
    return booklet.Words(text, lang)


def aid(number: int = 1, **fields) -> booklet.Aid:
    """An aid with something everywhere, of the usual length."""
    known = {
        "key": f"aide-{number}",
        "lang": "fr",
        "title": f"Allocation {number}",
        "url": f"{SITE}a/aide-{number}",
        "address": f"familles.exemple.fr/a/aide-{number}",
        "code_alt": f"Code à scanner : Allocation {number}",
        "summary": "Chaque mois, vous pourriez recevoir une somme par enfant.",
        "official_name": "Allocation de soutien familial",
        "acronyms": "ASF",
        "paid_by": "Caf ou MSA",
        "amount": booklet.Amount("80 € par an", "En vigueur au 1er avril 2026", "caf.fr"),
        "sections": [
            section("Pour qui ?", "<ul><li>Vous n’êtes pas en couple.</li><li>Un enfant à charge.</li></ul>"),
            section("Comment demander", "<ol><li>Connectez-vous.</li><li>Faites la demande.</li></ol>"),
            section("Bon à savoir", "<p>Signalez <b>tout changement</b>.</p>"),
        ],
        "partners": [contact()],
        "official_url": "https://www.service-public.gouv.fr/F815",
        "official_address": "service-public.gouv.fr/F815",
        "verified": "Vérifiée le 22 novembre 2026",
        "verified_by": "CCAS",
    }
    return booklet.Aid(**known | fields)


def section(title: str, html: str) -> booklet.Section:
    return booklet.Section(title, read(html))


def contact(name: str = "Caf des Hauts-de-Seine", **fields) -> booklet.Contact:
    return booklet.Contact(name=words(name), **{"phone": "3230", "tel": "tel:3230"} | fields)


def paper(**fields) -> dict:
    """What the booklet and the sheet share."""
    known = {
        "lang": "fr",
        "title": "Le guide des aides",
        "description": "Les aides, par thème.",
        "date": date(2026, 11, 22),
        "network": words("Réseau des familles monoparentales"),
        "town": words("Gennevilliers"),
        "site_url": SITE,
        "site_address": "familles.exemple.fr",
        "brand": colours.BRAND,
        "accent": colours.ACCENT,
        "logo": look.drawing("logo", colours.BRAND.lstrip("#"), colours.ACCENT.lstrip("#")),
        "labels": labels(),
        "emergency": [booklet.Number("3919", "tel:3919", words("Violences : écoute gratuite"))],
        "edition": "Édition du 22 novembre 2026",
    }
    return known | fields


def guide(aids: list[booklet.Aid] = (), **fields) -> booklet.Guide:
    """A booklet of one theme, or of those given."""
    known = {
        "tagline": "Les aides pour les parents qui élèvent seuls leurs enfants",
        "site_code_alt": "Code à scanner : familles.exemple.fr",
        "advice": ["Les règles changent."],
        "themes": [booklet.Theme(words("Argent et budget"), list(aids), [])] if aids else [],
        "partners": [contact()] if aids else [],
        "index": [booklet.Reference(one.key, one.title, one.lang) for one in aids],
        "imprint": [booklet.Line("Édité par", "CCAS de Gennevilliers")],
    }
    return booklet.Guide(**paper() | known | fields)


def sheet(one: booklet.Aid, **fields) -> booklet.Sheet:
    return booklet.Sheet(**paper(title=one.title) | fields, aid=one)


def in_arabic(one: booklet.Aid, **fields) -> booklet.Aid:
    return replace(one, lang="ar", title="علاوة الدعم الأسري", **fields)


def guide_pdf(*aids: booklet.Aid, **fields) -> bytes:
    return booklet.guide_pdf(guide(list(aids), **fields))


def sheet_pdf(aid: booklet.Aid, **fields) -> bytes:
    return booklet.sheet_pdf(sheet(aid, **fields))
