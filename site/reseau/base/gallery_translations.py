"""A text that is only half translated, for the components page."""

from types import SimpleNamespace as Sample

from reseau.base.blocks import StoryBlock


class HalfTranslated(Sample):
    in_french = ["body.b"]

    def language_of(self, part):
        return "fr" if part in self.in_french else "ar"


def half_translated() -> dict:
    blocks = [
        {"type": "paragraph", "value": "<p>يمكنكم الحصول على هذه المساعدة.</p>", "id": "a"},
        {"type": "paragraph", "value": "<p>La demande se fait en ligne.</p>", "id": "b"},
    ]
    return {"half_translated": HalfTranslated(), "half_translated_blocks": StoryBlock().to_python(blocks)}
