"""Which aids for a family: Kleene's three-valued logic over what it answered, and why.

Pure: no database, no request. A `Situation` maps the id of a question to its answers: a set of answer ids
(with `UNKNOWN` among them when the person was not sure), or for children a number by band of age. A question
without answer is absent.

A rule, as editors compose it and as it is stored, is a list of conditions that must all hold:

    [{"type": "seul", "value": {"met": ["oui"], "open": []}},
     {"type": "one_of", "value": [{"type": "grossesse", "value": {"met": ["oui"], "open": []}},
                                  {"type": "enfants", "value": {"met": ["0-2"], "open": []}}]},
     {"type": "children_min", "value": 2}]

An answer in `met` fulfils the condition, one in `open` leaves it undecided, any other defeats it. What is unknown
never sets an aside: learning it can only turn « peut-être » into another outcome (S. C. Kleene, 1952, § 64).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import chain

from guide_pages.questions import QUESTIONS, UNKNOWN, Kind, Question

Answers = frozenset[str] | Mapping[str, int]
Situation = Mapping[str, Answers]
CHILDREN = "enfants"


class InvalidRule(ValueError):
    """A rule that cannot be evaluated; the message is a sentence for the editor."""


class Truth(IntEnum):
    NO = 0
    UNKNOWN = 1
    YES = 2


class Outcome(StrEnum):
    PROBABLE = "probable"
    MAYBE = "peut-etre"
    EXCLUDED = "ecartee"


@dataclass(frozen=True)
class Finding:
    """What a condition comes to, and the ids of the questions that decided it so."""

    truth: Truth
    because: frozenset[str] = frozenset()


def outcome_of(finding: Finding) -> Outcome:
    """How a finding is said to families."""
    return {Truth.YES: Outcome.PROBABLE, Truth.UNKNOWN: Outcome.MAYBE, Truth.NO: Outcome.EXCLUDED}[finding.truth]


@dataclass(frozen=True)
class Condition:
    """The answer to one question; for children, whether there is one in these bands."""

    question: str
    met: frozenset[str]
    open: frozenset[str] = frozenset()

    def evaluate(self, situation: Situation) -> Finding:
        return Finding(self._truth(situation.get(self.question)), frozenset([self.question]))

    def _truth(self, answers: Answers | None) -> Truth:
        if not answers:
            return Truth.UNKNOWN
        given = {band for band, number in answers.items() if number} if isinstance(answers, Mapping) else answers
        if given & self.met:
            return Truth.YES
        return Truth.UNKNOWN if given & self.open or UNKNOWN in given else Truth.NO


@dataclass(frozen=True)
class ChildrenMin:
    """At least so many children, of any age that the questions know."""

    number: int

    def evaluate(self, situation: Situation) -> Finding:
        return Finding(self._truth(situation.get(CHILDREN)), frozenset([CHILDREN]))

    def _truth(self, children: Mapping[str, int] | None) -> Truth:
        if not children:
            return Truth.UNKNOWN
        return Truth.YES if sum(children.values()) >= self.number else Truth.NO


@dataclass(frozen=True)
class AllOf:
    parts: tuple["Part", ...]

    def evaluate(self, situation: Situation) -> Finding:
        return _decide(self.parts, situation, min)


@dataclass(frozen=True)
class OneOf:
    parts: tuple["Part", ...]

    def evaluate(self, situation: Situation) -> Finding:
        return _decide(self.parts, situation, max)


Part = Condition | ChildrenMin | AllOf | OneOf
GROUPS = {"all_of": AllOf, "one_of": OneOf}


def _decide(parts: Sequence[Part], situation: Situation, strongest) -> Finding:
    """Kleene's conjunction is `min`, his disjunction `max`; the parts that came to it are its reasons."""
    findings = [part.evaluate(situation) for part in parts]
    truth = strongest(finding.truth for finding in findings)
    return Finding(truth, frozenset(chain.from_iterable(f.because for f in findings if f.truth == truth)))


