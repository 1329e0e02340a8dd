"""The words of the printed guide that are not those of an aid, in the active language."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def labels() -> dict[str, str]:
    """What the templates write, by the names they know."""
    return {
        "acronyms": _("Sigles"),
        "amount": _("Montant"),
        "amount_to_verify": _("Montant à vérifier"),
        "by": pgettext("verified by", "par"),
        "contents": _("Sommaire"),
        "directory": _("Les partenaires"),
        "how_to_read": _("Lire ce guide"),
        "in_danger": _("En danger ?"),
        "index": _("Les aides de A à Z"),
        "notes": _("Mes notes"),
        "official_name": _("Son nom officiel"),
        "official_page": _("La page officielle :"),
        "page": _("page"),
        "paid_by": _("Qui la verse"),
        "partners": _("Qui peut vous aider"),
        "see_also": _("À voir aussi sur ce thème"),
        "source": _("Source :"),
        "untranslated": _("Cette fiche n’est pas encore traduite : elle est en français."),
        "up_to_date": _("La fiche à jour :"),
        "whole_site": _("Les aides, l’agenda, les partenaires :"),
    }


def advice(*, untranslated: bool) -> list[str]:
    """How to read the booklet; `untranslated` when some of its aids are in French."""
    lines = [
        _("Chaque aide a ses conditions. Vous pourriez y avoir droit : l’organisme qui la verse décide."),
        _("Un montant est donné avec sa date et sa source. « Montant à vérifier » : demandez-le à l’organisme."),
        _("Les règles changent. Pour lire la fiche à jour, scannez le code ou tapez l’adresse courte."),
        _("Demander de l’aide ne coûte rien. Les partenaires nommés dans ce guide peuvent vous accompagner."),
    ]
    return lines + [_("Les aides qui ne sont pas encore traduites sont en français.")] * untranslated


def sections() -> dict[str, str]:
    """The title of each text of an aid, by the name of its field."""
    return {
        "for_whom": _("Pour qui ?"),
        "how_to_apply": _("Comment demander"),
        "documents": _("Les documents à préparer"),
        "conditions": _("Bon à savoir"),
        "unasked_conditions": _("À vérifier aussi"),
    }
