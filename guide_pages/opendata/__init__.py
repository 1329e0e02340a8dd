"""The guide as open data: plain records in, JSON and CSV out. `docs/donnees.md` says what they hold.

Pure: no database, no request, no clock. `aides.schema.json` (JSON Schema 2020-12) describes the JSON.
"""

import csv
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from io import StringIO

from reseau.base.spreadsheets import harmless

# Raised with the schema: the first number when a reader of the old one could be wrong about the new one.
SCHEMA_VERSION = "1.0"
BETWEEN = " | "


@dataclass(frozen=True)
class Dataset:
    """`changed_at`: the last change of any aid. What the settings do not say is None."""

    schema: str
    language: str
    source: str
    publisher: str | None
    licence: str | None
    changed_at: datetime | None
    aids: list["AidRecord"]


@dataclass(frozen=True)
class AmountRecord:
    """An amount never stands without its date and its source. Withheld, all three are None."""

    text: str | None
    effective_on: date | None
    source: str | None
    to_verify: bool


@dataclass(frozen=True)
class StatusRecord:
    """Why the aid cannot be asked for now, and the last day of it when it is known."""

    code: str
    label: str
    until: date | None


@dataclass(frozen=True)
class RelationRecord:
    kind: str
    identifier: str
    title: str


@dataclass(frozen=True)
class PartnerRecord:
    name: str
    phone: str | None


@dataclass(frozen=True)
class LegalTextRecord:
    label: str
    url: str | None


@dataclass(frozen=True)
class FactRecord:
    subject: str
    statement: str
    reliability: str
    source: str
    source_date: str | None


@dataclass(frozen=True)
class AidRecord:
    """An aid, its words in `language`. What is not known is None, or an empty list."""

    identifier: str
    slug: str
    url: str
    language: str
    title: str
    official_name: str | None
    acronyms: list[str]
    themes: list[str]
    summary: str | None
    status: StatusRecord | None
    caution: str | None
    sensitive: bool
    paid_by: str | None
    for_whom: str | None
    amount: AmountRecord | None
    how_to_apply: str | None
    documents: str | None
    conditions: str | None
    unasked_conditions: str | None
    official_url: str | None
    legal_texts: list[LegalTextRecord]
    relations: list[RelationRecord]
    partners: list[PartnerRecord]
    facts: list[FactRecord]
    verified_on: date | None
    verified_by: str | None
    next_review_on: date | None
    updated_at: datetime | None


def as_json(dataset: Dataset) -> bytes:
    content = {
        "$schema": dataset.schema,
        "schema_version": SCHEMA_VERSION,
        "language": dataset.language,
        "source": dataset.source,
        "publisher": dataset.publisher,
        "licence": dataset.licence,
        "generated_at": dataset.changed_at,
        "aids": [asdict(aid) for aid in dataset.aids],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=lambda moment: moment.isoformat()).encode()


def as_csv(dataset: Dataset) -> bytes:
    """One line for each aid. The mark at its head and the semicolons make a French spreadsheet open it as it is."""
    stream = StringIO(newline="")
    rows = [row(aid) for aid in dataset.aids]
    writer = csv.DictWriter(stream, COLUMNS, delimiter=";")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def row(aid: AidRecord) -> dict:
    """The aid on one line: what has parts has a column for each, a list has its items one after the other."""
    amount = aid.amount or AmountRecord(None, None, None, to_verify=False)
    status = aid.status or StatusRecord("", "", None)
    flat = {
        "status": status.code,
        "status_until": status.until,
        "amount_text": amount.text,
        "amount_effective_on": amount.effective_on,
        "amount_source": amount.source,
        "amount_to_verify": amount.to_verify,
        "legal_texts": [described(text.label, text.url) for text in aid.legal_texts],
        "relations": [described(other.identifier, other.kind) for other in aid.relations],
        "partners": [described(partner.name, partner.phone) for partner in aid.partners],
        "facts": [
            described(f"{fact.subject} : {fact.statement}", ", ".join(filter(None, [fact.source, fact.source_date])))
            for fact in aid.facts
        ],
    }
    return {name: flat[name] if name in flat else getattr(aid, name) for name in COLUMNS}


def described(name: str, detail: str | None) -> str:
    return f"{name} ({detail})" if detail else name


def cell(value) -> str:
    """`value` as a cell holds it: nothing for what is unknown, nothing that a spreadsheet would run."""
    if isinstance(value, list):
        value = BETWEEN.join(value)
    if isinstance(value, bool):
        value = str(value).lower()
    if isinstance(value, date):
        value = value.isoformat()
    return harmless(value or "")


COLUMNS = [
    *("identifier", "slug", "url", "language", "title", "official_name", "acronyms", "themes", "summary"),
    *("status", "status_until", "caution", "sensitive", "paid_by", "for_whom"),
    *("amount_text", "amount_effective_on", "amount_source", "amount_to_verify"),
    *("how_to_apply", "documents", "conditions", "unasked_conditions", "official_url"),
    *("legal_texts", "relations", "partners", "facts"),
    *("verified_on", "verified_by", "next_review_on", "updated_at"),
]
