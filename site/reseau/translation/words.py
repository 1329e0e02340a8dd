"""The sentences of what has no page (a theme, the settings), to translate without wagtail-localize's editor."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from django import forms

from reseau.translation.po import Sentence


class WordsForm(forms.Form):
    """One field for each sentence, in their order. `fault(sentence)`: what forbids to take it, "" for nothing."""

    def __init__(self, *args, sentences: list[Sentence], fault: Callable[[Sentence], str], **kwargs):
        super().__init__(*args, **kwargs)
        self.sentences, self.fault = sentences, fault
        for number, sentence in enumerate(sentences):
            self.fields[f"sentence-{number}"] = forms.CharField(
                label=sentence.source,
                initial=sentence.translation,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )

    def clean(self):
        for name, sentence in list(self._said()):
            if fault := self.fault(sentence):
                self.add_error(name, fault[0].upper() + fault[1:])

    def _said(self) -> Iterator[tuple[str, Sentence]]:
        for number, sentence in enumerate(self.sentences):
            if translation := self.cleaned_data.get(f"sentence-{number}"):
                yield f"sentence-{number}", replace(sentence, translation=translation, by_machine=False)

    def written(self) -> list[Sentence]:
        """The sentences as the person has left them, those that are empty aside."""
        return [sentence for _name, sentence in self._said()]
