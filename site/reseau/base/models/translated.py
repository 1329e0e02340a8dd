"""What is the same in every language, and what each language says in its own words: decided once, beside the fields.

French decides. A translation takes from the French text all that is shared each time either of the two is saved, so
that a date, an amount or a rule is never wrong in one language only.
"""

from django.conf import settings
from django.db import models, transaction
from django.utils.functional import classproperty
from django.utils.translation import get_language
from wagtail.models import Locale, Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from reseau.base.shared import copy_shared, follow, picture


class Words(TranslatableField):
    """A field that is translated. What its blocks share (a link, a picture) is not a translator's to change."""

    def is_overridable(self, obj):
        return False


class Translated(models.Model):
    """Abstract. Each class says of the fields that it defines, rows included, which of three they are:

    - `translated`: words; those of a translation stay when the French ones change, until a translator comes back;
    - `vital`: words that must never be out of date (a price, a warning): translated, but when the French ones change
      they are in French in every language, until they are translated again;
    - `shared`: the same in every language; no translator may change them.

    Figures in words are facts, too: see `reseau.base.shared.follow`.
    """

    translated, vital, shared = [], [], []

    # The parts that nobody has translated yet: names of fields, "body.<id>" for a block of a StreamField.
    in_french = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def decided(cls, *kinds: str) -> list[str]:
        """Names of the fields that are of one of `kinds`, those of every parent class included."""
        parents = [vars(parent) for parent in reversed(cls.__mro__)]
        return list(dict.fromkeys(name for parent in parents for kind in kinds for name in parent.get(kind, [])))

    @classproperty
    def translatable_fields(cls) -> list:
        """The same, as wagtail-localize reads it."""
        return [
            *map(Words, cls.decided("translated", "vital")),
            *(SynchronizedField(name, overridable=False) for name in cls.decided("shared")),
        ]

    def language_of(self, part: str) -> str:
        """Code of the language in which a visitor reads a part: see `in_french`, and `<part>_in_french` for what is
        made of several."""
        whole = getattr(self, "page", self)  # a row goes with its page
        french = part in self.in_french or getattr(self, f"{part}_in_french", False) or getattr(whole, "alias_of_id", 0)
        return settings.LANGUAGE_CODE if french else get_language()


class FollowsFrench(Translated):
    """Abstract: what is translated as a whole, a page or another `TranslatableMixin`.

    A row, `Translated` alone, goes with its page.
    """

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args, following=False, **kwargs):
        """`following`: what is shared has just been taken (see `lead`)."""
        if kwargs.get("update_fields") is not None:
            return super().save(*args, **kwargs)
        if self.locale_id is None:
            self.locale = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0]
        if not following and (source := self.reference()):
            self.take_shared(source)
        translations = self.own_translations()
        before = picture(self) if translations else None
        saved = super().save(*args, **kwargs)
        self.lead(translations, before)
        return saved

    @property
    def is_french(self) -> bool:
        return self.locale.language_code == settings.LANGUAGE_CODE

    def in_all_languages(self):
        """This object and its translations, those that somebody has written."""
        same = type(self).objects.filter(translation_key=self.translation_key)
        return same.filter(alias_of=None) if isinstance(self, Page) else same

    def reference(self):
        """The published French object that this one is a translation of; None for a French one, and for an alias."""
        if self.is_french or getattr(self, "alias_of_id", None):
            return None
        french = self.in_all_languages().filter(locale__language_code=settings.LANGUAGE_CODE)
        return (french.filter(live=True) if isinstance(self, Page) else french).first()

    def own_translations(self) -> list:
        """The translations that somebody has written, which follow this object; none for a translation."""
        decides = self.is_french and getattr(self, "live", True) and not getattr(self, "alias_of_id", None)
        return list(self.in_all_languages().exclude(pk=self.pk)) if decides and self.pk else []

    def take_shared(self, source):
        """Before saving: takes what is shared with `source`, the published French object."""
        copy_shared(source, self)

    def lead(self, translations: list, before):
        """After saving: `translations` follow this French object, which was `before`."""
        for translation in translations:
            if before:
                follow(before, self, translation)
            translation.take_shared(self)  # before anything is decided from what it was
            translation.save_following()

    def save_following(self):
        """Saves what has just followed French: nobody has typed it, nobody is there to read what is refused."""
        self.save(following=True, **({"clean": False} if isinstance(self, Page) else {}))
