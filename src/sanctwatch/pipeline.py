"""Documents in, analyses out: the one place where spaCy runs."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sanctwatch.catalogue import Catalogue, load_catalogue
from sanctwatch.catalogue.acts import acts_by_symbol
from sanctwatch.catalogue.capitals import Capitals, load_capitals
from sanctwatch.catalogue.domain import Domain, load_domain
from sanctwatch.catalogue.frames import load_lexicon
from sanctwatch.catalogue.phrases import Phrase, load_phrases
from sanctwatch.catalogue.regime_clues import load_regime_clues
from sanctwatch.clean import clean, split_long
from sanctwatch.components import citations, mechanisms, names, persons, sentences  # noqa: F401 - registers the components
from sanctwatch.components.persons import PersonRecognizer
from sanctwatch.extract.affiliations import affiliate
from sanctwatch.extract.events import find_events
from sanctwatch.extract.mentions import find_mentions
from sanctwatch.extract.narrative import read_propositions
from sanctwatch.extract.place import Place
from sanctwatch.extract.proposition import Proposition
from sanctwatch.extract.quotes import find_quotes
from sanctwatch.extract.reading import Reading, read
from sanctwatch.extract.reference import References
from sanctwatch.extract.regimes import RegimeResolver
from sanctwatch.extract.stances import find_stances
from sanctwatch.model import bend_tokenizer
from sanctwatch.model.choose import load_language
from sanctwatch.notes import note_text, sentences_of
from sanctwatch.records import TABLES, Analysis, Document, DocumentRow, Event, Mention, Quote, Stance
from sanctwatch.sources.language import detect_language

#: After how many documents spaCy is set up anew, in a quarter of a second: it keeps every word that it ever saw, and
#: memory would grow with the corpus. (Its memory zones forget most, not all, and cost a tenth of the speed.)
RENEW_DOCUMENTS = 2_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides the result besides the text; can be sent to a worker process.

    Attributes:
        catalogue: Folder laid over the built-in catalogue, empty for none.
        languages: ISO 639-1 codes that are analysed; a document in another language is `skipped`.
        max_chars: Longer texts are analysed in parts, cut at paragraph ends; spaCy's own limit is 1,000,000.
        model: Name or folder of another spaCy pipeline for the grammar; empty for the one that ships.
        tables: What is wanted of `TABLES`. Without `quotes`, `events` and `stances` nothing is parsed, which is eight
            times as fast.
        min_score: Rows of `events` and `stances` below it are left out; None for the thresholds that ship.
    """

    catalogue: str = ""
    languages: tuple[str, ...] = ("en",)
    max_chars: int = 1_000_000
    model: str = ""
    tables: tuple[str, ...] = tuple(TABLES)
    min_score: float | None = None

    @property
    def needs_grammar(self) -> bool:
        """A table is wanted that is read off parsed sentences."""
        return not _PARSED_TABLES.isdisjoint(self.tables)


