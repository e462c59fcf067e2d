"""The words that all rooms share: Document in, records out, one record type per table.

Offsets are code points into `Document.text`, half-open, so that `document.text[start:end]` is the very
string in the row. Dates are ISO 8601 text, as precise as the source allows (`2024-03-28`, `2024-03`, `2024`); empty
means unknown. Lists inside one cell are joined with `;`.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """One article as a source read it, or the reason why it could not be read.

    Attributes:
        doc_id: Path relative to the corpus root with `/`, `#N` behind it for the Nth record of a multi-record file.
        text: The text exactly as decoded, noise included; for HTML the extracted text. Empty when not `ok`.
        title: Headline, from metadata, a field or the head of the text.
        published: ISO date of publication, empty when the document does not tell.
        published_from: Where `published` stands: `metadata`, `field`, `url`, `dateline`, `byline`, `head`; empty
            without a date.
        url: Address of the article, when the source carries one.
        source: Name of the outlet or office.
        language: ISO 639-1 code, empty until detected.
        encoding: Name of the encoding that the bytes were read with.
        sha256: Hex digest of the bytes of the file, or of the record's text in a multi-record file.
        status: `ok`, `skipped` (not for us: unknown type, other language, empty) or `failed` (should have worked).
        reason: Why it was skipped or failed; empty when `ok`.
    """

    doc_id: str
    text: str = ""
    title: str = ""
    published: str = ""
    published_from: str = ""
    url: str = ""
    source: str = ""
    language: str = ""
    encoding: str = ""
    sha256: str = ""
    status: str = "ok"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One row of `documents`: an input that was read, skipped or failed.

    Attributes:
        n_chars: Code points in the text as read.
        n_words: Words in the text as read.
        n_sentences: Sentences that the analysis found.
        n_mentions: Rows of this document in `mentions`.
        published_from: Where `published` stands, see `Document`.
    """

    doc_id: str
    status: str
    reason: str = ""
    title: str = ""
    published: str = ""
    published_from: str = ""
    source: str = ""
    url: str = ""
    language: str = ""
    encoding: str = ""
    n_chars: int = 0
    n_words: int = 0
    n_sentences: int = 0
    n_mentions: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One row of `mentions`: a span of text that names something.

    Attributes:
        kind: `state`, `organization`, `resolution`, `mechanism` or `person`.
        id: Canonical id, see docs/tables.md; for a person the name as the text gives it in full.
        label: Readable name of the id.
        form: For a state `name`, `demonym` or `metonym`; for an organization `name`, `short` or `metonym`; for a
            resolution `citation`, `list`, `bare` or `draft`; for a mechanism `name`, `short` or `description`; for a
            person `full` or `surname`.
        regime: For a mechanism the regime that it belongs to, `ISSUER:TARGET`; `?` for a side left open; else empty.
        regime_rule: What told issuer and target of the regime, see docs/tables.md.
        paragraph: For a resolution the part cited with it ("Article 28"); else empty.
        year: For a resolution the year of adoption, or of the symbol; None when unknown and for other kinds.
        actor: For a person the id of the state or organization represented; else empty.
        actor_rule: What told whom the person represents, see docs/tables.md.
        role: For a person the office as the text or the catalogue gives it.
        note: What a careful reader should know, such as a year that cannot be right.
        zone: Where in the page it stands: `body`, `headline`, `dateline`, `byline`, `navigation`, `share`, `hashtags`,
            `related`, `comments`, `notice`, `advert`.
        rule: Which rule decided, so that every row can be explained.
        score: Confidence from 0 to 1.
        sentence: The sentence around it, as read, on one line.
    """

    doc_id: str
    kind: str
    id: str
    label: str
    text: str
    start: int
    end: int
    form: str = ""
    regime: str = ""
    regime_rule: str = ""
    paragraph: str = ""
    year: int | None = None
    actor: str = ""
    actor_rule: str = ""
    role: str = ""
    note: str = ""
    zone: str = "body"
    rule: str = ""
    score: float = 1.0
    sentence: str = ""
    title: str = ""
    published: str = ""
    source: str = ""


Record = DocumentRow | Mention

#: Every table that `extract` writes, in the order in which it writes them.
TABLES: dict[str, type[DocumentRow] | type[Mention]] = {"documents": DocumentRow, "mentions": Mention}


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found in one document: its row and the records of every other table."""

    document: DocumentRow
    mentions: tuple[Mention, ...] = field(default=())

    def rows(self, table: str) -> tuple[Record, ...]:
        """Return this document's rows of one table, in text order.

        Raises:
            KeyError: For a name that is not in `TABLES`.
        """
        by_table: dict[str, tuple[Record, ...]] = {"documents": (self.document,), "mentions": self.mentions}
        return by_table[table]
