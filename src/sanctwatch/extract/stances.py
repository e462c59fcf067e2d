"""Who stands where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sanctwatch.extract.reading import Reading
from sanctwatch.records import Event, Quote, Stance


def find_stances(reading: Reading, quotes: Sequence[Quote], events: Sequence[Event]) -> Iterator[Stance]:
    """Yield the stances of a Doc."""
    yield from ()
