"""Finds states and organizations by name: `doc.spans["states"]` and `doc.spans["organizations"]`.

Names are matched as written, and in capitals where a whole word stands in capitals ("SECURITY COUNCIL"). Three things
take a match away again: a longer name around it ("Guinea" in "Equatorial Guinea"), a trap ("South China Sea"), and the
context of an ambiguous name (`data/contexts/`). A capital counts only where it stands for its government
(`data/capitals.toml`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from sanctwatch.catalogue import Catalogue, Context, Entry, Name
from sanctwatch.catalogue.capitals import Capitals
from sanctwatch.catalogue.model import CONTEXT_CHARS
from sanctwatch.notes import sentence_around, text_of

#: Keys of `doc.spans`, by kind of entry.
SPANS_KEY = {"state": "states", "organization": "organizations"}

#: How many characters beside a name its neighbours are read from.
WINDOW_CHARS = CONTEXT_CHARS

#: How far to either side a longer proper name around a name may reach.
TRAP_CHARS = 60

# What stands beside a name that may be part of a longer one: a capital, a bracket, "of", a language ("in Russian").
_CAPITAL_BEHIND = re.compile(r"(?:['’]s?)?,? ?(?:and |of |for )?[(\[]?[A-Z]")
_CAPITAL_BEFORE = re.compile(
    r"(?:[A-Z(][\w.'’)-]* (?:(?:of|for|on|and) )?(?:the )?| (?:in|from|into) (?:both )?|/|-)\Z"
)

_TRAP = "\0trap"  # the matcher's key of all traps, which no name can be
_BEYOND = 1 << 60  # larger than any token's place
_TRAPS_THAT_OVERLAP = 8  # more phrases than that never start before a name and reach over it

# Short names in capitals are words of their own in a headline ("CHAD" is safe, "US" is matched as written anyway).
_MIN_CAPITALS_CHARS = 4


@dataclass(frozen=True, slots=True)
class _Candidate:
    entry: Entry
    name: Name


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    candidate: _Candidate
    rule: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A Doc while its names are decided.

    Attributes:
        name_starts: Offsets at which some name matched, meant or not.
        has_namesake: What was found out about each capital so far.
    """

    doc: Doc
    text: str
    name_starts: frozenset[int]
    has_namesake: dict[str, bool]


