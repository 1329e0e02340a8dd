"""What a partner's calendar says, once read."""

from dataclasses import dataclass, field

from agenda.recurrence import Slot


class Refused(Exception):
    """An event that cannot be taken over; the message says why, in French."""


@dataclass(frozen=True)
class Problem:
    """Something that was not taken over, or not as written. `title` is that of the event, "" for the whole file."""

    title: str
    sentence: str


@dataclass(frozen=True)
class RemoteDate:
    """One date, by the clock of Paris. `location` is that of this date."""

    slot: Slot
    location: str = ""


@dataclass(frozen=True)
class RemoteEvent:
    """One UID: plain texts, and its dates to come, in order, each once; none when all is over.

    `cancelled` when the whole event is: its dates are then those that will not take place.
    """

    uid: str
    title: str
    dates: tuple[RemoteDate, ...]
    description: str = ""
    location: str = ""
    url: str = ""
    cancelled: bool = False
    tentative: bool = False


@dataclass
class Reading:
    """A whole file. `error` says why it is no calendar; `uids` are those of the file, also of what was refused.

    Not `complete`, the file may have held more: what is missing from it is not known to be gone.
    """

    events: list[RemoteEvent] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    uids: set[str] = field(default_factory=set)
    complete: bool = True
    error: str = ""
