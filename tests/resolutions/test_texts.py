"""Short texts of our own in the manner of UN resolutions, each with the symbols that it cites, in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from sanctwatch.resolutions import find_citations
from sanctwatch.resolutions.citation import YearOf

_TEXTS = sorted((Path(__file__).parents[1] / "citation_texts").glob("*.txt"))


@pytest.mark.parametrize("path", _TEXTS, ids=lambda path: path.stem)
def test_every_number_of_a_resolution_text_is_read(path: Path, year_of: YearOf) -> None:
    expected = path.with_suffix(".expected").read_text(encoding="utf-8").split()
    found = find_citations(path.read_text(encoding="utf-8"), year_of)
    assert [citation.symbol for citation in found] == expected


@pytest.mark.parametrize("path", _TEXTS, ids=lambda path: path.stem)
def test_only_the_wrong_year_is_noted(path: Path, year_of: YearOf) -> None:
    notes = [citation.note for citation in find_citations(path.read_text(encoding="utf-8"), year_of) if citation.note]
    assert notes == (["year cited as 2021, adopted in 2022"] if path.stem == "haiti_wrong_year" else [])


def test_there_are_texts_to_read() -> None:
    assert len(_TEXTS) >= 25
