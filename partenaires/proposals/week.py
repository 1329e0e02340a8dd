"""The usual week as a table, each day with two ranges at most: what one fills in without knowing any format."""

from partenaires.timetable import DAYS, Opening, Range, Timetable, read, write

RANGES_A_DAY = 2

Table = dict[str, tuple[Range, ...]]


def table_of(expression: str) -> Table | None:
    """The ranges of each day; None when the hours say more than the table can hold."""
    timetable = read(expression) if expression else Timetable(())
    if timetable is None or any(opening.weeks for opening in timetable.openings):
        return None
    table = {day: _of_day(timetable, day) for day in DAYS}
    return None if any(len(ranges) > RANGES_A_DAY for ranges in table.values()) else table


def _of_day(timetable: Timetable, day: str) -> tuple[Range, ...]:
    return tuple(sorted(pair for opening in timetable.openings if day in opening.days for pair in opening.ranges))


def closes_on_holidays(expression: str) -> bool:
    timetable = read(expression)
    return bool(timetable and timetable.closed_on_holidays)


def expression_of(table: Table, closed_on_holidays: bool, before: str) -> str:
    """The hours of `table`, with the closures that were known `before`; `before` itself when nothing changes."""
    if table == table_of(before) and closed_on_holidays == closes_on_holidays(before):
        return before
    known = read(before)
    openings = tuple(Opening((day,), ranges) for day, ranges in table.items() if ranges)
    return write(Timetable(openings, closed_on_holidays, known.closures if known else ()))
