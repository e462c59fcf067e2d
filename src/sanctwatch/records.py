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
        n_quotes: Rows in `quotes`, None where they were not looked for; `n_events`, `n_stances` likewise.
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
    n_quotes: int | None = None
    n_events: int | None = None
    n_stances: int | None = None
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


@dataclass(frozen=True, slots=True)
class Quote:
    """One row of `quotes`: a stretch of attributed speech.

    Attributes:
        kind: `direct` (in quotation marks), `indirect` (reported), `mixed` (both).
        speaker: Who speaks, as the text gives it; empty when the text does not tell.
        speaker_name: Full name of the person where it is known, else empty.
        speaker_resolution: How the speaker was made out: `name`, `title`, `apposition`, `pronoun` or `unknown`.
        role: Office of the speaker, as the text or the catalogue gives it.
        actor: Ids of the states or organizations that the speaker represents, joined with `;`.
        cue: The words that attribute, "said", "according to".
        about: Ids of the mechanisms, resolutions, states and organizations named inside, joined with `;`.
        note: `unclosed` for a quotation that its author never closed, `nested` for one inside another; else empty.
        rule: Which construction was read, so that every row can be explained.
    """

    doc_id: str
    kind: str
    speaker: str
    text: str
    start: int
    end: int
    speaker_name: str = ""
    speaker_resolution: str = "unknown"
    role: str = ""
    actor: str = ""
    cue: str = ""
    about: str = ""
    note: str = ""
    zone: str = "body"
    rule: str = ""
    score: float = 1.0
    sentence: str = ""
    title: str = ""
    published: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One row of `events`: a thing that was done, or will be.

    Attributes:
        event_id: The same for every report of one event (type, actors, targets, date), in any article.
        type: One of the types of docs/tables.md: `veto`, `adopt`, `trigger`, ...
        plover: Root of the PLOVER ontology, empty where it has none; `cameo` the CAMEO code.
        actors: Ids of those who do it, joined with `;`.
        targets: Ids of what undergoes it: mechanisms, resolutions, states, organizations; joined with `;`.
        date: When it happened or is to happen, ISO 8601, as precise as the text tells.
        date_text: The words that tell the date; `date_granularity` is `day`, `month`, `year` or empty.
        date_method: How the date was read: `explicit`, `completed` (the year was inferred), `relative` ("on Friday"),
            `published`, or empty.
        modality: `asserted`, `planned`, `hypothetical` or `negated`.
        cue: The words that name the event.
        text: The clause that reports it.
        report_count: How many times the article reports it.
    """

    doc_id: str
    event_id: str
    type: str
    plover: str
    cameo: str
    actors: str
    targets: str
    date: str
    modality: str
    cue: str
    text: str
    start: int
    end: int
    date_text: str = ""
    date_granularity: str = ""
    date_method: str = ""
    report_count: int = 1
    zone: str = "body"
    rule: str = ""
    score: float = 1.0
    sentence: str = ""
    title: str = ""
    published: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Stance:
    """One row of `stances`: an actor, by word or deed, supports or opposes a target.

    Attributes:
        actor: Id of the state or organization, or the name of a person who represents none.
        speaker: The official whose word or deed it is, by full name; empty when none is named.
        target: Id of a mechanism, a resolution, a state or an organization, or `other:` and a head noun.
        polarity: `support`, `oppose`, `conditional` or `neutral`.
        basis: `action` (a deed), `statement` (their own words), `attributed` (somebody else says so).
        regime: For a mechanism the sanctions regime that it belongs to; else empty.
        date: When the position was taken, as for `Event.date`; empty when the text does not tell.
        cue: The words that carry the position.
        text: The clause that is the evidence.
    """

    doc_id: str
    actor: str
    speaker: str
    target: str
    polarity: str
    basis: str
    cue: str
    text: str
    start: int
    end: int
    regime: str = ""
    date: str = ""
    zone: str = "body"
    rule: str = ""
    score: float = 1.0
    sentence: str = ""
    title: str = ""
    published: str = ""
    source: str = ""


Record = DocumentRow | Mention | Quote | Event | Stance

#: Every table that `extract` writes, in the order in which it writes them.
TABLES: dict[str, type[DocumentRow] | type[Mention] | type[Quote] | type[Event] | type[Stance]] = {
    "documents": DocumentRow,
    "mentions": Mention,
    "stances": Stance,
    "events": Event,
    "quotes": Quote,
}


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was found in one document: its row and the records of every other table."""

    document: DocumentRow
    mentions: tuple[Mention, ...] = field(default=())
    quotes: tuple[Quote, ...] = field(default=())
    events: tuple[Event, ...] = field(default=())
    stances: tuple[Stance, ...] = field(default=())

    def rows(self, table: str) -> tuple[Record, ...]:
        """Return this document's rows of one table, in text order.

        Raises:
            KeyError: For a name that is not in `TABLES`.
        """
        by_table: dict[str, tuple[Record, ...]] = {
            "documents": (self.document,),
            "mentions": self.mentions,
            "quotes": self.quotes,
            "events": self.events,
            "stances": self.stances,
        }
        return by_table[table]
