"""Blocks that only events use."""

from django.core.exceptions import ValidationError
from wagtail import blocks


class ProgrammeEntryBlock(blocks.StructBlock):
    """A session: what, and what is known of when, where and with whom."""

    date = blocks.DateBlock(label="jour", required=False, help_text="Seulement s’il y en a plusieurs.")
    start_time = blocks.TimeBlock(label="de", required=False)
    end_time = blocks.TimeBlock(label="à", required=False)
    title = blocks.CharBlock(label="titre")
    text = blocks.TextBlock(label="en quelques mots", required=False, default="", rows=2)
    place = blocks.CharBlock(label="où", required=False, default="", help_text="La salle, l’étage.")
    speaker = blocks.CharBlock(label="avec", required=False, default="", help_text="La personne qui parle ou anime.")
    partner = blocks.PageChooserBlock(label="partenaire", required=False, page_type="partenaires.PartnerPage")

    def clean(self, value):
        cleaned = super().clean(value)
        start, end = cleaned["start_time"], cleaned["end_time"]
        if end and not start:
            raise blocks.StructBlockValidationError({"start_time": ValidationError("Donnez aussi l’heure de début.")})
        if end and end <= start:
            raise blocks.StructBlockValidationError({"end_time": ValidationError("La fin vient après le début.")})
        return cleaned


class ProgrammeBlock(blocks.StreamBlock):
    entry = ProgrammeEntryBlock(label="moment", icon="time")
