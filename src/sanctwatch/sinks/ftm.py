"""Records as entities of FollowTheMoney, one JSON object per line, for Aleph, OpenAleph, yente and their kin.

An article becomes an `Article`; states `PublicBody`, organizations `Organization`, persons `Person`; who is named in an
article a `Mention`, once per article; what happened an `Event`. Mechanisms and resolutions are no legal entities: they
are `keywords` of articles and events. Only asserted events are written, since an `Event` cannot say that it was merely
planned or denied; stances and quotes have no likeness there and are left out.

Ids are made of what an entity is, so that any run gives the same one the same id. Lines with one id are one entity, as
everywhere in FollowTheMoney: `ftm aggregate` joins them. That keeps the memory small: an event reported by ten articles
is ten lines.

Source: https://followthemoney.tech/explorer/schemata/; the tests validate with its own library.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import BinaryIO

from sanctwatch.catalogue import Catalogue
from sanctwatch.catalogue.lookup import kind_of, label_of
from sanctwatch.records import Analysis, DocumentRow, Event, Mention

#: ISO 639-3 codes, as FollowTheMoney has them, of the languages that our own detector knows best; others are left out.
_LANGUAGE_CODES = {"en": "eng", "fr": "fra", "es": "spa", "de": "deu", "ru": "rus", "ar": "ara", "zh": "zho"}

_LEGAL_KINDS = ("state", "organization", "person")


class Entities:
    """Write entities as they are found."""

    def __init__(self, stream: BinaryIO, tables: Sequence[str], catalogue: Catalogue) -> None:
        """Take the stream, which is left open by `finish`.

        Args:
            stream: Where the bytes go.
            tables: Whose rows are wanted: `mentions` and `events` count, articles come along.
            catalogue: For the names of states and organizations.
        """
        self._stream = stream
        self._tables = tables
        self._catalogue = catalogue
        table = resources.files("sanctwatch") / "data" / "country_codes.csv"
        rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
        self._country_by_state = {row["id"]: row["code"] for row in rows}
        #: Digests of the lines about parties, which would else come with every article.
        self._written: set[bytes] = set()

    def write(self, analysis: Analysis) -> None:
        """Write the entities of one document."""
        events = (
            [event for event in analysis.events if event.modality == "asserted"] if "events" in self._tables else []
        )
        mentions = analysis.mentions if "mentions" in self._tables else ()
        if analysis.document.doc_id:
            self._write_article(analysis.document, mentions)
        self._write_mentions(mentions)
        for event in events:
            if event.modality == "asserted":
                self._write_event(event)

    def finish(self) -> None:
        """Hand the last bytes to the stream, which stays open."""
        self._stream.flush()

    def discard(self) -> None:
        """Nothing to let go of."""

    def notes(self) -> list[str]:
        """Nothing to say."""
        return []

    def _write_article(self, row: DocumentRow, mentions: Iterable[Mention]) -> None:
        others = [mention.label for mention in mentions if mention.kind not in _LEGAL_KINDS]
        self._line(
            article_id(row.doc_id),
            "Article",
            title=[row.title],
            fileName=[row.doc_id],
            publishedAt=[row.published],
            publisher=[row.source],
            sourceUrl=[row.url if row.url.startswith(("https://", "http://")) else ""],
            language=[_LANGUAGE_CODES.get(row.language, "")],
            encoding=[row.encoding],
            processingError=[row.reason],
            keywords=others,
        )

    def _write_mentions(self, mentions: Iterable[Mention]) -> None:
        by_party: dict[tuple[str, str], list[Mention]] = {}
        for mention in mentions:
            if mention.kind in _LEGAL_KINDS:
                by_party.setdefault((mention.kind, mention.id), []).append(mention)
        for (kind, ident), group in by_party.items():
            roles = [mention.role for mention in group]
            schema = self._write_party(kind, ident, roles, [mention.actor for mention in group])
            doc_id = group[0].doc_id
            self._line(
                _id("mention", doc_id, kind, ident),
                "Mention",
                document=[article_id(doc_id)],
                resolved=[party_id(kind, ident)],
                name=[mention.text for mention in group],
                detectedSchema=[schema],
            )

    def _write_party(self, kind: str, ident: str, roles: Sequence[str] = (), actors: Sequence[str] = ()) -> str:
        """Write a state, an organization or a person, if nothing more is known than was written; return its schema."""
        schema = {"state": "PublicBody", "organization": "Organization", "person": "Person"}[kind]
        countries = [self._country_by_state.get(each, "") for each in (ident, *actors)]
        name = ident if kind == "person" else label_of(self._catalogue, ident)
        self._line(party_id(kind, ident), schema, is_party=True, name=[name], country=countries, position=roles)
        return schema

    def _write_event(self, event: Event) -> None:
        idents = [ident for cell in (event.actors, event.targets) for ident in cell.split(";") if ident]
        kinds = {ident: kind_of(self._catalogue, ident) for ident in idents}
        involved = [ident for ident, kind in kinds.items() if kind in _LEGAL_KINDS]
        for ident in involved:
            self._write_party(kinds[ident], ident)
        labels = {ident: label_of(self._catalogue, ident) for ident in idents}
        sides = [", ".join(labels[each] for each in cell.split(";") if each) for cell in (event.actors, event.targets)]
        self._line(
            # Reports that do not date an event are of one when they came out on one day, as with --merge.
            _id("event", event.event_id, event.date or event.published or event.doc_id),
            "Event",
            name=[": ".join([event.type, *filter(None, [" – ".join(filter(None, sides))])])],
            date=[event.date],
            summary=[event.sentence],
            recordId=[event.event_id],
            involved=[party_id(kinds[ident], ident) for ident in involved],
            keywords=[event.type, *(labels[ident] for ident in idents if ident not in involved)],
            country=[self._country_by_state.get(ident, "") for ident in involved],
            proof=[article_id(event.doc_id)],
        )

    def _line(self, ident: str, schema: str, *, is_party: bool = False, **values: Sequence[str]) -> None:
        properties = {
            name: list(dict.fromkeys(" ".join(value.split()) for value in its if value.strip()))
            for name, its in values.items()
        }
        filled = {name: its for name, its in properties.items() if its}
        entity = {"id": ident, "schema": schema, "properties": filled}
        line = (json.dumps(entity, ensure_ascii=False) + "\n").encode("utf-8", "replace")
        if is_party:
            digest = hashlib.blake2b(line, digest_size=12).digest()
            if digest in self._written:
                return
            self._written.add(digest)
        self._stream.write(line)


def article_id(doc_id: str) -> str:
    """Return the id of an article, the same in every run that gives it this `doc_id`."""
    return _id("article", doc_id)


def party_id(kind: str, ident: str) -> str:
    """Return the id of a state, an organization or a person; a person goes by the full name."""
    return _id(kind, ident)


def _id(*parts: str) -> str:
    joined = "\x1f".join(parts).encode("utf-8", "replace")
    return f"sanctwatch-{parts[0]}-{hashlib.sha1(joined, usedforsecurity=False).hexdigest()}"
