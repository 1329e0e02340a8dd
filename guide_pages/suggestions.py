"""What « Mes aides » answers: three lists, and for each aid the reason in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass

from babel.lists import format_list
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guide_pages.questions import QUESTIONS
from guide_pages.screening import Finding, Outcome, Rule, Situation, Truth, outcome_of

SENSITIVE = frozenset(question.id for question in QUESTIONS.values() if question.sensitive)


@dataclass(frozen=True)
class Suggestion:
    """`aid` with its `outcome` and `reason`. Not `printable`: on paper it would betray a sensitive answer."""

    aid: object
    outcome: Outcome
    reason: str
    printable: bool


def suggest(aids: Iterable, situation: Situation) -> dict[str, list[Suggestion]]:
    """Suggestions as `{"probable": […], "maybe": […], "excluded": […]}`, in the order of `aids`.

    Each of `aids` has a `screening_rule`; one whose rule is None is not judged.
    """
    lists = {outcome: [] for outcome in Outcome}
    for aid in aids:
        if rule := aid.screening_rule:
            suggestion = suggest_one(aid, rule, situation)
            lists[suggestion.outcome].append(suggestion)
    return {outcome.name.lower(): suggestions for outcome, suggestions in lists.items()}


def suggest_one(aid, rule: Rule, situation: Situation) -> Suggestion:
    finding = rule.evaluate(situation)
    unsaid = rule.evaluate({name: answers for name, answers in situation.items() if name not in SENSITIVE})
    printable = unsaid.truth == finding.truth
    shown = unsaid if printable else finding  # a reason never speaks of danger when it decided nothing
    return Suggestion(aid, outcome_of(finding), reason(rule, shown), printable)


def reason(rule: Rule, finding: Finding) -> str:
    """Why, in one sentence that follows the name of the aid."""
    topics = [str(question.topic) for question in QUESTIONS.values() if question.id in finding.because]
    named = {"topics": format_list(topics, locale=get_language())} if topics else {}
    if finding.truth == Truth.YES:
        return _("D’après ce que vous avez dit sur %(topics)s.") % named
    if finding.truth == Truth.NO:
        return _("Ne semble pas vous concerner, d’après %(topics)s.") % named
    if rule.never_excluded:
        return _("Ouvert à toute personne qui en a besoin.")
    if topics:
        return _("Dépend de %(topics)s.") % named
    return _("Dépend de conditions que l’on ne vous a pas demandées.")
