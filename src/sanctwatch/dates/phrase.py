"""A date as running text tells it, before anybody knows on which day that was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words that tell a date, and what they tell.

    Attributes:
        start: Offset of the first character; `end` behind the last one.
        kind: `date` (year, month and day, any of which may be missing), `weekday`, `day` (so many days from
            publication), `weekend`, `ago` (so many units before publication), `period` ("last week"), `shift` (so many
            units from the date told before: "two days later"), `same` ("that year") or `vague` ("for months"), which
            has no date and denies the one of the sentences around it.
        year: 0 where the phrase names none; `month` and `day` likewise. A weekday stands in `day`, Monday is 0.
        which: `last`, `this`, `next` or `that` in front of a name, else empty.
        year_which: The same in front of "year" behind a month: "in March last year".
        unit: `day`, `week`, `month` or `year`, for `ago`, `period`, `shift` and `same`; `week` for "Friday last week".
        count: How many units; negative is back.
        exact: For `ago` the finer unit that is meant: "two years ago today" is `day`, "a year ago this month" `month`.
        preposition: What stands before it, lower case: `in`, `until`, ...; empty for none.
        is_heading: It opens its line and governs it, as in "8 May 2018 — ...".
        is_modifier: It stands before a noun that it dates: "the June war".
    """

    start: int
    end: int
    kind: str
    year: int = 0
    month: int = 0
    day: int = 0
    which: str = ""
    year_which: str = ""
    unit: str = ""
    count: int = 0
    exact: str = ""
    preposition: str = ""
    is_heading: bool = False
    is_modifier: bool = False


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A date in the calendar.

    Attributes:
        iso: `2024-03-28`, `2024-03` or `2024`; empty where the phrase cannot be resolved.
        granularity: `day`, `month`, `year` or empty.
        method: `explicit`, `completed` (the year was inferred), `relative` or empty.
    """

    iso: str = ""
    granularity: str = ""
    method: str = ""

    def __bool__(self) -> bool:
        """A date was found."""
        return bool(self.iso)
