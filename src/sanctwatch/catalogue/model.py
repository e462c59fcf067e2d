"""The catalogue's records: entries with their names, regimes, resolutions, officials, and when a name counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, lru_cache

#: Resolutions above the last one that the data know belong to the running year as long as that year stays below this
#: many; the Council's busiest year, 1993, had 93.
MAX_RESOLUTIONS_PER_YEAR = 100

#: How far back from a name its context reaches; the longest pattern, on Belgium before "Brussels", looks 250 back.
CONTEXT_CHARS = 300

# ... all others look a few words back; a pattern that bridges a stretch of any text has a repetition in the hundreds.
_WORDS_CHARS = 100
_BRIDGES = re.compile(r"\{\d*,\d{3}\}")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entry.

    Attributes:
        text: As written in running text, without article; straight apostrophes.
        form: For states `name`, `demonym` or `metonym`; for organizations `name`, `short` or `metonym`; for mechanisms
            `name`.
        regime: For a named body of one regime that regime (`1718 Committee` is `UN:PRK`), else empty.
    """

    text: str
    form: str
    regime: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A state, an organization or a mechanism.

    Attributes:
        kind: `state`, `organization` or `mechanism`.
        traits: For mechanisms how its names behave, see `data/mechanisms.toml`.
        members: For organizations the ids of its member states, where they are few and clear.
        capital: For states.
        status: For states `member` (of the UN), `observer` or `none`.
    """

    kind: str
    id: str
    label: str
    names: tuple[Name, ...]
    traits: tuple[str, ...] = ()
    source: str = ""
    members: tuple[str, ...] = ()
    capital: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Regime:
    """A sanctions regime, `ISSUER:TARGET`.

    Attributes:
        resolutions: Council resolutions that found or shape it; `Catalogue.regimes_of` knows the renewals too.
        committee_numbers: Numbers that name its committee, panel or list ("1718 Committee"), older ones included.
        acts: For regimes of others than the UN the legal acts.
        start: ISO date; `end` likewise, empty while it is in force.
    """

    id: str
    label: str
    issuer: str
    target: str
    resolutions: tuple[int, ...]
    committee_numbers: tuple[int, ...]
    acts: tuple[str, ...]
    start: str
    end: str
    source: str


@dataclass(frozen=True, slots=True)
class Official:
    """One term of one office holder.

    Attributes:
        variants: Other spellings of the full name.
        alone: Names under which the news calls this person without ever giving the full name ("Putin").
        actor: Id of the state or organization represented; empty for none.
        start: ISO date, as precise as known; `end` likewise, empty while not known to have left.
    """

    name: str
    variants: tuple[str, ...]
    alone: tuple[str, ...]
    actor: str
    role: str
    start: str
    end: str
    source: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """A Council resolution on sanctions.

    Attributes:
        adopted: ISO date.
        regimes: Ids; empty for thematic ones.
        action: What it did, in keywords.
        vote: In favour, against, abstaining: `13-0-2`; empty when there was none or it is not known.
    """

    number: int
    year: int
    adopted: str
    regimes: tuple[str, ...]
    action: str
    vote: str
    source: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft resolution that was put to the vote.

    Attributes:
        outcome: `vetoed`, `failed` or `adopted`.
        adopted_as: Number of the resolution that it became, 0 for none.
        vetoed_by: Ids of the permanent members that voted against.
    """

    symbol: str
    date: str
    subject: str
    regimes: tuple[str, ...]
    outcome: str
    adopted_as: int
    vote: str
    vetoed_by: tuple[str, ...]
    sponsors: tuple[str, ...]
    source: str


