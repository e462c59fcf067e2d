"""What the report says of itself: what was read, what was not and why, and what read it."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass

from sanctwatch.records import Analysis, DocumentRow
from sanctwatch.report.material import EVIDENCE, Material, Provenance
from sanctwatch.shipped import find_floors

#: Documents that were skipped or failed and are named with their reason; the table `documents` has them all.
MAX_NAMED = 200


@dataclass(frozen=True, slots=True)
class Floor:
    """The least F1 that this version keeps on annotated articles, of one kind of row."""

    kind: str
    f1: float


@dataclass(frozen=True, slots=True)
class About:
    """The head of the report.

    Attributes:
        statuses: Number of documents by status.
        rows: Number of rows by table.
        first: Earliest date of publication, `last` the latest; empty when none is known.
        n_undated: Documents that were read and tell no date.
        sources: Sources and their number of documents, the most frequent first.
        aside: Documents that were skipped or failed, as far as they are named.
        floors: See `Floor`; on articles that no rule was written on.
    """

    provenance: Provenance
    statuses: dict[str, int]
    rows: dict[str, int]
    first: str
    last: str
    n_undated: int
    sources: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    aside: tuple[DocumentRow, ...]
    n_aside: int
    n_texts: int
    floors: tuple[Floor, ...]

    @property
    def n_documents(self) -> int:
        """All inputs, those that were not read included."""
        return sum(self.statuses.values())


def describe(material: Material) -> About:
    """Count what a report is made of."""
    documents = [analysis.document for analysis in material.analyses]
    read = [row for row in documents if row.status == "ok"]
    dates = sorted(row.published for row in read if row.published)
    aside = [row for row in documents if row.status != "ok"]
    statuses = Counter(row.status for row in documents)
    return About(
        provenance=material.provenance,
        statuses={status: statuses[status] for status in ("ok", "skipped", "failed")},
        rows={table: sum(_n_rows(analysis, table) for analysis in material.analyses) for table in EVIDENCE},
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
        n_undated=len(read) - len(dates),
        sources=tuple(Counter(row.source or "not told" for row in read).most_common()),
        languages=tuple(Counter(row.language or "not told" for row in documents if row.language).most_common()),
        aside=tuple(sorted(aside, key=lambda row: row.status)[:MAX_NAMED]),
        n_aside=len(aside),
        n_texts=sum(row.doc_id in material.texts for row in read),
        floors=_floors(),
    )


def _n_rows(analysis: Analysis, table: str) -> int:
    return len(analysis.rows(table))


def _floors() -> tuple[Floor, ...]:
    file = find_floors()
    if file is None:
        return ()
    by_kind = tomllib.loads(file.read_text(encoding="utf-8")).get("dev", {})
    return tuple(Floor(kind, float(floor["f1"])) for kind, floor in by_kind.items() if "f1" in floor)
