"""What happened: propositions whose frame is an event, one row per event of a document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sanctwatch.extract.grammar import clause_span
from sanctwatch.extract.judge import event_features, load_judge
from sanctwatch.extract.proposition import Proposition, names
from sanctwatch.extract.reading import Reading
from sanctwatch.extract.scope import public
from sanctwatch.records import Event

#: Types that somebody does: without an actor there is no row. The others happen, or the Council does them unnamed.
_NEEDS_ACTOR = frozenset(
    {"accuse", "demand", "propose", "reject", "support", "threaten", "trigger", "veto", "vote", "withdraw", "report"}
)


#: An article that names no measure is of another subject as a rule: its events must be surer.
OFF_SUBJECT = 0.65


def find_events(
    reading: Reading, propositions: Sequence[Proposition], min_score: float | None = None
) -> Iterator[Event]:
    """Yield one row per event that a Doc reports, in text order, merged when told twice.

    Args:
        reading: The parsed Doc.
        propositions: What `read_propositions` found in it.
        min_score: Rows below it are left out; None for the judge's own threshold.
    """
    judge = load_judge("events")
    least = min_score
    if least is None:
        is_on_subject = any(named.row.kind in ("mechanism", "resolution") for named in reading.named)
        least = judge.threshold if is_on_subject else max(judge.threshold, OFF_SUBJECT)
    for event, features in weigh_events(reading, propositions):
        score = max(judge.score(some) for some in features)
        if score >= least:
            yield replace(event, score=score)


def weigh_events(reading: Reading, propositions: Sequence[Proposition]) -> list[tuple[Event, list[tuple[str, ...]]]]:
    """Return every event that could be meant, with the features of each report of it."""
    merged: list[tuple[Event, list[tuple[str, ...]]]] = []
    for proposition in propositions:
        event = _read_event(reading, proposition)
        if event is None:
            continue
        features = event_features(proposition, reading)
        for number, (earlier, known) in enumerate(merged):
            if _is_same(earlier, event):
                merged[number] = (_joined(earlier, event), [*known, features])
                break
        else:
            merged.append((event, [features]))
    return merged


def _is_same(one: Event, other: Event) -> bool:
    """Say whether two reports are of one event: nothing that they tell differs."""
    if (one.type, one.actors, one.modality) != (other.type, other.actors, other.modality):
        return False
    if one.date and other.date and not (one.date.startswith(other.date) or other.date.startswith(one.date)):
        return False
    targets, others = set(filter(None, one.targets.split(";"))), set(filter(None, other.targets.split(";")))
    return not targets or not others or bool(targets & others)


def _joined(earlier: Event, later: Event) -> Event:
    """Return one row for two reports of one event: the first report, with what the second adds."""
    targets = ";".join(dict.fromkeys(filter(None, [*earlier.targets.split(";"), *later.targets.split(";")])))
    dated = later if len(later.date) > len(earlier.date) else earlier
    return replace(
        earlier,
        event_id=event_id(earlier.type, earlier.actors, targets, dated.date),
        targets=targets,
        date=dated.date,
        date_text=dated.date_text,
        date_granularity=dated.date_granularity,
        date_method=dated.date_method,
        report_count=earlier.report_count + 1,
    )


def _read_event(reading: Reading, proposition: Proposition) -> Event | None:
    frame = proposition.frame
    if not frame.type or proposition.is_content:
        return None
    actors = () if proposition.is_of_draft else names(public(proposition.actors))
    if proposition.actors and not actors and not proposition.is_of_draft:
        return None
    when = proposition.when
    if not actors and (frame.type in _NEEDS_ACTOR or (proposition.is_noun and not when.date)):
        return None
    targets = tuple(
        dict.fromkeys(
            [
                *(c.id for c in proposition.contents if c.id and not c.id.startswith("other:")),
                *(content.symbol for content in proposition.contents if content.symbol),
                *proposition.addressees,
            ]
        )
    )
    is_grounded = (
        actors
        or proposition.addressees
        or any(content.id and content.id != frame.implies for content in proposition.contents)
    )
    if not is_grounded and frame.type not in ("meet", "test"):
        return None
    doc, document = reading.doc, reading.place.document
    left, right = clause_span(proposition.head)
    start, end = reading.original(doc[left].idx, doc[right].idx + len(doc[right]))
    ids = (frame.type, ";".join(actors), ";".join(targets), when.date)
    return Event(
        doc_id=document.doc_id,
        event_id=event_id(*ids),
        type=frame.type,
        plover=frame.plover,
        cameo=frame.cameo,
        actors=ids[1],
        targets=ids[2],
        date=when.date,
        date_text=when.text,
        date_granularity=when.granularity,
        date_method=when.method,
        modality=proposition.modality,
        cue=proposition.cue,
        text=reading.words(start, end),
        start=start,
        end=end,
        zone=reading.place.zone(start),
        rule=frame.id,
        sentence=reading.sentence(doc[left].idx),
        title=document.title,
        published=document.published,
        source=document.source,
    )


def event_id(type_: str, actors: str, targets: str, date: str) -> str:
    """Return the id that reports of one event share, in any document."""
    key = "|".join((type_, actors, targets, date))
    return f"{type_}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"
