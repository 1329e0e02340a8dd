"""What the components page shows the dates, the programmes and the subscriptions with."""

from datetime import date, datetime
from types import SimpleNamespace as Sample

from reseau.base.gallery_forms import LONG
from reseau.base.gallery_samples import event, page

EARLIER = "mercredi 2 décembre 2026, de 14 h à 16 h"
FEED = "https://example.org/agenda/agenda.ics?theme=logement"
# A code that leads nowhere, drawn as the real ones are.
CODE = (
    '<svg viewBox="0 0 9 9"><path fill="#fff" d="M0 0h9v9h-9z"/><path fill="#000" d="M1 1h3v3h-3zM5 5h3v3h-3z"/></svg>'
)


def session(title, **others):
    known = {"id": "", "hours": "10 h – 12 h", "text": "", "place": "", "speaker": "", "partner": None}
    return Sample(**known | {"title": title} | others)


def agenda_samples() -> dict:
    moved = {"is_moved": True, "was_when": EARLIER, "message": "La salle est prise le mercredi."}
    elsewhere = {"venue": "Autre lieu", "venue_address": "2 rue de l’Exemple\n92230 Gennevilliers"}
    dates = [
        event("Atelier"),
        event("Atelier", is_cancelled=True, message="L’animatrice est malade."),
        event("Atelier", **moved, **elsewhere),
        event("Atelier", is_moved=True, **elsewhere),
        event("Atelier", state="extra", message="Un samedi en plus."),
        event("Atelier", whole_days=True, when="jeudi 3 décembre 2026"),
        event("Atelier", **moved | {"message": f"{LONG}. {LONG}."}),
    ]
    full = session("Table ronde", text=LONG, place="Grande salle", speaker="Karim", partner=page("Maison des familles"))
    return {
        "dates": dates,
        "past_dates": [
            event("Atelier", is_past=True, starts_at=datetime(2026, 11, 5, 18), start_date=date(2026, 11, 5))
        ],
        "moved": dates[2],
        "series": event(
            "Atelier du mercredi",
            rule_sentence="chaque mercredi de 14 h à 16 h, sauf vacances scolaires (zone C)",
            directions="Arrêt de bus d’exemple, puis deux minutes à pied.",
            children_welcome="yes",
            language_names=["anglais", "arabe", "français"],
            to_bring="Un goûter à partager",
            registration="phone",
            contact_name="Nadia (exemple)",
            contact_phone="01 99 00 12 34",
            contact_phone_link="tel:+33199001234",
            contact_email="atelier@example.org",
        ),
        "reached": Sample(
            contact_name="Nadia (exemple)", contact_phone="01 99 00 12 34", contact_email="a@example.org"
        ),
        "days": [
            Sample(title="vendredi 4 décembre", sessions=[full, session("Repas partagé", hours="12 h 30")]),
            Sample(title="samedi 5 décembre", sessions=[session("Ateliers entre parents", hours="")]),
        ],
        "session_ar": session("مائدة مستديرة", text="ثلاثة آباء وأمهات", place="القاعة الكبرى", hours="10:00 – 12:00"),
        "feed": Sample(
            https=FEED,
            webcal="#abonnement",
            google="#abonnement",
            outlook_com="#abonnement",
            outlook_365="#abonnement",
            code=CODE,
        ),
        "how": Sample(
            title="iPhone, iPad, Mac",
            steps=["Appuyez sur le bouton.", "Appuyez sur « S’abonner »."],
            delay="C’est vous qui choisissez.",
            leave="« Calendriers », le « i » à côté du nom, puis « Se désabonner ».",
        ),
        "how_ar": Sample(title="Outlook", steps=["اضغطوا على الزر."], delay="نحو 3 ساعات.", leave="احذفوا التقويم."),
    }