@dataclass(frozen=True)
class Rule:
    """The conditions of an aid. `capped`: never more than perhaps; `never_excluded`: never set aside."""

    root: AllOf
    capped: bool = False
    never_excluded: bool = False

    def evaluate(self, situation: Situation) -> Finding:
        """Truth, and the questions that decided it; a capped « yes » is undecided by none of them."""
        finding = self.root.evaluate(situation)
        if self.capped and finding.truth == Truth.YES:
            return Finding(Truth.UNKNOWN)
        if self.never_excluded and finding.truth == Truth.NO:
            return Finding(Truth.UNKNOWN)
        return finding


def parse(conditions: list[dict], *, capped: bool = False, never_excluded: bool = False) -> Rule:
    """The rule that `conditions` say, as above. Raises `InvalidRule` for one that could not be evaluated."""
    return Rule(AllOf(_parts(conditions, "La règle est vide : ajoutez une condition.")), capped, never_excluded)


def _parts(conditions: list[dict], when_empty: str) -> tuple[Part, ...]:
    if not conditions:
        raise InvalidRule(when_empty)
    return tuple(_part(condition["type"], condition["value"]) for condition in conditions)


def _part(name: str, value) -> Part:
    if name in GROUPS:
        return GROUPS[name](_parts(value, "Un groupe est vide : ajoutez-y une condition, ou supprimez-le."))
    if name == "children_min":
        if not isinstance(value, int) or value < 1:
            raise InvalidRule("Le nombre d’enfants doit être au moins 1.")
        return ChildrenMin(value)
    if name not in QUESTIONS:
        raise InvalidRule(f"La question « {name} » n’existe pas.")
    return _condition(QUESTIONS[name], frozenset(value.get("met", ())), frozenset(value.get("open", ())))


def _condition(question: Question, met: frozenset[str], open_: frozenset[str]) -> Condition:
    if unknown := sorted((met | open_) - set(question.answers)):
        raise InvalidRule(f"La réponse « {unknown[0]} » n’existe pas pour « {question.label} ».")
    if both := sorted(met & open_):
        label = question.answers[both[0]]
        raise InvalidRule(f"La réponse « {label} » ne peut pas à la fois remplir la condition et la laisser ouverte.")
    if not met | open_:
        raise InvalidRule(f"Aucune réponse n’est choisie pour « {question.label} ».")
    return Condition(question.id, met, open_)


def questions_of(part: Part | Rule) -> frozenset[str]:
    """Ids of the questions that a rule looks at."""
    match part:
        case Rule():
            return questions_of(part.root)
        case AllOf() | OneOf():
            return frozenset(chain.from_iterable(map(questions_of, part.parts)))
        case ChildrenMin():
            return frozenset([CHILDREN])
    return frozenset([part.question])


def needs_safety(part: Part) -> bool:
    """Whether somewhere an aid asks that there be no danger: it is then dangerous to whoever did not answer."""
    if isinstance(part, AllOf | OneOf):
        return any(map(needs_safety, part.parts))
    return isinstance(part, Condition) and QUESTIONS[part.question].sensitive and "non" in part.met


def possible_answers(question: Question) -> Iterable[Answers]:
    """What a person might answer: each answer alone; for children, one or two of each age, or none."""
    if question.kind is not Kind.COUNT:
        return [frozenset([answer]) for answer in question.answers]
    return [
        {band: number if band == chosen else 0 for band in question.answers}
        for chosen in question.answers
        for number in (0, 1, 2)
    ]


def most_useful_question(rules: Iterable[Rule], situation: Situation) -> tuple[str, int] | None:
    """(question, number of rules now undecided that one of its answers would settle), the highest number first.

    A sensitive question is never suggested. None when no answer would settle anything.
    """
    undecided = [rule for rule in rules if rule.evaluate(situation).truth == Truth.UNKNOWN]
    candidates = [q for q in QUESTIONS.values() if not q.sensitive and not situation.get(q.id)]
    settled = {question.id: sum(_settles(question, rule, situation) for rule in undecided) for question in candidates}
    best = max(settled, key=settled.get, default=None)
    return (best, settled[best]) if best and settled[best] else None


def _settles(question: Question, rule: Rule, situation: Situation) -> bool:
    return question.id in questions_of(rule) and any(
        rule.evaluate({**situation, question.id: answers}).truth != Truth.UNKNOWN
        for answers in possible_answers(question)
    )
