"""The record of one citation, and the little that is known about the numbering of resolutions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

YearOf = Callable[[int], int]

#: No Council number can be higher: 2819 were adopted by mid-2026 and a busy year adds sixty, so raise it about 2032.
LAST_NUMBER = 3200

#: The Council met first in 1946; later than the second no article of today can date a resolution.
FIRST_YEAR, LAST_YEAR = 1946, 2035


@dataclass(frozen=True, slots=True)
class Citation:
    """One number of one resolution or draft, as a text cites it.

    Attributes:
        start: Offset of the first code point into the text given.
        end: Offset behind the last one.
        symbol: UN document symbol without the year: `S/RES/2231`, `A/RES/76/1`, `S/2024/255`.
        year: The year that the text gives, else the year of adoption, 0 when neither is known; for a draft the year in
            its symbol.
        paragraph: The part cited with it, as written on one line ("Article 28", "operative paragraph 11"), else empty.
        form: `citation` (with a head noun or as a symbol), `list` (a later number of a list), `bare`, `draft`.
        note: What a careful reader should know, such as a year that cannot be right; else empty.
        rule: Which rule decided.
    """

    start: int
    end: int
    symbol: str
    year: int = 0
    paragraph: str = ""
    form: str = "citation"
    note: str = ""
    rule: str = ""


def council_note(number: int, cited_year: int, year_of: YearOf | None) -> str:
    """Say what is odd about a Council number and the year given with it; empty when nothing is or nothing is known."""
    if year_of is None:
        return ""
    adopted = year_of(number) if 0 < number <= LAST_NUMBER else 0
    if adopted == 0:
        return f"number {number} is beyond the known resolutions"
    if cited_year and cited_year != adopted:
        return f"year cited as {cited_year}, adopted in {adopted}"
    return ""


def is_known(number: int, year_of: YearOf | None) -> bool:
    """Tell whether the Council can have adopted a resolution of this number."""
    if not 0 < number <= LAST_NUMBER:
        return False
    return year_of is None or year_of(number) > 0


def is_confirmed(number: int, year: int, year_of: YearOf | None) -> bool:
    """Tell whether number and year belong together; without a catalogue any possible pair does."""
    if not (0 < number <= LAST_NUMBER and FIRST_YEAR <= year <= LAST_YEAR):
        return False
    return year_of is None or year_of(number) == year


def looks_like_year(number: int) -> bool:
    """Tell whether a number read alone would first be taken for a year of our times."""
    return 1940 <= number <= 2039