#: The tables that need a parse.
_PARSED_TABLES = frozenset({"quotes", "events", "stances"})


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What our components read beside the catalogue, loaded once: a renewal must find what the run began with."""

    phrases: tuple[Phrase, ...]
    capitals: Capitals
    domain: Domain


@dataclass(slots=True)
class _Part:
    """What was read of one part of a document; `reading` is None where nothing was parsed."""

    n_words: int
    n_sentences: int
    mentions: list[Mention]
    reading: Reading | None = None
    quotes: list[Quote] = field(default_factory=list)
    propositions: list[Proposition] = field(default_factory=list)


class Pipeline:
    """Analyses documents one by one; build it once per process with `build`."""

    def __init__(self, settings: Settings, catalogue: Catalogue) -> None:
        self._settings = settings
        self._catalogue = catalogue
        self._grammar = _load_grammar(catalogue, _overlay(settings))
        self._lexicon = load_lexicon(_overlay(settings))
        self._acts = acts_by_symbol(catalogue.resolutions.values(), catalogue.drafts.values())
        self._build()
        self._n_documents = 0
        self._regimes = RegimeResolver(catalogue, load_regime_clues(_overlay(settings)))

    def _build(self) -> None:
        """Set up spaCy. Both halves share one vocabulary, so that a Doc can go from the one to the other."""
        self._parser = load_language(self._settings.model) if self._settings.needs_grammar else None
        self._nlp = _build_nlp(self._settings, self._catalogue, self._grammar, self._parser)

    def analyze(self, documents: Iterable[Document]) -> Iterator[Analysis]:
        """Yield one analysis per document, in order; one that was not read passes through as its row.

        Never raises on text.
        """
        for document in documents:
            self._n_documents += 1
            if self._n_documents % RENEW_DOCUMENTS == 0:
                del self._nlp, self._parser
                gc.collect()  # spaCy's objects hold each other
                self._build()
            yield self.analyze_one(document)

    def analyze_text(self, text: str, *, doc_id: str = "text", published: str = "", title: str = "") -> Analysis:
        """Return the analysis of a text that the caller has at hand.

        Its language is not guessed, as that of a file is: a sentence or two is too little for that.

        >>> import sanctwatch
        >>> nlp = sanctwatch.load()
        >>> analysis = nlp.analyze_text("Russia vetoed the draft resolution on the panel of experts.")
        >>> [(event.type, event.actors) for event in analysis.events]
        [('veto', 'RUS')]

        Args:
            text: Offsets count its characters.
            doc_id: What the rows call it.
            published: ISO date that "on Friday" is counted from; empty when it is not known.
            title: Headline, for the rows.
        """
        language = self._settings.languages[0]
        return self.analyze_one(Document(doc_id, text, language=language, published=published, title=title))

    def analyze_one(self, document: Document) -> Analysis:
        """Return the analysis of one document."""
        if document.status != "ok":
            return Analysis(_row(document))
        language = document.language or detect_language(document.text)[0]
        if language and language not in self._settings.languages:
            reason = f"language {language}, not {' or '.join(self._settings.languages)}"
            return Analysis(_row(document, language=language, status="skipped", reason=reason))
        mentions: list[Mention] = []
        quotes: list[Quote] = []
        events: list[Event] = []
        stances: list[Stance] = []
        n_sentences = n_words = 0
        least = self._settings.min_score
        for part in self._read_parts(document):
            n_sentences += part.n_sentences
            n_words += part.n_words
            mentions += part.mentions
            if part.reading is not None:
                quotes += part.quotes
                events += find_events(part.reading, part.propositions, least)
                stances += find_stances(part.reading, part.propositions, least)
        counts: dict[str, int] = {"n_words": n_words, "n_sentences": n_sentences, "n_mentions": len(mentions)}
        if self._parser is not None:
            counts |= {"n_quotes": len(quotes), "n_events": len(events), "n_stances": len(stances)}
        row = _row(document, language=language, **counts)
        return Analysis(row, tuple(mentions), tuple(quotes), tuple(events), tuple(stances))

    def propositions(self, document: Document) -> Iterator[tuple[Reading, list[Proposition]]]:
        """Yield what events and stances are read off, for each part of a document: to study or to train the judge."""
        for part in self._read_parts(document):
            if part.reading is not None:
                yield part.reading, part.propositions

    def _read_parts(self, document: Document) -> Iterator[_Part]:
        for offset, text in split_long(document.text, self._settings.max_chars):
            cleaned = clean(text)
            place = Place(document, cleaned, offset)
            doc = self._nlp.make_doc(cleaned.text)
            note_text(doc, cleaned.text)
            doc = self._nlp(doc)
            n_sentences = sum(1 for start, end in sentences_of(doc) if not cleaned.text[start:end].isspace())
            people = affiliate(doc, document.published, self._catalogue.officials)
            found = list(find_mentions(doc, place, self._catalogue, self._regimes, people))
            part = _Part(len(cleaned.text.split()), n_sentences, [row for row, _ in found])
            if self._parser is not None:
                part.reading = read(self._parse(doc, place), place, found, people)
                references = References(part.reading)
                part.quotes = list(find_quotes(part.reading, references))
                part.propositions = read_propositions(part.reading, references, part.quotes, self._lexicon, self._acts)
            yield part

    def _parse(self, doc: Doc, place: Place) -> Doc:
        """Parse a Doc. A dateline is no part of the sentence behind it: "SEOUL: South Korea has announced ..."."""
        assert self._parser is not None
        ends = [zone.end for zone in place.cleaned.zones if zone.kind == "dateline"]
        for token in doc if ends else ():
            start = place.cleaned.to_original(token.idx, token.idx + 1)[0]
            if start >= ends[0]:
                token.is_sent_start = True
                ends.pop(0)
                if not ends:
                    break
        return self._parser(doc)


def build(settings: Settings) -> Pipeline:
    """Build the pipeline.

    Raises:
        SanctwatchError: When the user's catalogue folder is not usable.
    """
    return Pipeline(settings, load_catalogue(_overlay(settings)))


def _load_grammar(catalogue: Catalogue, overlay: Path | None) -> _Grammar:
    committees = {number for regime in catalogue.regimes.values() for number in regime.committee_numbers}
    return _Grammar(load_phrases(overlay, committees), load_capitals(overlay), load_domain(overlay))


def _build_nlp(settings: Settings, catalogue: Catalogue, grammar: _Grammar, parser: Language | None) -> Language:
    """Set up spaCy: blank English, our components, the catalogue's entries."""
    nlp = spacy.blank("en") if parser is None else spacy.blank("en", vocab=parser.vocab)
    bend_tokenizer(nlp)
    _split_behind_abbreviations(nlp)
    nlp.max_length = settings.max_chars + 1
    nlp.add_pipe("sanctwatch_rule_sentences")
    nlp.add_pipe("sanctwatch_citations").load(catalogue.year_of)  # type: ignore[attr-defined]
    nlp.add_pipe("sanctwatch_names").load(catalogue, grammar.capitals)  # type: ignore[attr-defined]
    nlp.add_pipe("sanctwatch_mechanisms").load(catalogue, grammar.phrases, grammar.domain)  # type: ignore[attr-defined]
    people: PersonRecognizer = nlp.add_pipe("sanctwatch_persons")  # type: ignore[assignment]
    people.add_officials(catalogue.officials)
    people.add_places(name.text for state in catalogue.states.values() for name in state.names)
    return nlp


def _overlay(settings: Settings) -> Path | None:
    return Path(settings.catalogue) if settings.catalogue else None


def _split_behind_abbreviations(nlp: Language) -> None:
    """Make "U.S.-drafted" three tokens, so that the name in it can be found; spaCy takes it for one."""
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    nlp.tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer  # type: ignore[union-attr]


def _row(document: Document, **more: str | int) -> DocumentRow:
    known: dict[str, str | int] = {
        "doc_id": document.doc_id,
        "status": document.status,
        "reason": document.reason,
        "title": document.title,
        "published": document.published,
        "published_from": document.published_from,
        "source": document.source,
        "url": document.url,
        "language": document.language,
        "encoding": document.encoding,
        "n_chars": len(document.text),
        "sha256": document.sha256,
    }
    return DocumentRow(**(known | more))  # type: ignore[arg-type]
