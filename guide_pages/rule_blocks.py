"""The rule of an aid as an editor composes it: one block for each question, and groups of them."""

import json

from django import forms
from wagtail import blocks

from guide_pages.questions import QUESTIONS, Question

DEPTH = 3  # groups in groups; the rules of the demo need two
GROUPS = {"all_of": "Toutes ces conditions", "one_of": "Au moins une de ces conditions"}


def condition(question: Question) -> blocks.StructBlock:
    """Which answers to `question` fulfil the condition, and which leave it open."""

    def answers(label):
        choices = list(question.answers.items())
        return blocks.MultipleChoiceBlock(
            choices=choices, widget=forms.CheckboxSelectMultiple, required=False, label=label
        )

    return blocks.StructBlock(
        [
            ("met", answers("Réponses qui remplissent la condition")),
            ("open", answers("Réponses qui laissent ouvert")),
        ],
        label=question.label,
        icon="help",
        group="Questions",
    )


def conditions(depth: int) -> list[tuple[str, blocks.Block]]:
    least = blocks.IntegerBlock(min_value=1, max_value=10, label="Nombre d’enfants au moins", group="Questions")
    found = [(question.id, condition(question)) for question in QUESTIONS.values()]
    if not depth:
        return [*found, ("children_min", least)]
    groups = {
        name: RuleBlock(depth - 1, label=label, icon="list-ul", group="Groupes") for name, label in GROUPS.items()
    }
    return [*found, ("children_min", least), *groups.items()]


class RuleBlock(blocks.StreamBlock):
    """Conditions and groups of conditions; `guide_pages.screening.parse` says what they mean.

    Wagtail drops a block of a type that it does not know: a rule would become another one in silence. Here it
    is refused.
    """

    def __init__(self, depth: int = DEPTH, **kwargs):
        super().__init__(conditions(depth), required=False, **kwargs)

    def to_python(self, value):
        if isinstance(value, blocks.StreamValue):
            return value
        rows = json.loads(value) if isinstance(value, str) and value else value or []
        return self._watched(super().to_python(rows), [row["type"] for row in rows if isinstance(row, dict)])

    def value_from_datadict(self, data, files, prefix):
        rows = range(int(data.get(f"{prefix}-count", 0)))
        types = [data.get(f"{prefix}-{row}-type") for row in rows if not data.get(f"{prefix}-{row}-deleted")]
        return self._watched(super().value_from_datadict(data, files, prefix), types)

    def clean(self, value):
        if value.unknown_types:
            sentence = f"La question « {value.unknown_types[0]} » n’existe pas."
            raise blocks.StreamBlockValidationError(non_block_errors=[sentence])
        cleaned = super().clean(value)
        return self._watched(cleaned, [])

    def _watched(self, value, types):
        value.unknown_types = [name for name in types if name not in self.child_blocks]
        return value
