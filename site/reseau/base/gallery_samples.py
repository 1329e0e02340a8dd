"""What the components page shows its components with.

Plain objects with the attributes of the models; dates are fixed, so that photographs do not change.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace as Sample

from django.core.paginator import Paginator

from reseau.base.charts import bars
from reseau.base.gallery_forms import LONG, Arabic, Filters, Form, States
from reseau.images.models import CustomImage

ICONS = [
    *("phone", "mail", "place", "calendar", "calendar-plus", "clock", "search", "chevron", "external"),
    *("menu", "close", "help", "child", "wheelchair", "euro", "document", "check", "warning", "rss", "globe"),
    *("user", "printer"),
]


def page(title, **others):
    return Sample(
        **{
            "title": title,
            "url": "#cartes",
            "alias_of_id": None,
            "search_description": "Une phrase qui dit ce que l’on trouve ici.",
        }
        | others
    )


def event(title, **others):
    """A date, and the event that it is of."""
    sample = page(
        title,
        **{
            "start_date": date(2026, 12, 3),
            "starts_at": datetime(2026, 12, 3, 17, tzinfo=UTC),
            "whole_days": False,
            "when": "jeudi 3 décembre 2026 de 18 h à 20 h",
            "place_name": "Espace des Grésillons",
            "place_address": "28 rue Paul-Vaillant-Couturier\n92230 Gennevilliers",
            "online_url": "",
            "price_in_words": "Gratuit",
            "childcare": "yes",
            "childcare_note": "De 3 à 10 ans",
            "step_free": "yes",
            "is_cancelled": False,
            "is_past": False,
            "status_message": "",
            "has_facts": True,
            "kind_label": "Événement",
        }
        | others,
    )
    sample.page = sample
    return sample


def phone(number, label="", message=""):
    return Sample(id="", value={"number": number, "label": label, "message": message})


PHONES = [
    phone("01 23 45 67 89", "Accueil", "yes"),
    phone("01 23 45 67 90", "Écoute, jour et nuit", "no"),
    phone("3919"),
]


def partner(title, **others):
    return page(
        title,
        **{
            "get_category_display": "Association",
            "town": "Gennevilliers",
            "postal_code": "92230",
            "address": "1 rue de l’Exemple",
            "main_phone": PHONES[0].value,
            "phones": PHONES,
            "email": "accueil@example.org",
            "website": "https://example.org",
            "open_state": "Ouvert maintenant, ferme à 17 h",
            "is_open": True,
            "moment": datetime(2026, 12, 3, 15, 12, tzinfo=UTC),
            "hours": "Mo-Fr 09:00-17:00; week 02-52/2 Sa 09:00-12:00; PH off",
            "usual_week": [
                Sample(days="du lundi au vendredi", hours="de 9 h à 12 h et de 13 h 30 à 17 h", note=""),
                Sample(days="samedi", hours="de 9 h à 12 h", note="les semaines paires"),
            ],
            "closures": ["fermé les jours fériés", "fermé du 1 août 2027 au 31 août 2027"],
            "coming_days": [
                Sample(days="jeudi 24 décembre", hours="de 9 h à 12 h et de 13 h 30 à 17 h", note=""),
                Sample(days="vendredi 25 décembre", hours="fermé", note="jour férié"),
            ],
            "hours_note": "Le premier lundi du mois, de 14 h à 17 h",
        }
        | others,
    )


def aid(title, **others):
    return page(
        title,
        **{
            "public_amount": "80 € par an et par enfant",
            "amount_effective_on": date(2026, 4, 1),
            "amount_source": "caf.fr",
            "paid_by": "La Caf",
            "official_name": "Allocation d’exemple",
            "acronym_list": ["AEX"],
            "verified_on": date(2026, 11, 2),
        }
        | others,
    )


def node(title, *children):
    return {"page": page(title), "url": "#reperes", "children": children}


def chart(title, unit, source, rows):
    lines = bars([(label, Decimal(number), f"{number} %") for label, number in rows])
    return Sample(title=title, unit=unit, year="2020", source=source, bars=lines)


def all_samples():
    first = event("Soirée du temps pour soi")
    pages = Paginator(range(30), 10)
    photograph = CustomImage.objects.order_by("pk").first()  # of the media library, whatever it shows
    return {
        "head": page(
            "Composants du site",
            summary="Chaque élément des pages, dans chacun de ses états. Les couleurs claires ou sombres suivent "
            "celles de l’appareil. Imprimez cette page pour voir ce que devient chaque élément sur le papier.",
        ),
        "icons": ICONS,
        "long_text": LONG,
        "missing": ["direction de la publication", "hébergeur"],
        "breadcrumb": [{"title": "Accueil", "url": "#reperes"}, {"title": "Le guide des aides", "url": "#reperes"}],
        "breadcrumb_ar": [
            {"title": "الصفحة الرئيسية", "url": "#reperes"},
            {"title": "دليل المساعدات", "url": "#reperes"},
        ],
        "first_page": pages.page(1),
        "middle_page": pages.page(2),
        "last_page": pages.page(3),
        "situations": [
            {"title": "Je viens de me séparer", "text": "Les premières démarches", "url": "#reperes"},
            {"title": "La pension n’est pas payée", "text": "", "url": "#reperes"},
            {"title": LONG, "text": LONG, "url": "#reperes"},
        ],
        "situations_ar": [{"title": "انفصلت للتو", "text": "الخطوات الأولى", "url": "#droite-a-gauche"}],
        "tree": [
            node("Le guide des aides", node("L’allocation de soutien familial", node("Une page plus profonde"))),
            node("L’agenda"),
        ],
        "themes": [Sample(slug="logement", label="Logement"), Sample(slug="garde", label="Garde d’enfants")],
        "event": first,
        "event_cancelled": event("Atelier cuisine", is_cancelled=True, status_message="L’animatrice est malade."),
        "event_past": event("Forum des familles", is_past=True),
        "event_long": event(
            LONG, place_name=LONG, price_in_words="5 € par famille, gratuit sous conditions de ressources"
        ),
        "event_bare": event(
            "Permanence en ligne",
            place_name="",
            place_address="",
            price_in_words="",
            childcare="",
            step_free="",
            whole_days=True,
            when="jeudi 3 décembre 2026",
            online_url="https://example.org/visio",
        ),
        "event_ar": event("أمسية للآباء والأمهات", when="الخميس 3 ديسمبر 2026 من الساعة 18:00 إلى الساعة 20:00"),
        "related_aids": [aid("L’allocation de soutien familial"), aid("La prime d’activité")],
        "related_events": [first],
        "aid": aid("L’allocation de soutien familial"),
        "aid_closed": aid("Le Pass+", current_status="closed", status_in_words="Fermée jusqu’au 3 mars 2027"),
        "aid_due": aid("La prime d’activité", public_amount="", amount_is_due=True),
        "aid_long": aid(LONG, search_description=f"{LONG}. {LONG}."),
        "aid_untranslated": aid("La prime d’activité", alias_of_id=1),
        "languages": [{"code": "fr", "url": "#messages"}],
        "aid_machine": aid("La prime d’activité", translation_state="machine"),
        "aid_outdated": aid("La prime d’activité", translation_state="outdated"),
        "partner": partner("Maison des familles"),
        "partner_long": partner(LONG, address=LONG, website="https://example.org/une-adresse-tres-longue"),
        "partner_closed": partner(
            "Permanence", open_state="Fermé, ouvre lundi à 14 h", is_open=False, usual_week=[], closures=[]
        ),
        "partners": [partner("Maison des familles"), partner("Point d’accueil", main_phone=None)],
        "saved": Sample(pk=1),
        "social_links": [Sample(value={"label": "Mastodon", "url": "https://example.org/@reseau"})],
        "news": page("Rejoindre les ambassadeurs", date=date(2026, 11, 10), image=None),
        "news_image": page(LONG, date=date(2026, 11, 10), image=photograph),
        "lines": ["Des crêpes", "Des jeux"],
        "link": {"text": "Voir le programme", "page": "#textes", "address": "#textes"},
        "link_outside": {"text": "Voir le plan", "address": "https://example.org/plan"},
        "filters": Filters(auto_id="filtre_%s"),
        "filter_error": Filters({"theme": "inconnu"}, auto_id="filtre_faux_%s")["theme"],
        "form": Form(auto_id="champ_%s"),
        "form_errors": Form({"email": "pas une adresse"}, auto_id="erreur_%s"),
        "form_states": States(auto_id="etat_%s"),
        "field_error_ar": Arabic({}, auto_id="champ_ar_%s")["message"],
        "paragraph": "<p>Un texte avec <a href='#textes'>un lien</a> : et une question ?</p><ul><li>Un point</li></ul>",
        "steps": ["<p>Rassemblez les documents.</p>", "<p>Faites la demande en ligne.</p>"],
        "steps_ar": ["<p>اجمعوا الوثائق.</p>", "<p>قدموا الطلب عبر الإنترنت.</p>"],
        "alert": {"title": "Attention au délai", "text": "<p>La demande se fait dans les deux mois.</p>"},
        "quote": {"text": "On n’est pas seuls, on peut s’entraider !", "source": "Les parents du réseau, 2023"},
        "timeline": [
            {"date_text": "28 janvier 2023", "title": "La consultation", "text": "Onze actions sont retenues."},
            {"date_text": "2026", "title": "Un colloque se prépare", "text": ""},
        ],
        "timeline_ar": [
            {"date_text": "2023", "title": "الاستشارة", "text": "تم اختيار أحد عشر إجراءً."},
            {"date_text": "2026", "title": "ندوة قيد التحضير", "text": ""},
        ],
        "figures": [
            Sample(
                id="",
                value={
                    "number": "15 %",
                    "label": "des ménages sont des familles monoparentales",
                    "scope": "Gennevilliers, 2020",
                },
            ),
            Sample(id="", value={"number": "11", "label": "actions retenues", "scope": "2023"}),
        ],
        "chart": chart(
            "Exemple de diagramme",
            "% des familles",
            "chiffres d’exemple",
            [("Deux parents", 70), ("Un parent seul, dont le nom de la ligne est long", 25), ("Autre", 5)],
        ),
        "chart_ar": chart("رسم بياني للمثال", "% من الأسر", "أرقام للمثال", [("والدان", 70), ("والد واحد", 30)]),
        "image": photograph and {"image": photograph, "alt": "Une image d’exemple.", "caption": LONG},
    }
