"""The translator's desk: for one language, each French object and what its translation asks for."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, F, Max, OuterRef, TextChoices
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from reseau.base.choices import TranslationState
from reseau.translation.objects import has_words, is_emergency, models_without_page
from reseau.translation.strings import MACHINE, changed, current, french, untranslated, words_of


class State(TextChoices):
    """What a translation asks for, the most pressing first."""

    MISSING = "missing", "à traduire"
    OUTDATED = "outdated", "le français a changé"
    MACHINE = "machine", "texte de machine à relire"
    INCOMPLETE = "incomplete", "phrases sans traduction"
    DRAFT = "draft", "à publier"
    UNFOLLOWED = "unfollowed", "traduite à la main, sans suivi"
    DONE = "done", "à jour"


@dataclass
class Row:
    """A French object, its translation if there is one, and what wagtail-localize knows of it."""

    source: object
    target: object = None
    translation: Translation | None = None
    states: list[State] = field(default_factory=list)

    @property
    def is_emergency(self) -> bool:
        return is_emergency(self.source)

    @property
    def is_left_alone(self) -> bool:
        """Whether somebody writes the translation by hand, without these sentences."""
        return State.UNFOLLOWED in self.states

    @property
    def in_words(self) -> str:
        return ", ".join(state.label for state in self.states)


class Desk:
    """The rows of one language. A few queries, whatever the number of objects."""

    def __init__(self, locale: Locale, objects: list):
        self.locale, self.objects = locale, objects
        self.keys = [item.translation_key for item in objects]

    @cached_property
    def rows(self) -> list[Row]:
        """In the order of the objects: a file that is exported twice is the same."""
        return [self._row(item) for item in self.objects]

    @property
    def most_pressing(self) -> list[Row]:
        """The emergencies first, then by what is asked."""
        order = list(State)
        return sorted(self.rows, key=lambda row: (not row.is_emergency, order.index(row.states[0])))

    @property
    def counts(self) -> Counter:
        return Counter(state for row in self.rows for state in row.states)

    def _row(self, item) -> Row:
        key = item.translation_key
        row = Row(item, self._targets.get(key), self._translations.get(key))
        row.states = self._states(row) or [State.DONE]
        return row

    def _states(self, row: Row) -> list[State]:
        key, target = row.source.translation_key, row.target
        sentences, lacking, changes = (counts[key] for counts in (self._sentences, self._untranslated, self._changed))
        if not isinstance(row.source, Page) and not has_words(row.source):
            return []
        if target is None or getattr(target, "alias_of_id", None):
            return [State.DRAFT] if lacking < sentences else [State.MISSING]
        if not row.translation or not row.translation.enabled:
            return [State.UNFOLLOWED]
        if sentences and lacking == sentences and not changes:
            return [State.MISSING]
        behind = changes or getattr(target, "translation_state", "") == TranslationState.OUTDATED
        asked = {
            State.OUTDATED: behind,
            State.MACHINE: self._by_machine[key],
            State.INCOMPLETE: lacking > changes,
            State.DRAFT: self._waits(target),
        }
        return [state for state, answer in asked.items() if answer]

    def _waits(self, target) -> bool:
        """Whether words have been written since the translation was last published."""
        if not isinstance(target, Page):
            return False
        written = self._written.get(target.translation_key)
        return not target.live or bool(written and target.last_published_at and written > target.last_published_at)

    @cached_property
    def _targets(self) -> dict:
        pages = Page.objects.filter(locale=self.locale, translation_key__in=self.keys)
        found = [*pages.exclude(alias_of=None), *pages.filter(alias_of=None).specific()]
        for model in models_without_page():
            found += model._default_manager.filter(locale=self.locale, translation_key__in=self.keys)
        return {item.translation_key: item for item in found}

    @cached_property
    def _translations(self) -> dict:
        rows = Translation.objects.filter(target_locale=self.locale, source__in=self._sources)
        return {row.source.object_id: row for row in rows.select_related("source", "target_locale")}

    @property
    def _sources(self):
        return TranslationSource.objects.filter(locale=french(), object__in=self.keys)

    def _count(self, segments) -> Counter:
        rows = segments.order_by().values_list("source__object").annotate(Count("pk"))
        return Counter(dict(rows))

    @property
    def _segments(self):
        return StringSegment.objects.filter(source__in=self._sources)

    @cached_property
    def _sentences(self) -> Counter:
        return self._count(self._segments)

    @cached_property
    def _untranslated(self) -> Counter:
        return self._count(untranslated(self._segments, self.locale))

    @cached_property
    def _changed(self) -> Counter:
        return self._count(changed(self._segments, self.locale))

    @property
    def _words(self):
        return current(words_of(self.keys, self.locale)).order_by().values_list("context__object")

    @cached_property
    def _by_machine(self) -> Counter:
        return Counter(dict(self._words.filter(translation_type=MACHINE, has_error=False).annotate(Count("pk"))))

    @cached_property
    def _written(self) -> dict:
        return dict(self._words.annotate(Max("updated_at")))


def behind_french() -> int:
    """How many translations, of all languages, have a sentence that is not that of the French text of today."""
    segments = StringSegment.objects.filter(source__locale=french(), source__translations__enabled=True)
    segments = segments.annotate(into=F("source__translations__target_locale"))
    return changed(segments, OuterRef("into")).values("source", "into").distinct().count()