class NameFinder:
    """Matches the names of states and organizations; `kb_id_` is the id, `label_` the form, `id_` the rule."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._candidates: dict[int, tuple[_Candidate, ...]] = {}
        self._contexts: Mapping[tuple[str, str], Context] = {}
        self._capitals: Capitals | None = None
        self._trap_patterns: tuple[re.Pattern[str], ...] = ()

    def load(self, catalogue: Catalogue, capitals: Capitals) -> None:
        """Take the entries, contexts and traps of a catalogue, in place of any earlier ones."""
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="ORTH")
        self._contexts = catalogue.contexts
        self._candidates.clear()
        self._capitals = capitals
        by_text: dict[str, list[_Candidate]] = {}
        for entry in (*catalogue.states.values(), *catalogue.organizations.values()):
            for name in entry.names:
                for written in _spellings(name):
                    by_text.setdefault(written, []).append(_Candidate(entry, name))
        make = self._nlp.make_doc
        for text, candidates in by_text.items():
            self._matcher.add(text, [make(text)])
            self._candidates[self._nlp.vocab.strings[text]] = tuple(candidates)
        traps = [make(text) for text in catalogue.traps]
        self._matcher.add(_TRAP, traps)
        # One by one: a regex that joins them has no fixed start to look for and takes four times as long.
        self._trap_patterns = tuple(re.compile(pattern, re.MULTILINE) for pattern in catalogue.trap_patterns)

    def __call__(self, doc: Doc) -> Doc:
        """Write both span groups, each in text order and without overlaps."""
        text = text_of(doc)
        traps: list[tuple[int, int]] = []
        by_kind: dict[str, list[_Found]] = {kind: [] for kind in SPANS_KEY}
        matches = [(key, start, end, doc[start].idx) for key, start, end in self._matcher(doc)]
        page = _Page(doc, text, frozenset(offset for _, _, _, offset in matches), {})
        trap_key = self._nlp.vocab.strings[_TRAP]
        for key, start, end, offset in matches:
            if key == trap_key:
                traps.append((start, end))
                continue
            last = doc[end - 1]
            offsets = offset, last.idx + len(last)
            decided = self._decide(page, *offsets, self._candidates[key])
            if decided is not None and not self._is_in_trap(page, *offsets):
                by_kind[decided[0].entry.kind].append(_Found(start, end, *decided))
        for kind, spans_key in SPANS_KEY.items():
            doc.spans[spans_key] = [
                Span(doc, f.start, f.end, f.candidate.name.form, kb_id=f.candidate.entry.id, span_id=f.rule)
                for f in _longest(by_kind[kind], traps)
            ]
        return doc

    def _is_in_trap(self, page: _Page, start: int, end: int) -> bool:
        """Say whether a name stands inside a longer proper name of a family of traps ("... University").

        Only a capital beside it that is not the start of another name ("Russia and China") makes that worth a look.
        """
        text, name_starts = page.text, page.name_starts
        left, right = max(0, start - TRAP_CHARS), end + TRAP_CHARS
        behind = _CAPITAL_BEHIND.match(text, end)
        if behind is None or behind.end() - 1 in name_starts:
            before = _CAPITAL_BEFORE.search(text, left, start)
            if before is None or before.start() in name_starts:
                return False
        return any(
            match.start() <= start and end <= match.end() and (match.start(), match.end()) != (start, end)
            for pattern in self._trap_patterns
            for match in pattern.finditer(text, left, right)
        )

    def _decide(
        self, page: _Page, start: int, end: int, candidates: tuple[_Candidate, ...]
    ) -> tuple[_Candidate, str] | None:
        """Return the candidate that is meant by the name at these offsets, and the rule that says so."""
        text, has_namesake = page.text, page.has_namesake
        for candidate in candidates:
            name, entry = candidate.name, candidate.entry
            context = self._contexts.get((name.text.casefold(), entry.id))
            capitals = self._capitals if name.form == "metonym" and entry.kind == "state" else None
            if context is None and capitals is None:
                return candidate, "name"
            before = text[text.rfind("\n", 0, start) + 1 : start][-WINDOW_CHARS:]
            after = text[end : end + WINDOW_CHARS].partition("\n")[0]
            if context is not None:
                sentence = text[slice(*sentence_around(page.doc, start))]
                if not context.admits(before, after, sentence, text):
                    continue
            if capitals is not None:
                if name.text not in has_namesake:
                    has_namesake[name.text] = capitals.has_namesake(name.text, text)
                if has_namesake[name.text] or not capitals.is_government(name.text, before, after):
                    continue
            return candidate, f"context:{name.text}" if context else "capital"
        return None


def _spellings(name: Name) -> Iterable[str]:
    yield name.text
    capitals = name.text.upper()
    if name.form != "metonym" and capitals != name.text and len(name.text) >= _MIN_CAPITALS_CHARS:
        yield capitals


def _longest(found: list[_Found], traps: list[tuple[int, int]]) -> list[_Found]:
    """Keep the longest of overlapping matches, drop what lies inside a trap, return the rest in text order."""
    kept: list[_Found] = []
    taken: set[int] = set()
    traps = sorted(traps)
    for match in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        tokens = range(match.start, match.end)
        around = traps[: bisect_right(traps, (match.start, _BEYOND))][-_TRAPS_THAT_OVERLAP:]
        if taken.isdisjoint(tokens) and not any(
            match.end <= end and (start, end) != (match.start, match.end) for start, end in around
        ):
            kept.append(match)
            taken.update(tokens)
    return sorted(kept, key=lambda f: f.start)


@Language.factory("sanctwatch_names", assigns=["doc.spans"])
def create_name_finder(nlp: Language, name: str) -> NameFinder:
    """Create the component; `load` gives it the entries."""
    return NameFinder(nlp)
