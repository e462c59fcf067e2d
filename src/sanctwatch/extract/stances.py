"""Who stands where: propositions whose frame shows an attitude, one row per actor and target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sanctwatch.extract.content import Content
from sanctwatch.extract.grammar import clause_span
from sanctwatch.extract.judge import load_judge, stance_features
from sanctwatch.extract.proposition import Party, Proposition
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.scope import is_public
from sanctwatch.records import Stance


def find_stances(
    reading: Reading, propositions: Sequence[Proposition], min_score: float | None = None
) -> Iterator[Stance]:
    """Yield a row for every position that a Doc reports, in text order.

    Args:
        reading: The parsed Doc.
        propositions: What `read_propositions` found in it.
        min_score: Rows below it are left out; None for the judge's own threshold.
    """
    judge = load_judge("stances")
    least = judge.threshold if min_score is None else min_score
    best: dict[tuple[str, ...], Stance] = {}
    for stance, features in weigh_stances(reading, propositions):
        score = judge.score(features)
        if score < least:
            continue
        # One sentence is one piece of evidence, however many of its words say the same.
        key = (stance.actor, stance.target, stance.polarity, stance.sentence, reading.place.zone(stance.start))
        known = best.get(key)
        if known is None or score > known.score:
            best[key] = replace(stance, score=score)
    yield from sorted(best.values(), key=lambda stance: (stance.start, stance.end, stance.actor, stance.target))


def weigh_stances(reading: Reading, propositions: Sequence[Proposition]) -> Iterator[tuple[Stance, tuple[str, ...]]]:
    """Yield every position that could be meant, with its features."""
    seen: set[tuple[str, ...]] = set()
    for proposition in propositions:
        # Whoever demands or proposes it takes the position; what does not fit its frame is none, nor is a failure.
        if proposition.is_content or not proposition.is_fitting or proposition.frame.type == "fail":
            continue
        for party in proposition.actors:
            if proposition.frame.type == "establish" and party.id in ("UN", "UNSC", "UNGA"):
                continue  # a body set up by the Council is background
            for content in proposition.contents:
                polarity = _polarity(proposition, content)
                if not polarity or not content.id or content.id == party.id:
                    continue
                if proposition.frame.type == "adopt" and content.id == content.symbol:
                    continue  # what it keeps or ends is not known, and that it was adopted is told as an event
                if content.kind != "measure" and not is_public(party):
                    continue  # what a candidate or a novelist thinks of somebody is no matter of ours
                row = _row(reading, proposition, party, content, polarity)
                key = (row.actor, row.speaker, row.target, row.polarity, str(row.start), str(row.end))
                if key not in seen:
                    seen.add(key)
                    yield row, stance_features(proposition, party, content, polarity, row.basis, reading)


def _polarity(proposition: Proposition, content: Content) -> str:
    if proposition.sign is None and not proposition.is_conditional:
        return ""
    if proposition.is_conditional:
        return "conditional"
    frame = proposition.frame
    if proposition.modality == "hypothetical" and not proposition.is_considered:
        return ""
    if proposition.modality == "negated" and frame.sign == "-":
        return "neutral" if frame.basis == "statement" else ""  # who does not oppose, does not yet support
    if proposition.sign == 0:
        return "neutral"
    assert proposition.sign is not None
    sign = proposition.sign * content.sign
    if content.kind == "party":
        # An act upon a party is no verdict on it: only praise and blame are.
        if frame.type not in ("accuse", "support", "reject", "") or "party" not in frame.needs:
            return ""
        return "support" if proposition.sign > 0 else "oppose"
    return "support" if sign > 0 else "oppose"


def _basis(proposition: Proposition, party: Party) -> str:
    speech = proposition.speech
    if proposition.is_attributed or (speech is not None and party.id not in speech.actors):
        return "attributed"
    if proposition.is_of_draft:
        return "action"
    if speech is not None or proposition.modality == "planned":
        return "statement"
    return proposition.frame.basis


def _row(reading: Reading, proposition: Proposition, party: Party, content: Content, polarity: str) -> Stance:
    doc, document = reading.doc, reading.place.document
    left, right = clause_span(proposition.head)
    start, end = reading.original(doc[left].idx, doc[right].idx + len(doc[right]))
    return Stance(
        doc_id=document.doc_id,
        actor=party.id,
        speaker=party.person,
        target=content.id,
        polarity=polarity,
        basis=_basis(proposition, party),
        cue=proposition.cue,
        text=reading.words(start, end),
        start=start,
        end=end,
        regime=content.regime,
        date=proposition.when.date,
        zone=reading.place.zone(start),
        rule=proposition.frame.id,
        sentence=reading.sentence(doc[left].idx),
        title=document.title,
        published=document.published,
        source=document.source,
    )
