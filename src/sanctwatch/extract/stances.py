"""Who stands where: propositions whose frame shows an attitude, one row per actor and target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from sanctwatch.extract.content import Content
from sanctwatch.extract.grammar import OBJECTS, clause_span
from sanctwatch.extract.judge import load_judge, stance_features
from sanctwatch.extract.proposition import Party, Proposition
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.reality import is_question
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
    for stance, features in weigh_stances(reading, propositions):
        score = judge.score(features)
        if score >= least:
            yield replace(stance, score=score)


def weigh_stances(reading: Reading, propositions: Sequence[Proposition]) -> Iterator[tuple[Stance, tuple[str, ...]]]:
    """Yield every position that could be meant, with its features."""
    seen: set[tuple[str, ...]] = set()
    for proposition in propositions:
        if is_question(proposition.head) or (proposition.is_content and _is_own_content(proposition.head)):
            continue
        contents = [content for content in proposition.contents if content.id] or list(proposition.guesses)
        for party in proposition.actors:
            for content in contents:
                polarity = _polarity(proposition, content)
                if not polarity or not content.id or content.id == party.id:
                    continue
                row = _row(reading, proposition, party, content, polarity)
                key = (row.actor, row.speaker, row.target, row.polarity, str(row.start), str(row.end))
                if key not in seen:
                    seen.add(key)
                    yield row, stance_features(proposition, party, content, polarity, row.basis, reading)


def _is_own_content(head: Token) -> bool:
    """Say whether a deed is what its doer speaks of: who opposes lifting it, or refuses to lift it, lifts nothing."""
    return head.tag_ == "VBG" or (
        head.dep_ == "xcomp" and head.tag_ == "VB" and not any(child.dep_ in OBJECTS for child in head.head.children)
    )


def _polarity(proposition: Proposition, content: Content) -> str:
    if proposition.sign is None and not proposition.is_conditional:
        return ""
    if proposition.is_conditional:
        return "conditional"
    frame = proposition.frame
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
