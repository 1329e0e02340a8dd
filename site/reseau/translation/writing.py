"""Words that come from outside (a file, a form) into wagtail-localize: taken, or refused with a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import FieldDoesNotExist
from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from reseau.translation.desk import Row
from reseau.translation.po import Sentence, fault_of
from reseau.translation.rights import Rights
from reseau.translation.strings import MACHINE, MANUAL, french, words_of

GONE = "cette phrase n’est plus dans le texte français."
UNKNOWN = "aucun contenu de ce site n’a ce numéro."
NOT_YOURS = "vous ne traduisez pas ce contenu."
FUZZY = "marquée « à vérifier » (fuzzy) : relisez-la, puis enlevez la marque."


@dataclass
class Outcome:
    """`refused`: (French sentence, why). `touched`: the rows in which something was written."""

    taken: int = 0
    unchanged: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    touched: list[Row] = field(default_factory=list)

    @property
    def in_words(self) -> str:
        return f"Phrases prises : {self.taken}. Déjà là : {self.unchanged}. Refusées : {len(self.refused)}."


class Writer:
    """Writes into one language, for one person. `rows`: those of the desk."""

    def __init__(self, locale: Locale, rows: Iterable[Row], user):
        self.locale, self.user = locale, user
        self.rights = Rights(user, locale)
        self._begun = {}
        self.rows = {str(row.source.translation_key): row for row in rows}

    def sentences(self) -> list[Sentence]:
        """Every sentence of the rows, with what is kept of its translation."""
        return [sentence for key in self.rows for sentence in self._sentences_of(key)]

    def _sentences_of(self, key: str) -> list[Sentence]:
        row = self.rows[key]
        if row.is_left_alone:
            return []
        found = []
        for path, source in self._places(key):
            kept = self._kept.get((key, path, source))
            data, by_machine = (kept.data, kept.translation_type == MACHINE) if kept else ("", False)
            found.append(Sentence(key, path, source, data, by_machine, str(row.source)))
        return found

    def _places(self, key: str) -> list[tuple[str, str]]:
        """(place, French sentence) of each sentence, whether or not anyone has begun to translate the object."""
        if key in self._segments:
            return self._segments[key]
        values = [value for value in extract_segments(self.rows[key].source) if isinstance(value, StringSegmentValue)]
        return [(value.path, value.string.data) for value in values]

    @cached_property
    def _segments(self) -> dict[str, list]:
        found = {
            str(key): [] for key in TranslationSource.objects.filter(locale=french()).values_list("object", flat=True)
        }
        segments = StringSegment.objects.filter(source__locale=french(), source__object__in=list(self.rows))
        rows = segments.order_by("source", "order").values_list("source__object", "context__path", "string__data")
        for key, path, source in rows:
            found[str(key)].append((path, source))
        return found

    @cached_property
    def _kept(self) -> dict[tuple, StringTranslation]:
        rows = words_of(list(self.rows), self.locale).select_related("translation_of", "context")
        return {(str(row.context.object_id), row.context.path, row.translation_of.data): row for row in rows}

    @transaction.atomic
    def take(self, sentences: Iterable[Sentence]) -> Outcome:
        outcome, touched = Outcome(), {}
        places = {}
        for sentence in sentences:
            if sentence.key in self.rows and sentence.key not in places:
                places[sentence.key] = set(self._places(sentence.key))
            kept = self._kept.get(sentence.place)
            if self._is_the_same(sentence, kept):
                outcome.unchanged += 1
            elif why := self._refusal(sentence, places):
                outcome.refused.append((sentence.source, why))
            else:
                self._write(sentence)
                outcome.taken += 1
                touched[sentence.key] = self.rows[sentence.key]
        outcome.touched = list(touched.values())
        return outcome

    def _is_the_same(self, sentence: Sentence, kept: StringTranslation | None) -> bool:
        """Whether `sentence` says what is kept. A machine's words that are fuzzy no more have been read over."""
        if not kept or kept.data != sentence.translation:
            return False
        return kept.translation_type == MANUAL or sentence.by_machine

    def _refusal(self, sentence: Sentence, places: dict) -> str:
        row = self.rows.get(sentence.key)
        if row is None:
            return UNKNOWN
        if not self.rights.may_write(row.target) or row.is_left_alone:
            return NOT_YOURS
        if (sentence.path, sentence.source) not in places[sentence.key]:
            return GONE
        if sentence.by_machine:
            return FUZZY
        return self.fault_of(sentence)

    def fault_of(self, sentence: Sentence) -> str:
        """What is wrong with the words of `sentence`, which is about one of the rows."""
        most = longest(self.rows[sentence.key].source, sentence.path)
        return fault_of(sentence.source, sentence.translation, most)

    def _begin(self, key: str) -> dict[tuple[str, str], tuple[int, int]]:
        """Has wagtail-localize follow an object; (place, French sentence) → (string, context), by their ids."""
        if key not in self._begun:
            row = self.rows[key]
            source, _created = TranslationSource.get_or_create_from_instance(row.source)
            row.translation, _created = Translation.objects.get_or_create(source=source, target_locale=self.locale)
            found = StringSegment.objects.filter(source=source)
            found = found.values_list("context__path", "string__data", "string_id", "context_id")
            self._begun[key] = {(path, data): (string, context) for path, data, string, context in found}
        return self._begun[key]

    def _write(self, sentence: Sentence):
        string, context = self._begin(sentence.key)[sentence.path, sentence.source]
        StringTranslation.objects.update_or_create(
            translation_of_id=string,
            locale=self.locale,
            context_id=context,
            defaults={
                "data": sentence.translation,
                "translation_type": MANUAL,
                "tool_name": "",
                "last_translated_by": self.user,
                "has_error": False,
                "field_error": "",
            },
        )


def longest(instance, path: str) -> int | None:
    """How many characters the database holds for a field; None for what has no limit, or is in a block or a row."""
    try:
        return getattr(instance._meta.get_field(path), "max_length", None)
    except FieldDoesNotExist:
        return None
