"""Who says what."""

from __future__ import annotations

from collections.abc import Iterator

from sanctwatch.extract.reading import Reading
from sanctwatch.records import Quote


def find_quotes(reading: Reading) -> Iterator[Quote]:
    """Yield the quotes of a Doc."""
    yield from ()
