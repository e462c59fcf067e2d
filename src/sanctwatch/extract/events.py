"""What happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sanctwatch.extract.reading import Reading
from sanctwatch.records import Event, Quote


def find_events(reading: Reading, quotes: Sequence[Quote]) -> Iterator[Event]:
    """Yield the events of a Doc."""
    yield from ()
