"""Dates: as they are written, and as running text tells them."""

from __future__ import annotations

from sanctwatch.dates.explicit import (
    FoundDate,
    date_in_url,
    find_dates,
    find_day_and_month,
    guess_order,
    month_number,
    parse_date,
)

__all__ = [
    "FoundDate",
    "date_in_url",
    "find_dates",
    "find_day_and_month",
    "guess_order",
    "month_number",
    "parse_date",
]
