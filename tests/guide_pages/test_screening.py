"""Kleene's logic over what a family answered, on rules as they are stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide_pages.questions import QUESTIONS, UNKNOWN, Kind
from guide_pages.screening import (
    Finding,
    InvalidRule,
    Truth,
    most_useful_question,
    parse,
    questions_of,
)


def condition(question, met=(), open=()):
    return {"type": question, "value": {"met": list(met), "open": list(open)}}


ALONE = condition("seul", ["oui"])
TENANT = condition("logement", ["locataire"], open=["heberge_ou_sans_logement"])
BABY = condition("enfants", ["0-2"], open=["3-5"])
YES, NO, OPEN = frozenset(["oui"]), frozenset(["non"]), Truth.UNKNOWN


def truth(conditions, situation, **options):
    return parse(conditions, **options).evaluate(situation).truth


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, Truth.UNKNOWN),
        ({"logement": frozenset(["locataire"])}, Truth.YES),
        ({"logement": frozenset(["heberge_ou_sans_logement"])}, Truth.UNKNOWN),
        ({"logement": frozenset(["proprietaire"])}, Truth.NO),
        ({"logement": frozenset([UNKNOWN])}, Truth.UNKNOWN),
    ],
)
def test_an_answer_fulfils_leaves_open_or_defeats_a_condition(answers, expected):
    assert truth([TENANT], answers) == expected


@pytest.mark.parametrize(
    ("given_answers", "expected"),
    [
        (["enfant_handicap", "parent_handicap"], Truth.YES),
        (["parent_handicap"], Truth.NO),
        (["parent_handicap", UNKNOWN], Truth.UNKNOWN),
        (["aucun"], Truth.NO),
    ],
)
def test_one_of_several_answers_is_enough_and_doubt_about_the_others_stays(given_answers, expected):
    rule = [condition("handicap_sante", ["enfant_handicap"])]

    assert truth(rule, {"handicap_sante": frozenset(given_answers)}) == expected


@pytest.mark.parametrize(
    ("children", "baby", "two"),
    [
        ({"0-2": 1, "3-5": 0}, Truth.YES, Truth.NO),
        ({"0-2": 0, "3-5": 2}, Truth.UNKNOWN, Truth.YES),
        ({"0-2": 0, "15-17": 1}, Truth.NO, Truth.NO),
        ({"0-2": 0}, Truth.NO, Truth.NO),
    ],
)
def test_children_count_by_age_and_in_all(children, baby, two):
    situation = {"enfants": children}

    assert truth([BABY], situation) == baby
    assert truth([{"type": "children_min", "value": 2}], situation) == two


def test_a_group_is_decided_by_the_parts_that_came_to_it_and_names_them():
    rule = parse([ALONE, {"type": "one_of", "value": [TENANT, BABY]}])

    assert rule.evaluate({"seul": NO}) == Finding(Truth.NO, frozenset(["seul"]))
    assert rule.evaluate({"seul": YES}) == Finding(Truth.UNKNOWN, frozenset(["logement", "enfants"]))
    assert rule.evaluate({"seul": YES, "enfants": {"0-2": 1}}) == Finding(Truth.YES, frozenset(["seul", "enfants"]))


def test_a_capped_rule_is_never_more_than_perhaps():
    assert truth([ALONE], {"seul": YES}, capped=True) == Truth.UNKNOWN
    assert truth([ALONE], {"seul": NO}, capped=True) == Truth.NO


def test_a_rule_never_excluded_is_never_less_than_perhaps():
    assert truth([ALONE], {"seul": NO}, never_excluded=True) == Truth.UNKNOWN
    assert truth([ALONE], {"seul": YES}, never_excluded=True) == Truth.YES


@pytest.mark.parametrize(
    ("conditions", "sentence"),
    [
        ([], "La règle est vide : ajoutez une condition."),
        ([{"type": "one_of", "value": []}], "Un groupe est vide : ajoutez-y une condition, ou supprimez-le."),
        ([condition("age", ["oui"])], "La question « age » n’existe pas."),
        (
            [condition("grossesse", ["peut-être"])],
            "La réponse « peut-être » n’existe pas pour « Attendez-vous un enfant ? ».",
        ),
        ([condition("grossesse")], "Aucune réponse n’est choisie pour « Attendez-vous un enfant ? »."),
        (
            [condition("grossesse", ["oui"], ["oui"])],
            "La réponse « Oui » ne peut pas à la fois remplir la condition et la laisser ouverte.",
        ),
        ([{"type": "children_min", "value": 0}], "Le nombre d’enfants doit être au moins 1."),
    ],
)
def test_a_rule_that_cannot_be_evaluated_is_refused_in_a_sentence(conditions, sentence):
    with pytest.raises(InvalidRule) as refused:
        parse(conditions)
    assert str(refused.value) == sentence


def test_the_most_useful_question_settles_most_perhapses():
    rules = [parse([TENANT]), parse([TENANT, ALONE]), parse([condition("revenus", ["faibles"])])]

    assert most_useful_question(rules, {}) == ("logement", 2)
    assert most_useful_question(rules, {"logement": frozenset(["locataire"])}) == ("seul", 1)


def test_no_question_is_useful_when_all_is_settled_and_danger_is_never_asked_for():
    assert most_useful_question([parse([ALONE])], {"seul": YES}) is None
    assert most_useful_question([parse([condition("danger", ["oui"])])], {}) is None


def answers_to(question):
    if question.kind is Kind.COUNT:
        return st.fixed_dictionaries({band: st.integers(0, 3) for band in question.answers})
    one = st.sampled_from(sorted(question.answers))
    return (
        st.frozensets(one, min_size=1) if question.kind is Kind.SEVERAL else one.map(lambda answer: frozenset([answer]))
    )


def condition_on(question):
    split = st.lists(
        st.sampled_from(["met", "open", "neither"]), min_size=len(question.answers), max_size=len(question.answers)
    )
    return split.filter(lambda kinds: set(kinds) != {"neither"}).map(
        lambda kinds: condition(
            question.id,
            [answer for answer, kind in zip(question.answers, kinds, strict=True) if kind == "met"],
            [answer for answer, kind in zip(question.answers, kinds, strict=True) if kind == "open"],
        )
    )


LEAVES = st.one_of(
    *map(condition_on, QUESTIONS.values()), st.integers(1, 4).map(lambda n: {"type": "children_min", "value": n})
)
CONDITIONS = st.lists(
    st.recursive(
        LEAVES,
        lambda parts: st.tuples(st.sampled_from(["all_of", "one_of"]), st.lists(parts, min_size=1, max_size=3)).map(
            lambda pair: {"type": pair[0], "value": pair[1]}
        ),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)
SITUATIONS = st.fixed_dictionaries({}, optional={q.id: answers_to(q) for q in QUESTIONS.values()})
FLAGS = st.fixed_dictionaries({"capped": st.booleans(), "never_excluded": st.booleans()})


@given(CONDITIONS, FLAGS)
def test_knowing_nothing_never_sets_an_aid_aside(conditions, flags):
    assert truth(conditions, {}, **flags) == Truth.UNKNOWN


@given(CONDITIONS, FLAGS, SITUATIONS, SITUATIONS)
def test_learning_more_never_contradicts_a_probable_nor_an_excluded(conditions, flags, known, learnt):
    rule = parse(conditions, **flags)
    before, after = rule.evaluate(known).truth, rule.evaluate({**learnt, **known}).truth

    assert before in (Truth.UNKNOWN, after)


@given(CONDITIONS, SITUATIONS)
def test_the_reasons_are_questions_of_the_rule_and_alone_decide(conditions, situation):
    rule = parse(conditions)
    finding = rule.evaluate(situation)
    reasons_only = {name: answers for name, answers in situation.items() if name in finding.because}

    assert finding.because <= questions_of(rule)
    assert rule.evaluate(reasons_only).truth == finding.truth
