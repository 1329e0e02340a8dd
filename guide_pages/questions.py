"""The twelve questions of « Mes aides ». All are optional, and « je ne sais pas » is always an answer.

Ids of questions and answers are those that programs post and that rules name: they never change.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

UNKNOWN = "nsp"  # « je ne sais pas », for every question


class Kind(StrEnum):
    ONE = "one"  # one answer
    SEVERAL = "several"  # any of the answers
    COUNT = "count"  # a number for each answer: children by age


@dataclass(frozen=True)
class Question:
    """`topic` follows « dépend de… »; `answers` are labels by id, without `UNKNOWN`; `alone` excludes the others."""

    id: str
    label: str | Promise
    topic: str | Promise
    answers: dict[str, str | Promise] = field(hash=False)
    kind: Kind = Kind.ONE
    help: str | Promise = ""
    alone: str = ""
    sensitive: bool = False


YES_NO = {"oui": _("Oui"), "non": _("Non")}

_ALL = [
    Question("seul", _("Vivez-vous seul ou seule avec vos enfants, sans conjoint ?"), _("votre vie de couple"), YES_NO),
    Question(
        "enfants",
        _("Combien d’enfants avez-vous à charge ?"),
        _("vos enfants et leur âge"),
        {
            "0-2": _("0 à 2 ans"),
            "3-5": _("3 à 5 ans"),
            "6-10": _("6 à 10 ans"),
            "11-14": _("11 à 14 ans"),
            "15-17": _("15 à 17 ans"),
            "18-20": _("18 à 20 ans"),
        },
        Kind.COUNT,
        help=_("Écrivez le nombre d’enfants de chaque âge. Laissez vide ce que vous préférez ne pas dire."),
    ),
    Question("grossesse", _("Attendez-vous un enfant ?"), _("votre grossesse"), YES_NO),
    Question(
        "residence_enfants",
        _("Où vivent vos enfants ?"),
        _("votre temps avec les enfants"),
        {
            "principale": _("Surtout chez moi"),
            "alternee": _("Une partie du temps chez moi, une partie chez l’autre parent"),
            "droit_visite": _("Surtout chez l’autre parent"),
            "sans_objet": _("Ma situation est différente"),
        },
    ),
    Question(
        "pension",
        _("Recevez-vous une pension pour vos enfants ?"),
        _("votre pension pour les enfants"),
        {
            "aucune_fixee": _("Non, aucune n’est fixée"),
            "fixee_complete": _("Oui, en entier"),
            "fixee_faible": _("Oui, mais elle est petite"),
            "fixee_impayee": _("Elle est fixée, mais pas payée, ou pas toujours"),
            "autre_parent_absent": _("L’autre parent est absent, inconnu ou décédé"),
            "sans_objet": _("Ma situation est différente"),
        },
    ),
    Question(
        "activite",
        _("Que faites-vous en ce moment ?"),
        _("votre travail"),
        {
            "emploi": _("Je travaille"),
            "reprise": _("Je reprends un travail ou une formation"),
            "demandeur_emploi": _("Je cherche un travail"),
            "etudes": _("Je fais des études"),
            "sans_activite": _("Je ne travaille pas"),
        },
    ),
    Question(
        "logement",
        _("Comment êtes-vous logé ou logée ?"),
        _("votre logement"),
        {
            "locataire": _("Je suis locataire"),
            "locataire_difficulte": _("Je suis locataire et j’ai du mal à payer"),
            "proprietaire": _("Je suis propriétaire"),
            "heberge_ou_sans_logement": _("Je suis hébergé, hébergée, ou sans logement"),
        },
    ),
    Question(
        "revenus",
        _("Comment sont vos revenus ?"),
        _("vos revenus"),
        {
            "tres_faibles": _("Presque rien, ou le RSA"),
            "faibles": _("Faibles"),
            "modestes": _("Modestes"),
            "au_dessus": _("Plus élevés"),
        },
        help=_("Une idée suffit : les plafonds dépendent du nombre d’enfants. L’organisme fera le calcul exact."),
    ),
    # The names of the places come from the settings of the network: see `guide_pages.forms`.
    Question(
        "residence",
        _("Où habitez-vous ?"),
        _("votre commune"),
        {
            "commune": _("Dans la commune"),
            "departement": _("Ailleurs dans le département"),
            "region": _("Ailleurs dans la région"),
            "france": _("Ailleurs en France"),
        },
    ),
    Question(
        "handicap_sante",
        _("Y a-t-il un handicap ou une maladie grave dans la famille ?"),
        _("votre santé ou celle des enfants"),
        {
            "enfant_handicap": _("Un enfant a un handicap"),
            "enfant_malade": _("Un enfant a une maladie grave"),
            "parent_handicap": _("J’ai un handicap"),
            "aucun": _("Non"),
        },
        Kind.SEVERAL,
        alone="aucun",
    ),
    Question(
        "separation_conflit",
        _("Vivez-vous une séparation récente, un désaccord ou une démarche en justice ?"),
        _("votre séparation ou vos désaccords"),
        YES_NO,
    ),
    Question(
        "danger",
        _("Avez-vous peur de quelqu’un chez vous, ou de votre ex ?"),
        _("votre sécurité"),
        YES_NO,
        help=_("Vous pouvez ne pas répondre. Cette réponse n’est ni gardée, ni imprimée."),
        sensitive=True,
    ),
]
QUESTIONS = {question.id: question for question in _ALL}
