"""Which sanctions regime a mechanism belongs to: `ISSUER:TARGET`, from the words beside it or from the whole article.

Every clue (`data/regime_clues.toml`) votes for an issuer or for a target; the nearer the clue, the more votes. A side
that no clue speaks for stays open (`?`); with both sides open there is no regime.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from sanctwatch.catalogue import Catalogue
from sanctwatch.catalogue.regime_clues import RegimeClues
from sanctwatch.notes import sentence_around, text_of

# Votes, set by a sweep over the training split of the gold articles; the next values up or down change the share of
# right regimes there by less than a point.
_TIED = 60.0  # a name that grammar ties to the mechanism
_INSIDE = 200.0  # an issuer inside the name: nothing can contradict it ("the US has reimposed UN sanctions")
_ACTING = 18.0  # the nearest issuer whose verb acts on the mechanism
_OPEN = 45.0  # "Western sanctions" leave the issuer open
_PREVIOUS = 12.0  # the regime of the mechanism before it in the same block
_PRIOR = 14.0  # the article as a whole, shared out among all that it names
_NEARBY_TARGET, _NEARBY_ISSUER = 5.0, 1.0  # names within `_NEARBY_CHARS`, falling off with distance
_NEARBY_CHARS = 400
_ECHO = 0.3  # what a further name around a mechanism adds to the loudest one of its kind
_ENDED = 8.0  # what a regime has to make up for that has ended: only history speaks of it
_UNKNOWN, _UNKNOWN_UN = 5.0, 25.0  # what a pair that the catalogue does not know has to make up for

_CITATION_WEIGHT, _WORD_WEIGHT, _ENDED_WEIGHT, _SPEAKER_WEIGHT = 3.0, 2.0, 0.3, 0.15
_TIED_REACH_CHARS, _COMPLEMENT_CHARS = 60, 40

# Mechanisms whose name may hold the number of a committee or resolution ("1591 sanctions regime").
_NUMBERED = frozenset({"sanctions-committee", "panel-of-experts", "sanctions", "monitoring-team", "designation"})
_NUMBER = re.compile(r"(?<![\d/])(\d{3,4})(?![\d-])")

Tally = defaultdict[str, float]


@dataclass(frozen=True, slots=True)
class _Clue:
    """A name, citation or word in the text that speaks for an issuer, a target or both.

    Attributes:
        is_open: The target is a state under no sanctions that the catalogue knows: it counts only where grammar ties it
            to the mechanism ("the arms embargo on Vietnam").
    """

    start: int
    end: int
    issuer: str
    target: str
    weight: float
    is_open: bool = False

    @property
    def is_plain_america(self) -> bool:
        """Whether this is the United States by name: they speak in the news more often than they issue."""
        return self.issuer == "USA" and self.weight == 1.0


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one article says about regimes: its clues in text order, and the votes of the article as a whole."""

    text: str
    clues: Sequence[_Clue]
    starts: Sequence[int]
    targets: Mapping[str, float]
    issuers: Mapping[str, float]


class _Votes:
    """Votes for ids, with the heaviest reason for each."""

    def __init__(self) -> None:
        self.total: Tally = Tally(float)
        self._reasons: dict[str, tuple[float, str]] = {}
        self._loudest: dict[str, float] = {}

    def add(self, ident: str, votes: float, why: str) -> None:
        self.total[ident] += votes
        if votes > self._reasons.get(ident, (0.0, ""))[0]:
            self._reasons[ident] = (votes, why)

    def hear(self, ident: str, votes: float, why: str) -> None:
        """Take one of many votes around a mechanism: six citations in a row weigh little more than one."""
        loudest = self._loudest.get(ident, 0.0)
        self._loudest[ident] = max(loudest, votes)
        self.add(ident, max(votes - loudest, 0.0) + _ECHO * min(votes, loudest), why)

    def why(self, ident: str) -> str:
        return self._reasons.get(ident, (0.0, "open"))[1]


