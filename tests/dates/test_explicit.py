"""Dates as they are written, at their own granularity; unclear ones are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctwatch.dates import date_in_url, find_dates, find_day_and_month, guess_order, parse_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("29 MAR 2024, 14:20", "2024-03-29"),
        ("Saturday 6 April 2024", "2024-04-06"),
        ("31 AUG 2024 /// 12:02 MSK", "2024-08-31"),
        ("Aug 26, 2020 • 3 min read", "2020-08-26"),
        ("Sept. 3, 2025", "2025-09-03"),
        ("March 29th, 2024", "2024-03-29"),
        ("the 29th of March 2024", "2024-03-29"),
        ("29-MAR-2024", "2024-03-29"),
        ("Fri, 29 Mar 2024 14:20:00 +0000", "2024-03-29"),
        ("2024-03-29T14:20:00Z", "2024-03-29"),
        ("2023-12-02 09:41:17", "2023-12-02"),
        ("2024/3/29", "2024-03-29"),
        ("2024年3月29日", "2024-03-29"),
        ("13.12.2025, 06:00", "2025-12-13"),
        ("03.04.2024", "2024-04-03"),  # dots always put the day first
        ("29/03/2024", "2024-03-29"),
        ("03/29/2024", "2024-03-29"),
        ("5/5/2024", "2024-05-05"),
        ("December 2017", "2017-12"),
        ("Jun 16, 2025.-", "2025-06-16"),
    ],
)
def test_a_date_is_read_at_its_own_granularity(text, iso):
    assert [found.iso for found in find_dates(text)] == [iso]


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2024",  # March or April
        "30 Feb 2024",
        "resolution 1718 (2006)",
        "S/2024/255",
        "A/RES/76/1",
        "on 18 October",
        "2024",
        "version 1.2.2024.5",
        "May 1718",
        "he may 2024 times say so",
    ],
)
def test_what_is_unclear_or_no_date_is_none(text):
    assert list(find_dates(text)) == []


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("20240329", "2024-03-29"),
        ("20240329T142000Z", "2024-03-29"),
        ("29-Mar-24", "2024-03-29"),
        ("1711721000", "2024-03-29"),
        ("1711721000000", "2024-03-29"),
        ("1711721000.5", "2024-03-29"),
        (" 2024-03 ", "2024-03"),
        ("2024", "2024"),
        ("Published on March 3, 2024", "2024-03-03"),
        ("", ""),
        ("yesterday", ""),
        ("99999999", ""),
        ("2024-13", ""),
    ],
)
def test_a_field_holds_more_forms(value, iso):
    assert parse_date(value) == iso


@pytest.mark.parametrize(("order", "iso"), [("dmy", "2024-04-03"), ("mdy", "2024-03-04"), ("", "")])
def test_the_order_of_numbers_is_told_not_guessed(order, iso):
    assert parse_date("03/04/2024", order=order) == iso


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["03/04/2024", "29/03/2024"], "dmy"),
        (["03/04/2024", "03/29/2024"], "mdy"),
        (["03/04/2024", "05/06/2024"], ""),
        (["29/03/2024", "03/29/2024"], ""),  # they contradict each other
        (["2024-03-29"], ""),
    ],
)
def test_other_values_of_a_column_tell_the_order(values, order):
    assert guess_order(values) == order


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://a.example/2024/03/29/vote", "2024-03-29"),
        ("https://a.example/world-2024-03-29.html", "2024-03-29"),
        ("https://a.example/2024/03/vote", "2024-03"),
        ("https://a.example/2231/2015", ""),
        ("https://a.example/2024/vote", ""),
        ("", ""),
    ],
)
def test_an_address_may_hold_a_date(url, iso):
    assert date_in_url(url) == iso


@pytest.mark.parametrize(
    ("text", "expected"), [("MOSCOW, March 29.", (3, 29)), ("Dec. 1 --", (12, 1)), ("3 June", (6, 3)), ("SEOUL:", None)]
)
def test_a_dateline_without_a_year_gives_month_and_day(text, expected):
    assert find_day_and_month(text) == expected


@given(st.text())
def test_no_value_makes_it_raise(value):
    parse_date(value)
    list(find_dates(value))
    date_in_url(value)
