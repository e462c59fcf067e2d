"""What a report is made of: the analyses, the texts as far as they are at hand, and what made the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import TABLES, Analysis, Document, DocumentRow
from sanctwatch.tables import read_rows

#: The tables beside `documents`.
EVIDENCE = tuple(table for table in TABLES if table != "documents")


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made the rows.

    Attributes:
        version: Of sanctwatch; `model` and `catalogue` likewise, the latter as the beginning of its fingerprint.
        from_tables: Folders of tables that were read back; what made them is not known then.
        overlay: The user's own catalogue, empty for none.
    """

    version: str
    model: str
    catalogue: str
    from_tables: tuple[str, ...] = ()
    overlay: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """How many texts could not be found for rows of an earlier run: changed since, or not there at all."""

    n_changed: int
    n_missing: int


@dataclass(slots=True)
class Material:
    """All that a report shows, in memory at once: some 0.9 GB for 5,000 articles, the language model included.

    Attributes:
        analyses: One per document, in the order of the input; no `doc_id` comes twice.
        texts: By doc_id, the text as read; a document without one shows its evidence sentences only.
    """

    provenance: Provenance
    analyses: list[Analysis] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def add(self, analyses: Iterable[Analysis]) -> None:
        """Take analyses in.

        Raises:
            SanctwatchError: When a document is there already, most often since two folders hold the same tables.
        """
        known = {analysis.document.doc_id for analysis in self.analyses}
        for analysis in analyses:
            doc_id = analysis.document.doc_id
            if doc_id in known:
                raise SanctwatchError(f"{doc_id} comes twice; name articles and tables of the same run only once")
            known.add(doc_id)
            self.analyses.append(analysis)

    def keep_texts(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Pass documents on and keep what they say, for analyses that are still to come."""
        for document in documents:
            if document.status == "ok":
                self.texts[document.doc_id] = document.text
            yield document

    def find_texts(self, documents: Iterable[Document]) -> Found:
        """Keep the texts of the analyses that are there, as far as they are the very same.

        A text that has changed since is left out: no offset would hold.
        """
        rows = {each.document.doc_id: each.document for each in self.analyses if each.document.status == "ok"}
        n_changed = 0
        for document in documents:
            row = rows.get(document.doc_id)
            if row is None or document.status != "ok":
                continue
            if row.sha256 and row.sha256 != document.sha256:
                n_changed += 1
            else:
                self.texts[document.doc_id] = document.text
        return Found(n_changed, sum(doc_id not in self.texts for doc_id in rows) - n_changed)


def from_tables(files: Mapping[str, Path]) -> list[Analysis]:
    """Return what tables of an earlier run hold, by document.

    Args:
        files: By the name of the table, see `tables.find_tables`; without `documents` the rows tell what they can.

    Raises:
        SanctwatchError: For a file that is no such table.
    """
    documents: dict[str, DocumentRow] = {}
    for row in read_rows(files["documents"], "documents") if "documents" in files else ():
        assert isinstance(row, DocumentRow)
        documents[row.doc_id] = row
    rows_by_doc: dict[str, dict[str, list[Any]]] = {doc_id: {} for doc_id in documents}
    for table in EVIDENCE:
        for found in read_rows(files[table], table) if table in files else ():
            rows_by_doc.setdefault(found.doc_id, {}).setdefault(table, []).append(found)
    return [_analysis(documents.get(doc_id), doc_id, rows, files) for doc_id, rows in rows_by_doc.items()]


def _analysis(
    row: DocumentRow | None, doc_id: str, rows: Mapping[str, list[Any]], files: Mapping[str, Path]
) -> Analysis:
    if row is None:
        first = next(found for group in rows.values() for found in group)
        counts: Any = {f"n_{table}": len(rows.get(table, ())) for table in EVIDENCE if table in files}
        row = replace(
            DocumentRow(doc_id, "ok", title=first.title, published=first.published, source=first.source), **counts
        )
    its_rows: Any = {table: tuple(found) for table, found in rows.items()}
    return Analysis(row, **its_rows)
