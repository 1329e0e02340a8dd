"""Field types that every section uses."""

from wagtail.fields import StreamField


class MigrationFreeStreamField(StreamField):
    """A StreamField that keeps its blocks out of migrations.

    Blocks change with every design decision and never change the column: without this, each change
    of a label would need a migration.
    """

    def __init__(self, block_types=None, **kwargs):
        super().__init__(block_types or [], **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
