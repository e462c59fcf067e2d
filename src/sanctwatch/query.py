"""Which stances, events and quotes are asked for: records in, records out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sanctwatch.errors import SanctwatchError
from sanctwatch.records import Analysis, Event, Quote, Stance

Evidence = Stance | Event | Quote

#: The tables that can be asked.
TABLES = ("stances", "events", "quotes")


@dataclass(frozen=True, slots=True)
class Query:
    """What a row must be. Whatever is empty asks for nothing.

    Attributes:
        actors: Ids, of which one must act or speak; a row may have several.
        targets: Ids, of which one must be the target, or what a quote is about.
        speakers: Words, of which some must be part of the speaker's name, as the text gives it or in full; for a
            stance also of an actor who represents nobody.
        regimes: (issuer, target) of the regime, a side empty for any; one of them must agree.
        words: For a column (`polarity`, `basis`, `type`, `modality`, `kind`) the values that may stand there.
        since: First date, `2024`, `2024-03` or `2024-03-28`; `until` is the last one.
        min_score: Lowest score.
    """

    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    regimes: frozenset[tuple[str, str]] = frozenset()
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    since: str = ""
    until: str = ""
    min_score: float = 0.0

    def keeps(self, row: Evidence) -> bool:
        """Say whether a row is asked for."""
        return (
            row.score >= self.min_score
            and (not self.actors or not self.actors.isdisjoint(actors_of(row)))
            and (not self.targets or not self.targets.isdisjoint(targets_of(row)))
            and all(getattr(row, column) in values for column, values in self.words.items())
            and self._speaks(row)
            and self._is_of_regime(row)
            and is_between(date_of(row), self.since, self.until)
        )

    def narrow(self, analysis: Analysis, tables: Collection[str] = TABLES) -> Analysis:
        """Return an analysis with only the rows that are asked for, and counted anew.

        Args:
            analysis: Of one document; its mentions stay.
            tables: Which of `TABLES` are asked; the others come back empty, as if they had not been looked for.
        """
        rows: dict[str, Any] = {table: self._kept(analysis, table) if table in tables else () for table in TABLES}
        counts: dict[str, Any] = {}
        for table in TABLES:
            was_counted = getattr(analysis.document, f"n_{table}") is not None and table in tables
            counts[f"n_{table}"] = len(rows[table]) if was_counted else None
        return replace(analysis, document=replace(analysis.document, **counts), **rows)

    def _kept(self, analysis: Analysis, table: str) -> tuple[Evidence, ...]:
        rows: tuple[Evidence, ...] = getattr(analysis, table)
        return tuple(filter(self.keeps, rows))

    def _speaks(self, row: Evidence) -> bool:
        if not self.speakers:
            return True
        if isinstance(row, Event):
            return False
        names = (row.speaker, row.actor) if isinstance(row, Stance) else (row.speaker, row.speaker_name)
        return any(_has_words(name, said) for name in names for said in self.speakers)

    def _is_of_regime(self, row: Evidence) -> bool:
        if not self.regimes:
            return True
        issuer, _, target = row.regime.partition(":") if isinstance(row, Stance) else ("", "", "")
        return any(ours in ("", issuer) and theirs in ("", target) for ours, theirs in self.regimes if issuer)


def actors_of(row: Evidence) -> tuple[str, ...]:
    """Return the ids of those who act or speak."""
    return _ids(row.actors if isinstance(row, Event) else row.actor)


def targets_of(row: Evidence) -> tuple[str, ...]:
    """Return the ids of what is acted on or spoken about."""
    if isinstance(row, Stance):
        return (row.target,)
    return _ids(row.targets if isinstance(row, Event) else row.about)


def date_of(row: Evidence) -> str:
    """Return when it was, or else when it was published, as precise as that is known; empty when it is not."""
    return row.published if isinstance(row, Quote) else row.date or row.published


def _has_words(name: str, said: str) -> bool:
    """Say whether whole words stand in a name, in whatever case: `Li` is no part of `Elizabeth`."""
    return bool(re.search(rf"(?<!\w){re.escape(said)}(?!\w)", name, re.IGNORECASE))


def _ids(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def check_date(said: str, option: str) -> str:
    """Return a date that rows can be compared with.

    Raises:
        SanctwatchError: When it is no ISO date, or there is no such day.
    """
    try:
        if said:
            datetime.date.fromisoformat(said + "-01-01"[len(said) - 4 :])
            if len(said) not in (4, 7, 10):
                raise ValueError(said)
    except ValueError as error:
        raise SanctwatchError(f"{option} {said!r} is no date; write 2024, 2024-03 or 2024-03-28") from error
    return said


def is_between(date: str, since: str, until: str) -> bool:
    """Say whether a date lies between two others, both included, as far as the coarser of the two can tell.

    `2024` is not before `2024-03`, since it may be in it. An unknown date lies nowhere.
    """
    if not date:
        return not since and not until
    after = not since or date[: len(since)] >= since[: len(date)]
    return after and (not until or date[: len(until)] <= until[: len(date)])


def merge_events(events: Iterable[Event]) -> list[Event]:
    """Join the reports of one event in several documents, in the order in which it is first reported.

    The earliest published report stands for all, and `report_count` is the number of their reports. A report that it
    is planned and one that it happened stay two. Reports that do not date it are joined when they came out on one
    day: "talks were held" is another event every year.
    """
    reports_by_event: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        when = event.date or event.published or event.doc_id
        reports_by_event.setdefault((event.event_id, event.modality, when), []).append(event)
    return [_first_told(reports) for reports in reports_by_event.values()]


def _first_told(reports: list[Event]) -> Event:
    first = min(reports, key=lambda event: event.published or "9999")
    return replace(first, report_count=sum(event.report_count for event in reports))


def chronology(rows: Iterable[Event], key: Callable[[Event], str] = date_of) -> list[Event]:
    """Return events by date, those without one last; the coarser date comes before the days in it."""
    return sorted(rows, key=lambda row: key(row) or "9999")
