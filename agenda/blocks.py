"""Blocks that only events use."""

from wagtail import blocks


class ProgrammeEntryBlock(blocks.StructBlock):
    start_time = blocks.TimeBlock(label="heure", required=False)
    title = blocks.CharBlock(label="titre")


class ProgrammeBlock(blocks.StreamBlock):
    entry = ProgrammeEntryBlock(label="moment", icon="time")
