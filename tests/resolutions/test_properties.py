"""What holds for every text: no error, right offsets, no overlap, the number in the span, linear time."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctwatch.resolutions import find_citations
from sanctwatch.resolutions.citation import YearOf

_PIECES = st.sampled_from(
    [
        *[
            "UN ",
            "Security Council ",
            "resolution ",
            "resolutions ",
            "Resolution",
            "UNSCR ",
            "Res. ",
            "S/RES/",
            "A/RES/",
            "S/",
        ],
        *[
            "2231",
            "1718",
            "242",
            "(2015)",
            " (2006)",
            "76/262",
            "ES-11/1",
            " A (III)",
            "1,540",
            "/",
            ", ",
            " and ",
            " to ",
            "; ",
        ],
        *[
            "\n",
            "\n\n",
            " ",
            "-",
            "–",
            "¹",
            "[1]",
            "*",
            "paragraph 8 of ",
            "annex B to ",
            " of 2 August 1990",
            " in 2006",
            "the ",
        ],
        *[
            "Committee",
            " people",
            "%",
            "House ",
            "mayor ",
            "draft ",
            "letter ",
            "S/2024/255",
            "A/79/L.93",
            "’s ",
            "(",
            ")",
            ".",
            "0",
        ],
    ]
)
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join))


@given(text=_TEXTS)
def test_any_text_is_read_and_offsets_hold(text: str, year_of: YearOf) -> None:
    end_of_last = 0
    for citation in find_citations(text, year_of):
        assert end_of_last <= citation.start < citation.end <= len(text)
        end_of_last = citation.end
        number = citation.symbol.rsplit("/RES/", maxsplit=1)[-1]
        assert number in text[citation.start : citation.end].replace(",", "")


@given(text=_TEXTS)
def test_any_text_is_read_without_a_catalogue(text: str) -> None:
    assert all(not citation.note for citation in find_citations(text))


@given(text=_TEXTS)
def test_same_text_gives_same_citations(text: str, year_of: YearOf) -> None:
    assert find_citations(text, year_of) == find_citations(text, year_of)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        ",",
        "1,",
        "1718, ",
        " ",
        "\n",
        "(",
        "S/",
        "resolution ",
        "resolutions, ",
        "[",
        "paragraph 1, ",
        "UN ",
        "1 (",
        "¹",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str, year_of: YearOf) -> None:
    def seconds(n_chars: int) -> float:
        text = "UN Security Council resolutions 2231 (2015), " + unit * (n_chars // len(unit))
        began = time.perf_counter()
        find_citations(text, year_of)
        return time.perf_counter() - began

    # quadratic time would be 100-fold; the floor keeps noise of a busy machine out of the ratio
    assert seconds(300_000) < 40 * max(seconds(30_000), 0.01)


def test_document_without_a_sign_of_a_citation_is_left_at_once(year_of: YearOf) -> None:
    text = re.sub(r"[^a-z ]", "", "the weather was fine and nobody spoke of the council ") * 20_000
    began = time.perf_counter()
    assert find_citations(text, year_of) == []
    assert time.perf_counter() - began < 0.1
