"""The sentences of what has no page (a theme, the settings), to translate without wagtail-localize's editor."""

from collections.abc import Iterator
from dataclasses import replace

from django import forms

from reseau.translation.po import Sentence, fault_of


class WordsForm(forms.Form):
    """One field for each sentence, in their order."""

    def __init__(self, *args, sentences: list[Sentence], **kwargs):
        super().__init__(*args, **kwargs)
        self.sentences = sentences
        for number, sentence in enumerate(sentences):
            self.fields[f"sentence-{number}"] = forms.CharField(
                label=sentence.source,
                initial=sentence.translation,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )

    def clean(self):
        said = super().clean()
        for number, sentence in enumerate(self.sentences):
            name = f"sentence-{number}"
            if said.get(name) and (fault := fault_of(sentence.source, said[name])):
                self.add_error(name, fault[0].upper() + fault[1:])
        return said

    def written(self) -> Iterator[Sentence]:
        """The sentences as the person has left them, those that are empty aside."""
        for number, sentence in enumerate(self.sentences):
            if translation := self.cleaned_data[f"sentence-{number}"]:
                yield replace(sentence, translation=translation, by_machine=False)
