"""The last number of each year in which the Council adopted resolutions: a stand-in for the catalogue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

import pytest

FIRST_YEAR = 1946
LAST_NUMBERS = (
    *(
        15,
        37,
        66,
        78,
        89,
        96,
        98,
        103,
        105,
        110,
        121,
        126,
        131,
        132,
        160,
        170,
        177,
        185,
        199,
        219,
        232,
        244,
        262,
        275,
        291,
    ),
    *(
        307,
        324,
        344,
        366,
        384,
        402,
        422,
        443,
        461,
        484,
        499,
        528,
        545,
        559,
        580,
        593,
        606,
        626,
        646,
        683,
        725,
        799,
        892,
        969,
    ),
    *(
        1035,
        1092,
        1146,
        1219,
        1284,
        1334,
        1386,
        1454,
        1521,
        1580,
        1651,
        1738,
        1794,
        1859,
        1907,
        1966,
        2032,
        2085,
        2132,
        2195,
    ),
    *(2259, 2336, 2397, 2451, 2503, 2560, 2617, 2671, 2721, 2767, 2811, 2819),
)


def _year_of(number: int) -> int:
    """Return the year of adoption, 0 beyond the last number."""
    if not 0 < number <= LAST_NUMBERS[-1]:
        return 0
    return FIRST_YEAR + bisect_left(LAST_NUMBERS, number)


@pytest.fixture(scope="session")
def year_of() -> Callable[[int], int]:
    return _year_of
