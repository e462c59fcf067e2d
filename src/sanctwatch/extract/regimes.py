"""Which sanctions regime a mechanism belongs to: `ISSUER:TARGET`, from the words beside it or from the whole article.

Every clue votes for an issuer or for a target with a weight; the nearer the clue, the heavier. The weights were set on the
training split of the gold articles. A side that no clue speaks for stays open (`?`); with both sides open there is no regime.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from sanctwatch.catalogue import Catalogue

#: Mechanisms to which no regime is given (SPEC, ruling 8).
WITHOUT_REGIME = frozenset({"veto", "jcpoa", "npt", "joint-commission", "dispute-resolution", "procurement-channel"})

# Who issues a mechanism when nothing else is said, with the weight of that habit.
_HABIT: Mapping[str, tuple[str, float]] = {
    "snapback": ("UN", 40),
    "panel-of-experts": ("UN", 60),
    "sanctions-committee": ("UN", 60),
    "monitoring-team": ("UN", 100),
    "reversible-provisions": ("UN", 30),
    "humanitarian-exemption": ("UN", 12),
    "delisting": ("UN", 12),
    "sunset": ("UN", 20),
    "missile-restrictions": ("UN", 30),
    "enrichment-restrictions": ("UN", 30),
    "workers-ban": ("UN", 20),
    "maritime-interdiction": ("UN", 20),
    "arms-embargo": ("UN", 14),
    "secondary-sanctions": ("USA", 60),
    "maximum-pressure": ("USA", 100),
    "oil-price-cap": ("G7", 12),
}

# Groups that a regime names in place of a state, and the successors of a state that had one.
_TARGET_OF = {
    "SRB": "YUG",
    "BIH": "YUG",
    "HRV": "YUG",
    "HOUTHIS": "YEM",
    "ISIL": "ISIL-AQ",
    "AL-QAIDA": "ISIL-AQ",
    "TALIBAN": "TALIBAN",
    "AL-SHABAAB": "AL-SHABAAB",
    "M23": "COD",
    "RSF": "SDN",
    "HEZBOLLAH": "LBN",
}
_ISSUER_OF = {"UN": "UN", "UNSC": "UN", "EU": "EU", "USA": "USA", "ECOWAS": "ECOWAS", "AU": "AU", "LAS": "LAS", "G7": "G7"}

# States that sanction on their own account; they issue only where the words beside the mechanism say so.
_NATIONAL_ISSUERS = frozenset({"GBR", "CHE", "CAN", "AUS", "JPN", "NZL", "KOR", "UKR", "CHN", "RUS", "NOR", "IND", "TUR", "ISR", "TWN"})

# Great powers speak in every article; they are a target only where the words say so.
_ACTORS_FIRST = frozenset({"RUS", "CHN", "USA", "GBR", "FRA", "DEU", "TUR", "IND", "ISR", "UKR", "JPN", "KOR", "SAU", "ARE"})

_WASHINGTON = re.compile(r"\b(?:OFAC|US Treasury|U\.S\. Treasury|Treasury|SDN|Caesar Act|CAATSA|Magnitsky|executive order)\b", re.IGNORECASE)
_BRUSSELS = re.compile(r"\b(?:Council Regulation|CFSP|TFEU|the Twenty-Seven|(?:\d+(?:th|st|nd|rd)|new) package)\b")
_WESTERN = re.compile(r"\b(?:Western|Western-led)[ -]\Z", re.IGNORECASE)
_ON = re.compile(r"(?:on|against|targeting|upon|to|for|in|over|imposed on|imposed against|weighing on|slapped on|aimed at|of|hitting|crippling)\s(?:the |its |their |both |a )?\Z", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|with which|from|that|which)\s(?:the )?\Z", re.IGNORECASE)
_GAP_AFTER_ISSUER = re.compile(r"['’]?s?[ -](?:[a-z0-9-]+ ){0,2}\Z|['’]s own \Z")
_NUMBER = re.compile(r"(?<![\d/])(\d{3,4})(?![\d-])")


@dataclass(frozen=True, slots=True)
class _Clue:
    """A name or citation in the text that speaks for issuers or targets."""

    start: int
    end: int
    issuer: str
    target: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Document:
    text: str
    clues: Sequence[_Clue]
    starts: Sequence[int]
    targets: Mapping[str, float]
    issuers: Mapping[str, float]


def resolve_regimes(doc: Doc, mechanisms: Sequence[Span], catalogue: Catalogue) -> list[str]:
    """Return the regime of each mechanism, empty where none is given.

    Args:
        doc: A Doc with the span groups of all components.
        mechanisms: The spans of `doc.spans["mechanisms"]`, in text order.
        catalogue: For the regimes of resolutions, committees and targets.
    """
    known = {(regime.issuer, _plain(regime.target)) for regime in catalogue.regimes.values()}
    fixed = {name.text.casefold(): name.regime for entry in catalogue.mechanisms.values() for name in entry.names if name.regime}
    document = _read(doc, mechanisms, catalogue, known)
    out: list[str] = []
    previous = ("", "", -1)
    for span in mechanisms:
        if span.kb_id_ in WITHOUT_REGIME:
            out.append("")
            continue
        regime = _fixed(span, fixed, catalogue)
        if not regime:
            issuer, target = _vote(span, document, previous, known)
            regime = f"{issuer or '?'}:{target or '?'}" if issuer or target else ""
        if regime:
            issuer, _, target = regime.partition(":")
            previous = (issuer, target, span.end_char)
        out.append(regime)
    return out


def _plain(target: str) -> str:
    """Return a target without the year that tells a historic regime from today's ("LBY-1992")."""
    return re.sub(r"-\d{4}$", "", target)