class RegimeResolver:
    """Resolves the regimes of an article's mechanisms; built once from a catalogue and the clues."""

    def __init__(self, catalogue: Catalogue, clues: RegimeClues) -> None:
        self._catalogue = catalogue
        self._clues = clues
        regimes = catalogue.regimes.values()
        self._known = {(regime.issuer, _undated(regime.target)) for regime in regimes}
        self._targets = {target for _, target in self._known} - set(clues.issuer_of)
        # A regime that has ended is meant where its resolutions are cited, seldom where the state is merely named.
        self._living = {_undated(regime.target) for regime in regimes if not regime.end}
        self._regime_by_name = {
            name.text.casefold(): name.regime
            for entry in catalogue.mechanisms.values()
            for name in entry.names
            if name.regime
        }

    def resolve(self, doc: Doc, mechanisms: Sequence[Span]) -> list[tuple[str, str]]:
        """Return the regime of each mechanism and what told it, both empty where none is given.

        What told it has two sides as the regime has: `name:article` means that the issuer stands in the mechanism's
        name and the target is what the article speaks of. The words are `body` (a body's own name or number), `name`,
        `beside` (a name that grammar ties to the mechanism), `verb` (an issuer that acts on it), `habit`, `sentence`,
        `nearby`, `before` (the mechanism before it), `article`, and `open`.

        Args:
            doc: A Doc with the span groups of all components.
            mechanisms: The spans of `doc.spans["mechanisms"]`, in text order.
        """
        reading = self._read(doc, mechanisms)
        out: list[tuple[str, str]] = []
        issuer, target, previous_end = "", "", -1
        for span in mechanisms:
            if span.kb_id_ in self._clues.without_regime:
                out.append(("", ""))
                continue
            regime, rule = self._fixed(span, reading.text), "body:body"
            if not regime:
                issuers, targets = self._vote(span, reading)
                if issuer and "\n" not in reading.text[previous_end : span.start_char]:
                    issuers.add(issuer, _PREVIOUS, "before")
                    targets.add(target, _PREVIOUS, "before")
                regime, rule = self._best(issuers, targets)
            if regime:
                issuer, _, target = regime.partition(":")
                previous_end = span.end_char
            out.append((regime, rule))
        return out

    def _fixed(self, span: Span, text: str) -> str:
        """Return the regime that a mechanism's own name tells ("1718 Committee"), else an empty text."""
        always = self._clues.always.get(span.kb_id_)
        if always is not None and always[1].search(text):
            return always[0]
        by_name = self._regime_by_name.get(span.text.casefold())
        if by_name:
            return by_name
        numbers = _NUMBER.findall(span.text) if span.kb_id_ in _NUMBERED else ()
        for number in map(int, numbers):
            regimes = self._catalogue.regimes_of_committee(number) or self._catalogue.regimes_of(number)
            if regimes:
                issuer, _, target = regimes[0].partition(":")
                return f"{issuer}:{_undated(target)}"
        return ""

    def _read(self, doc: Doc, mechanisms: Sequence[Span]) -> _Reading:
        text = text_of(doc)
        clues = sorted(self._find_clues(doc, text), key=lambda clue: clue.start)
        starts = [clue.start for clue in clues]
        targets, issuers = Tally(float), Tally(float)
        for clue in clues:
            if clue.target and not clue.is_open:
                targets[clue.target] += clue.weight * (0.1 if clue.target in self._clues.speakers_first else 1.0)
            if clue.issuer and clue.issuer not in self._clues.national_issuers:
                issuers[clue.issuer] += clue.weight * (0.25 if clue.is_plain_america else 1.0)
        for mechanism in mechanisms:
            if mechanism.kb_id_ not in self._clues.without_regime:
                for clue, is_issuer in self._tied(mechanism, text, clues, starts):
                    tally, ident = (issuers, clue.issuer) if is_issuer else (targets, clue.target)
                    tally[ident] += 6
        return _Reading(text, clues, starts, targets, issuers)

    def _find_clues(self, doc: Doc, text: str) -> Iterator[_Clue]:
        for key in ("states", "organizations"):
            for span in doc.spans.get(key, []):
                ident = span.kb_id_
                is_open = key == "states" and ident not in self._targets and ident not in self._clues.target_of
                known = ident if ident in self._targets or is_open else ""
                target = self._clues.target_of.get(ident, known)
                issuer = self._clues.issuer_of.get(ident, ident if ident in self._clues.national_issuers else "")
                if target or issuer:
                    weight = 1.0 if target in self._living or not target or is_open else _ENDED_WEIGHT
                    yield _Clue(span.start_char, span.end_char, issuer, target, weight, is_open)
        for span in doc.spans.get("resolutions", []):
            if span.kb_id_.startswith("S/"):
                number = span.kb_id_.removeprefix("S/RES/")
                regimes = self._catalogue.regimes_of(int(number)) if number.isdigit() else ()
                targets = {_undated(regime.partition(":")[2]) for regime in regimes} & self._targets
                target = targets.pop() if len(targets) == 1 else ""
                yield _Clue(span.start_char, span.end_char, "UN", target, _CITATION_WEIGHT)
        for issuer, words in self._clues.issuer_words.items():
            for match in words.finditer(text):
                yield _Clue(match.start(), match.end(), issuer, "", _WORD_WEIGHT)

    def _tied(
        self, span: Span, text: str, clues: Sequence[_Clue], starts: Sequence[int]
    ) -> Iterator[tuple[_Clue, bool]]:
        """Yield the clues that grammar ties to a mechanism, each with whether it is the issuer.

        Inside the name or right before it a name is the issuer if it can be one and else the target ("[US] sanctions",
        "[North Korea] sanctions"); behind "on" or "against" it is the target, behind "by" the issuer.
        """
        start, end = span.start_char, span.end_char
        line = text.rfind("\n", 0, start)
        for clue in clues[bisect_left(starts, max(line, start - _TIED_REACH_CHARS)) :]:
            if clue.start > end + _TIED_REACH_CHARS:
                break
            if clue.end <= end:
                inside = clue.start >= start
                if inside or (clue.end <= start and self._clues.between.fullmatch(text, clue.end, start)):
                    is_issuer = bool(clue.issuer) and clue.issuer not in self._clues.targets_first
                    if is_issuer or clue.target:
                        yield clue, is_issuer
            elif clue.start >= end:
                between = text[end : clue.start]
                if "\n" in between or ". " in between:
                    break
                if clue.target and len(between) < _COMPLEMENT_CHARS and self._clues.before_target.search(between):
                    yield clue, False
                elif clue.issuer and self._clues.before_issuer.search(between):
                    yield clue, True

    def _vote(self, span: Span, reading: _Reading) -> tuple[_Votes, _Votes]:
        """Return the votes for issuers and for targets of one mechanism."""
        text, start, end = reading.text, span.start_char, span.end_char
        issuers, targets = _Votes(), _Votes()
        habit = self._clues.habits.get(span.kb_id_)
        if habit is not None:
            issuers.add(*habit, "habit")
        for clue, is_issuer in self._tied(span, text, reading.clues, reading.starts):
            is_inside = start <= clue.start < end
            why = "name" if is_inside else "beside"
            if is_issuer:
                issuers.add(clue.issuer, _INSIDE if is_inside else _TIED, why)
            else:
                targets.add(clue.target, _TIED, why)
        if self._clues.open_issuer.search(text, max(0, start - 20), start):
            issuers.add("?", _OPEN, "open")
        first, behind = sentence_around(span.doc, start)
        acting: _Clue | None = None
        for clue in reading.clues[bisect_left(reading.starts, min(first, start - _NEARBY_CHARS)) :]:
            if clue.start > max(behind, end + _NEARBY_CHARS // 2):
                break
            distance = abs(clue.start - start)
            in_sentence = first <= clue.start < behind
            near = max(0.0, 1 - distance / _NEARBY_CHARS)
            close = 1 / (1 + distance / 40) if in_sentence else 0.0
            why = "sentence" if in_sentence else "nearby"
            if clue.target and not clue.is_open:
                is_speaker = clue.target in self._clues.speakers_first
                votes = (4 + 12 * close) * (_SPEAKER_WEIGHT if is_speaker else 1.0) if in_sentence else 0.0
                votes += 0.0 if is_speaker else _NEARBY_TARGET * near
                targets.hear(clue.target, clue.weight * votes, why)
            if clue.issuer and clue.issuer not in self._clues.national_issuers:
                votes = (2 + 8 * close if in_sentence else 0.0) + _NEARBY_ISSUER * near
                issuers.hear(clue.issuer, clue.weight * votes * (0.5 if clue.is_plain_america else 1.0), why)
            if clue.issuer and in_sentence and clue.end <= start and self._clues.acts_on.search(text, clue.end, start):
                acting = clue
        if acting is not None:
            issuers.add(acting.issuer, self._acting_votes(text[acting.end : start]), "verb")
        for votes_for, prior in ((targets, reading.targets), (issuers, reading.issuers)):
            total = sum(prior.values())
            for ident, count in prior.items():
                votes_for.add(ident, _PRIOR * count / total, "article")
        return issuers, targets

    def _doubt(self, issuer: str, target: str) -> float:
        if (issuer, target) in self._known:
            return 0.0 if target in self._living else _ENDED
        return _UNKNOWN_UN if issuer == "UN" and target != "?" else _UNKNOWN

    def _acting_votes(self, between: str) -> float:
        """Return the votes of an issuer whose verb acts on the mechanism, by the words between the two.

        "lifted its arms embargo" and "imposed sanctions" leave no doubt; a verb farther away may have another object.
        """
        if "," in between:
            return 0.0
        return _TIED if self._clues.acts_directly.search(between) else _ACTING

    def _best(self, issuers: _Votes, targets: _Votes) -> tuple[str, str]:
        """Return the regime with most votes, `?` for a side without any, and what told each side."""
        pairs = [
            (issuers.total[issuer] + targets.total[target] - self._doubt(issuer, target), issuer, target)
            for issuer in list(issuers.total) or ["?"]
            for target in [*targets.total, "?"]
            # The UN's regimes are all known: another one needs a target that grammar tells ("sanctions on Syria").
            if issuer != target
            and (issuer != "UN" or target == "?" or ("UN", target) in self._known or targets.total[target] >= _TIED)
        ]
        if not pairs:  # nobody imposes and nobody suffers: "Diplomats rejected the sanctions."
            return "", ""
        _, issuer, target = max(pairs)
        return f"{issuer}:{target}", f"{issuers.why(issuer)}:{targets.why(target)}"


def _undated(target: str) -> str:
    """Return a target without the year that tells a historic regime from today's ("LBY-1992")."""
    return re.sub(r"-\d{4}$", "", target)
