"""The questions of « Mes aides » as a form: the only reader of what a family answers, and it keeps none of it."""

from django import forms
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from guide_pages.questions import QUESTIONS, UNKNOWN, Kind, Question
from guide_pages.screening import Situation

DONT_KNOW = (UNKNOWN, _("Je ne sais pas"))
MOST_CHILDREN = 12


def place_id(name: str) -> str:
    """The answer that stands for a place: "Hauts-de-Seine" gives "hauts_de_seine"."""
    return slugify(name).replace("-", "_")


class SituationForm(forms.Form):
    """One field for each question, named by its id; for children one for each age: `enfants_0-2`.

    Nothing is required. `places` are the names of the town, the department and the region ("" where unknown):
    the answers to « Où habitez-vous ? » bear their names.
    """

    def __init__(self, *args, places: tuple[str, str, str] = ("", "", ""), **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.places = dict(zip(("commune", "departement", "region"), places, strict=True))
        for question in QUESTIONS.values():
            for name, field in self._fields_of(question):
                self.fields[name] = field

    def _fields_of(self, question: Question):
        if question.kind is Kind.COUNT:
            for band, label in question.answers.items():
                yield (
                    f"{question.id}_{band}",
                    forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST_CHILDREN),
                )
            return
        options = {"label": question.label, "help_text": question.help, "required": False}
        choices = [*self._choices_of(question), DONT_KNOW]
        if question.kind is Kind.SEVERAL:
            yield (
                question.id,
                forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **options),
            )
        else:
            yield question.id, forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)

    def _choices_of(self, question: Question) -> list[tuple[str, str]]:
        if question.id != "residence":
            return list(question.answers.items())
        named = {answer: self.places.get(answer, "") for answer in question.answers}
        return [
            (place_id(named[answer]) or answer, named[answer] or label) for answer, label in question.answers.items()
        ]

    def clean(self):
        cleaned = super().clean()
        for question in QUESTIONS.values():
            answers = cleaned.get(question.id, [])
            if question.alone and question.alone in answers and len(answers) > 1:
                alone = question.answers[question.alone]
                self.add_error(question.id, _("Choisissez « %(answer)s », ou les autres réponses.") % {"answer": alone})
        return cleaned

    @cached_property
    def situation(self) -> Situation:
        """What was answered, by question; the form must be valid."""
        answers = {question.id: self._answers_to(question) for question in QUESTIONS.values()}
        return {name: given for name, given in answers.items() if given}

    def _answers_to(self, question: Question):
        if question.kind is Kind.COUNT:
            counts = {band: self.cleaned_data[f"{question.id}_{band}"] for band in question.answers}
            known = any(number is not None for number in counts.values())
            return {band: number or 0 for band, number in counts.items()} if known else None
        given = self.cleaned_data[question.id]
        answers = frozenset(given if isinstance(given, list) else [given] if given else [])
        return frozenset(map(self._answer, answers)) if question.id == "residence" else answers

    def _answer(self, place: str) -> str:
        """The answer of the rules that the id of a place stands for."""
        return next((answer for answer, name in self.places.items() if name and place_id(name) == place), place)

    @property
    def steps(self) -> list[tuple[Question, list[forms.BoundField]]]:
        """The questions in order, each with its fields."""
        return [(question, [self[name] for name in self._names_of(question)]) for question in QUESTIONS.values()]

    @staticmethod
    def _names_of(question: Question) -> list[str]:
        if question.kind is Kind.COUNT:
            return [f"{question.id}_{band}" for band in question.answers]
        return [question.id]