def _fixed(span: Span, fixed: Mapping[str, str], catalogue: Catalogue) -> str:
    """Return the regime that a body's own name tells ("1718 Committee"), else an empty text."""
    if span.kb_id_ == "msmt":
        return "UN:PRK"  # the one team of that name
    by_name = fixed.get(span.text.casefold())
    if by_name:
        return by_name
    if span.kb_id_ in ("sanctions-committee", "panel-of-experts", "sanctions", "monitoring-team", "designation"):
        for number in _NUMBER.findall(span.text):
            regimes = catalogue.regimes_of_committee(int(number)) or catalogue.regimes_of(int(number))
            if regimes:
                return _undated(regimes[0])
    return ""


def _undated(regime: str) -> str:
    issuer, _, target = regime.partition(":")
    return f"{issuer}:{_plain(target)}"


def _read(doc: Doc, mechanisms: Iterable[Span], catalogue: Catalogue, known: set[tuple[str, str]]) -> _Document:
    text = doc.text
    all_targets = {target for _, target in known}
    clues: list[_Clue] = []
    for key in ("states", "organizations"):
        for span in doc.spans.get(key, []):
            ident = span.kb_id_
            target = _TARGET_OF.get(ident, ident if ident in all_targets else "")
            issuer = _ISSUER_OF.get(ident, ident if ident in _NATIONAL_ISSUERS else "")
            if target or issuer:
                clues.append(_Clue(span.start_char, span.end_char, issuer, target, 1.0))
    for span in doc.spans.get("resolutions", []):
        number = span.kb_id_.rpartition("/")[2]
        regimes = catalogue.regimes_of(int(number)) if span.kb_id_.startswith("S/RES/") and number.isdigit() else ()
        targets = {_plain(regime.partition(":")[2]) for regime in regimes} - {"GENERAL", "NONE"}
        target = targets.pop() if len(targets) == 1 else ""
        clues.append(_Clue(span.start_char, span.end_char, "UN" if span.kb_id_.startswith("S/") else "", target, 3.0))
    clues += [_Clue(m.start(), m.end(), "USA", "", 2.0) for m in _WASHINGTON.finditer(text)]
    clues += [_Clue(m.start(), m.end(), "EU", "", 2.0) for m in _BRUSSELS.finditer(text)]
    clues.sort(key=lambda clue: clue.start)
    starts = [clue.start for clue in clues]
    targets: Counter[str] = Counter()
    issuers: Counter[str] = Counter()
    for clue in clues:
        if clue.target:
            targets[clue.target] += clue.weight * (0.1 if clue.target in _ACTORS_FIRST else 1.0)
        if clue.issuer and clue.issuer not in _NATIONAL_ISSUERS:
            issuers[clue.issuer] += clue.weight * (0.25 if clue.issuer == "USA" and clue.weight == 1.0 else 1.0)
    for mechanism in mechanisms:
        if mechanism.kb_id_ in WITHOUT_REGIME:
            continue
        for clue, closeness in _beside(mechanism, text, clues, starts):
            if closeness == "target":
                targets[clue.target] += 6
            elif closeness == "issuer":
                issuers[clue.issuer] += 6
    return _Document(text, clues, starts, targets, issuers)


