"""The blocks of a text in two languages: the same pictures, links and figures in the same order, other words."""

from collections.abc import Callable, Iterator

from wagtail import blocks
from wagtail.blocks import StreamValue

from reseau.base.french_elements import french_elements_marked

WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)


class Shared:
    """Mixin of a block whose text is the same in every language: a number to call, a year, a name."""

    def get_translatable_segments(self, value):
        return []


class SharedCharBlock(Shared, blocks.CharBlock):
    pass


def is_translated(block: blocks.Block) -> bool:
    """Whether what `block` holds is words, for a translator. `URLBlock` and `EmailBlock` are no `CharBlock`."""
    return isinstance(block, WORDS) and not isinstance(block, Shared)


def keep(before, after, translation):
    """The words of the translation, whatever becomes of the French ones."""
    return translation


def merged(source: StreamValue, target: StreamValue, before: StreamValue | None = None, words: Callable = keep):
    """The blocks of `source`, with the words that `target` has for them, and its own where `target` has none.

    `words(before, after, translation)` says what becomes of a text that `target` has. Blocks are known by their id.
    """
    rows = source.get_prep_value(), target.get_prep_value(), (before if before is not None else source).get_prep_value()
    block = source.stream_block
    return StreamValue(block, _merge_rows(block.child_blocks, *rows, words), is_lazy=True)


def _merge_rows(children, source, target, before, words) -> list[dict]:
    """Rows of a stream or of a list: dicts with "type", "value" and "id"."""
    of_target, of_before = ({row["id"]: row for row in rows} for rows in (target, before))
    merged_rows = []
    for row in source:
        same, was = of_target.get(row["id"]), of_before.get(row["id"], row)
        if same and same["type"] == row["type"] == was["type"]:
            value = _merge(children[row["type"]], row["value"], same["value"], was["value"], words)
            row = row | {"value": value}
        merged_rows.append(row)
    return merged_rows


def _merge(block, source, target, before, words):
    if isinstance(block, blocks.StreamBlock):
        return _merge_rows(block.child_blocks, source, target, before, words)
    if isinstance(block, blocks.ListBlock):
        return _merge_rows({"item": block.child_block}, source, target, before, words)
    if isinstance(block, blocks.StructBlock):
        return {
            name: _merge(child, source[name], target.get(name, source[name]), before.get(name, source[name]), words)
            for name, child in block.child_blocks.items()
            if name in source
        }
    if not (is_translated(block) and source and target):
        return source
    text = words(before, source, target)
    return french_elements_marked(source, text) if isinstance(block, blocks.RichTextBlock) else text


def texts(block: blocks.Block, value) -> Iterator[tuple[tuple, blocks.Block, str]]:
    """(path, block, text) of all that is translated in `value`, the plain data of `block`."""
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for row in value:
            child = block.child_block if isinstance(block, blocks.ListBlock) else block.child_blocks.get(row["type"])
            if child:
                yield from _under(row["id"], texts(child, row["value"]))
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _under(name, texts(child, value.get(name)))
    elif is_translated(block) and value:
        yield (), block, value


def _under(name, found):
    return (((name, *path), block, text) for path, block, text in found)
