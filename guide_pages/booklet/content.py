"""What the templates of the booklet are given: these classes, as JSON."""

from dataclasses import dataclass, field
from datetime import date

from guide_pages.rich_text import Block


@dataclass(frozen=True)
class Words:
    """Words, and the code of the language they are in."""

    text: str = ""
    lang: str = "fr"


@dataclass(frozen=True)
class Number:
    """A number to call in danger, as it is written and as it is dialled."""

    number: str
    tel: str
    label: Words


@dataclass(frozen=True)
class Amount:
    """`text` is "" when the amount is withheld: the reader is told that it has to be verified."""

    text: str
    since: str = ""
    source: str = ""


@dataclass(frozen=True)
class Section:
    """`lang`: that of the blocks, "" for that of the aid."""

    title: str
    blocks: list[Block]
    lang: str = ""


@dataclass(frozen=True)
class Contact:
    """A partner. `tel` is the address of its `phone`."""

    name: Words
    phone: str = ""
    tel: str = ""
    address: str = ""
    hours: str = ""


@dataclass(frozen=True)
class Aid:
    """An aid whose own words are in `lang`, but for those of `in_french`: names of fields, "amount", "amount_source".

    `key` is its own among all. `url` is its short address, read as `address`; `code_alt` tells its code to scan.
    """

    key: str
    lang: str
    title: str
    url: str
    address: str
    code_alt: str
    in_french: list[str] = field(default_factory=list)
    summary: str = ""
    status: str = ""
    caution: str = ""
    sensitive: bool = False
    official_name: str = ""
    acronyms: str = ""
    paid_by: str = ""
    amount: Amount | None = None
    sections: list[Section] = field(default_factory=list)
    partners: list[Contact] = field(default_factory=list)
    official_url: str = ""
    official_address: str = ""
    verified: str = ""
    verified_by: str = ""


@dataclass(frozen=True)
class Reference:
    """An aid told of elsewhere in the booklet."""

    key: str
    title: str
    lang: str


@dataclass(frozen=True)
class Theme:
    title: Words
    aids: list[Aid]
    see_also: list[Reference]


@dataclass(frozen=True)
class Line:
    """A line of the imprint: what it is, then the fact."""

    label: str
    text: str
    lang: str = "fr"


@dataclass(frozen=True)
class Paper:
    """What the booklet and the sheet of one aid share. `labels`: the words of the templates, in `lang`."""

    lang: str
    title: str
    description: str
    date: date
    network: Words
    town: Words
    site_url: str
    site_address: str
    brand: str
    accent: str
    logo: str
    labels: dict[str, str]
    emergency: list[Number]
    edition: str


@dataclass(frozen=True)
class Guide(Paper):
    tagline: str = ""
    site_code_alt: str = ""
    advice: list[str] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    partners: list[Contact] = field(default_factory=list)
    index: list[Reference] = field(default_factory=list)
    imprint: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet(Paper):
    aid: Aid | None = None