def _beside(span: Span, text: str, clues: Sequence[_Clue], starts: Sequence[int]) -> Iterable[tuple[_Clue, str]]:
    """Yield the clues whose grammar ties them to the mechanism, each as `target` or `issuer`.

    Inside the span or right before it a name is the issuer if it can be one and something else is the target
    ("[US] sanctions", "[North Korea] sanctions"); behind `on` or `against` it is the target, behind `by` the issuer.
    """
    start, end = span.start_char, span.end_char
    line = text.rfind("\n", 0, start)
    at = bisect_left(starts, max(line, start - 60))
    for clue in clues[at:]:
        if clue.start > end + 60:
            break
        if start <= clue.start and clue.end <= end:
            yield clue, "issuer" if clue.issuer and clue.issuer not in ("RUS", "CHN", "ISR", "TUR", "UKR") else "target"
        elif clue.end <= start and clue.end > line:
            between = text[clue.end : start]
            if _GAP_AFTER_ISSUER.fullmatch(between) or between in (" ", "-"):
                is_issuer = bool(clue.issuer) and clue.issuer not in ("RUS", "CHN", "ISR", "TUR", "UKR")
                if is_issuer or clue.target:
                    yield clue, "issuer" if is_issuer else "target"
        elif clue.start >= end:
            between = text[end : clue.start]
            if "\n" in between or ". " in between:
                break
            if clue.target and _ON.search(between) and len(between) < 40:  # noqa: PLR2004 - "on the trade and shipping of Iran"
                yield clue, "target"
            elif clue.issuer and _BY.search(between):
                yield clue, "issuer"


def _vote(
    span: Span, document: _Document, previous: tuple[str, str, int], known: set[tuple[str, str]]
) -> tuple[str, str]:
    text, start, end = document.text, span.start_char, span.end_char
    targets: Counter[str] = Counter()
    issuers: Counter[str] = Counter()
    habit = _HABIT.get(span.kb_id_)
    if habit is not None:
        issuers[habit[0]] += habit[1]
    for clue, closeness in _beside(span, text, document.clues, document.starts):
        if closeness == "target":
            targets[clue.target] += 60
        else:
            issuers[clue.issuer] += 60
    if _WESTERN.search(text, max(0, start - 20), start):
        issuers["?"] += 45
    sentence = span.sent
    first = bisect_left(document.starts, sentence.start_char)
    for clue in document.clues[first:]:
        if clue.start >= sentence.end_char:
            break
        nearness = 1 / (1 + abs(clue.start - start) / 40)
        if clue.target:
            targets[clue.target] += (4 + 12 * nearness) * clue.weight * (0.15 if clue.target in _ACTORS_FIRST else 1.0)
        if clue.issuer and clue.issuer not in _NATIONAL_ISSUERS:
            issuers[clue.issuer] += (2 + 8 * nearness) * clue.weight * (0.5 if clue.issuer == "USA" and clue.weight == 1.0 else 1.0)
    if previous[0] and "\n" not in text[previous[2] : start]:
        issuers[previous[0]] += 6
        targets[previous[1]] += 6
    for tally, prior, most in ((targets, document.targets, 14.0), (issuers, document.issuers, 10.0)):
        total = sum(prior.values())
        for ident, count in prior.items():
            tally[ident] += most * count / total
    return _best(issuers, targets, known)


def _best(issuers: Mapping[str, float], targets: Mapping[str, float], known: set[tuple[str, str]]) -> tuple[str, str]:
    """Choose the pair with most votes; a UN regime must be one that the catalogue knows."""
    pairs = [
        (issuers[issuer] + targets[target] + (0 if (issuer, target) in known else -200 if issuer == "UN" else -5), issuer, target)
        for issuer in issuers
        for target in targets
        if issuer != target
    ]
    if pairs:
        score, issuer, target = max(pairs)
        return (issuer, target) if score > 0 else (issuer, "")
    return (max(issuers, key=lambda i: issuers[i]) if issuers else "", max(targets, key=lambda t: targets[t]) if targets else "")