@cache
def _compiled(patterns: tuple[str, ...], *, at_end: bool = False) -> re.Pattern[str]:
    """Join regexes to one, on first use as there are hundreds; `at_end` ties it to the end of the text."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(f"(?:{joined})\\Z" if at_end else joined)


@cache
def _reach_chars(patterns: tuple[str, ...]) -> int:
    """Return how far back patterns look: a few words, but for one that bridges a stretch of any text."""
    return CONTEXT_CHARS if any(_BRIDGES.search(pattern) for pattern in patterns) else _WORDS_CHARS


def _ends_with(patterns: tuple[str, ...], before: str) -> bool:
    # A search that is tied to the end tries every offset before it: the text is cut to what the patterns can reach.
    return bool(_compiled(patterns, at_end=True).search(before[-_reach_chars(patterns) :]))


@cache
def _by_anchor(patterns: tuple[str, ...]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    r"""Join the patterns that open with `\A`, and the others: `search` would try the former at every offset."""
    anchored = tuple(pattern for pattern in patterns if pattern.startswith(r"\A"))
    free = tuple(pattern for pattern in patterns if not pattern.startswith(r"\A"))
    return _compiled(anchored) if anchored else None, _compiled(free) if free else None


# All mentions of a name in one document ask the same: without this, two thousand "Council" in a text of a million
# characters take minutes.
@lru_cache(maxsize=64)
def _is_in(patterns: tuple[str, ...], document: str) -> bool:
    anchored, free = _by_anchor(patterns)
    return bool((free and free.search(document)) or (anchored and anchored.match(document)))


@dataclass(frozen=True, slots=True)
class Context:
    """When an ambiguous name counts as one id.

    All patterns are case-sensitive Python regexes. What stands next to the name decides first, then its sentence, then
    the document, then `default`; at one step exclusion goes before admission.

    Attributes:
        name: The name as the entry has it.
        ids: The ids that it speaks of.
        default: `admit` or `exclude`.
        exclude_before: Matched at the end of the text right before the name, in the same block; blanks count.
        exclude_after: Matched at the start of the text right after the name.
        exclude_sentence: Searched in the sentence around it.
        exclude_document: Searched in the whole text.
    """

    name: str
    ids: tuple[str, ...]
    default: str
    exclude_before: tuple[str, ...] = ()
    exclude_after: tuple[str, ...] = ()
    admit_before: tuple[str, ...] = ()
    admit_after: tuple[str, ...] = ()
    exclude_sentence: tuple[str, ...] = ()
    admit_sentence: tuple[str, ...] = ()
    exclude_document: tuple[str, ...] = ()
    admit_document: tuple[str, ...] = ()

    def near(self, before: str, after: str, sentence: str) -> bool | None:
        """Say whether the words around the name admit it; None leaves it to the document.

        Args:
            before: Text of the same block up to the name.
            after: Text of the same block from the end of the name.
            sentence: The sentence around the name.
        """
        if self.exclude_before and _ends_with(self.exclude_before, before):
            return False
        if self.exclude_after and _compiled(self.exclude_after).match(after):
            return False
        if self.admit_before and _ends_with(self.admit_before, before):
            return True
        if self.admit_after and _compiled(self.admit_after).match(after):
            return True
        if self.exclude_sentence and _compiled(self.exclude_sentence).search(sentence):
            return False
        if self.admit_sentence and _compiled(self.admit_sentence).search(sentence):
            return True
        return None

    def overall(self, document: str) -> bool:
        """Say whether the whole text admits the name, where `near` left it open; the same for all its mentions."""
        if self.exclude_document and _is_in(self.exclude_document, document):
            return False
        if self.admit_document and _is_in(self.admit_document, document):
            return True
        return self.default == "admit"

    def admits(self, before: str, after: str, sentence: str, document: str) -> bool:
        """Say whether the name counts here: `near`, and where that is open `overall`."""
        verdict = self.near(before, after, sentence)
        return self.overall(document) if verdict is None else verdict


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that the program knows by name; immutable.

    Attributes:
        contexts: By name (casefolded) and id, for ambiguous names; a name without an entry here always counts.
        traps: Phrases in which a name is not the thing ("South China Sea", "Korea Herald"), as written.
        trap_patterns: Regexes for families of such phrases; a name inside a match is not the thing.
        years: Year, first and last number of the Council's resolutions, by year.
        council: Ids of the elected members by year; the permanent five are not listed.
        presidents: Id of the Council's president by year and month.
        fingerprint: Hex digest over all data files, the overlay included.
    """

    states: Mapping[str, Entry]
    organizations: Mapping[str, Entry]
    mechanisms: Mapping[str, Entry]
    regimes: Mapping[str, Regime]
    resolutions: Mapping[int, Resolution]
    drafts: Mapping[str, Draft]
    officials: tuple[Official, ...]
    contexts: Mapping[tuple[str, str], Context]
    traps: tuple[str, ...]
    trap_patterns: tuple[str, ...]
    years: tuple[tuple[int, int, int], ...]
    council: Mapping[int, tuple[str, ...]]
    presidents: Mapping[tuple[int, int], str]
    fingerprint: str
    by_name: Mapping[str, tuple[str, ...]] = field(repr=False)

    def entry(self, ident: str) -> Entry:
        """Return the state, organization or mechanism with this id.

        Raises:
            KeyError: When there is none; `nearest` has suggestions.
        """
        for entries in (self.states, self.organizations, self.mechanisms):
            if ident in entries:
                return entries[ident]
        raise KeyError(ident)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that have this name, in whatever case; several when only context can tell."""
        return tuple(self.entry(ident) for ident in self.by_name.get(name.casefold(), ()))

    def nearest(self, ident: str) -> tuple[str, ...]:
        """Return up to three ids that a typo may have meant, also by name ("Iran" suggests IRN)."""
        named = [entry.id for entry in self.find(ident)]
        known = [*self.states, *self.organizations, *self.mechanisms, *self.regimes]
        by_folded = {known_id.casefold(): known_id for known_id in known}
        close = [by_folded[match] for match in get_close_matches(ident.casefold(), by_folded, n=3, cutoff=0.6)]
        if not named:
            named = [
                hit for name in get_close_matches(ident.casefold(), self.by_name, n=2) for hit in self.by_name[name]
            ]
        return tuple(dict.fromkeys([*named, *close]))[:3]

    def year_of(self, number: int) -> int:
        """Return the year in which the Council adopted S/RES/`number`, 0 for a number that it has not reached.

        The last year of the data is still running: numbers above its last known one count as that year's, as long as
        `MAX_RESOLUTIONS_PER_YEAR` allows.
        """
        at = bisect_right(self.years, number, key=lambda row: row[1]) - 1
        if at < 0:
            return 0
        year, first, last = self.years[at]
        is_running = at == len(self.years) - 1
        return year if number <= last or (is_running and number < first + MAX_RESOLUTIONS_PER_YEAR) else 0

    def regimes_of(self, number: int) -> tuple[str, ...]:
        """Return the ids of the regimes that S/RES/`number` founded, changed or renewed; empty when unknown."""
        resolution = self.resolutions.get(number)
        if resolution is not None and resolution.regimes:
            return resolution.regimes
        return tuple(regime.id for regime in self.regimes.values() if number in regime.resolutions)

    def regimes_of_committee(self, number: int) -> tuple[str, ...]:
        """Return the ids of the regimes whose committee, panel or list bears this number ("1718 Committee")."""
        return tuple(regime.id for regime in self.regimes.values() if number in regime.committee_numbers)
