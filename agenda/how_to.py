"""How to subscribe and to leave, one kind of calendar after the other, in plain words.

Delays are those seen by the people who publish such feeds: none of these calendars is told of a change, each comes
and asks when it likes. Only Nextcloud obeys the delay that the feed asks for (`agenda.ical.REFRESH`).
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from agenda.ical import REFRESH


@dataclass(frozen=True)
class HowTo:
    """`steps` to subscribe, `delay` before a change arrives, how to `leave`."""

    title: str
    steps: list[str]
    delay: str
    leave: str


def how_to() -> list[HowTo]:
    """In the active language, the telephones first."""
    return [iphone(), android(), samsung(), outlook(), thunderbird(), nextcloud()]


def iphone() -> HowTo:
    return HowTo(
        _("iPhone, iPad, Mac"),
        [
            _("Appuyez sur « iPhone, iPad, Mac », plus haut sur cette page."),
            _("Appuyez sur « S’abonner », puis sur « Ajouter »."),
        ],
        _("C’est vous qui choisissez, dans les réglages du calendrier : « Comptes », « Récupérer les données »."),
        _("Dans l’application Calendrier : « Calendriers », le « i » à côté du nom, puis « Se désabonner »."),
    )


def android() -> HowTo:
    return HowTo(
        _("Téléphone Android, avec Google Agenda"),
        [
            _("L’application ne sait pas ajouter une adresse. Faites-le une seule fois, sur un ordinateur."),
            _("Sur l’ordinateur, ouvrez cette page. Appuyez sur « Google Agenda », puis confirmez."),
            _("Les dates arrivent ensuite dans l’application de votre téléphone, avec le même compte Google."),
            _("Pas d’ordinateur ? Installez l’application ICSx⁵, puis appuyez ici sur « Autre calendrier »."),
        ],
        _("De 8 à 24 heures. Google cache les dates annulées, sans le dire : elles disparaissent."),
        _("Sur un ordinateur : dans « Autres agendas », la croix à côté du nom, puis « Se désabonner »."),
    )


def samsung() -> HowTo:
    return HowTo(
        _("Téléphone Samsung, avec son propre calendrier"),
        [
            _("Il montre les agendas de votre compte Google : suivez les étapes de Google Agenda."),
            _("Sans compte Google : installez ICSx⁵, puis appuyez ici sur « Autre calendrier »."),
        ],
        _("De 8 à 24 heures avec Google. Avec ICSx⁵, c’est vous qui choisissez."),
        _("Comme pour Google Agenda, ou en supprimant l’adresse dans ICSx⁵."),
    )


def outlook() -> HowTo:
    return HowTo(
        _("Outlook"),
        [
            _("Adresse personnelle (outlook, hotmail, live) : appuyez sur « Outlook.com »."),
            _("Adresse du travail ou de l’école : appuyez sur « Outlook 365 »."),
            _("Connectez-vous, puis confirmez."),
        ],
        _("Environ 3 heures."),
        _("Dans la liste des calendriers : les trois points à côté du nom, puis « Supprimer »."),
    )


def thunderbird() -> HowTo:
    return HowTo(
        _("Thunderbird"),
        [
            _("Copiez l’adresse, plus haut sur cette page."),
            _("Dans Thunderbird : « Nouvel agenda », « Sur le réseau », collez l’adresse, puis « S’abonner »."),
        ],
        _("30 minutes, quand Thunderbird est ouvert."),
        _("Clic droit sur le nom de l’agenda, puis « Se désabonner »."),
    )


def nextcloud() -> HowTo:
    return HowTo(
        _("Nextcloud"),
        [
            _("Copiez l’adresse, plus haut sur cette page."),
            _("Dans l’agenda : « Nouvel agenda », « Nouvel abonnement à partir d’un lien », puis collez l’adresse."),
        ],
        _("%(hours)s heures.") % {"hours": int(REFRESH.total_seconds() // 3600)},
        _("Le menu à côté du nom, puis « Se désabonner »."),
    )
