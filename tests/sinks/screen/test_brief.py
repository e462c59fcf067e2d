from dataclasses import replace

import pytest

from sanctwatch.records import Analysis, DocumentRow, Event, Quote, Stance
from sanctwatch.sinks.screen.brief import MAX_ROWS, MAX_ROWS_ALONE, MAX_ROWS_PER_DOCUMENT, Brief

ROWS = {
    "stances": Stance("a.txt", "RUS", "", "veto", "oppose", "action", "vetoed", "vetoed", 0, 6),
    "events": Event("a.txt", "e", "veto", "", "", "RUS", "", "2024", "asserted", "vetoed", "vetoed", 0, 6),
    "quotes": Quote("a.txt", "direct", "Nebenzya", "vetoed", 0, 6),
}


def shown(show, table, *counts):
    brief = Brief(table, str)
    for number, count in enumerate(counts):
        rows = tuple(replace(ROWS[table], doc_id=f"{number}.txt", cue=f"cue {n}") for n in range(count))
        brief.write(Analysis(DocumentRow(f"{number}.txt", "ok"), **{table: rows}))
    return show(brief.print).splitlines()


@pytest.mark.parametrize("table", ROWS)
def test_a_document_alone_may_fill_the_screen(table, show):
    lines = shown(show, table, MAX_ROWS_ALONE + 5)
    assert lines[0].split()[:2] == [table, str(MAX_ROWS_ALONE + 5)]
    assert sum("0.txt:0" in line for line in lines) == MAX_ROWS_ALONE
    assert "5 more" in lines[-2]


@pytest.mark.parametrize("table", ROWS)
def test_many_documents_share_it(table, show):
    lines = shown(show, table, 0, *[MAX_ROWS_PER_DOCUMENT + 1] * 9)
    assert sum(".txt:0" in line for line in lines) == MAX_ROWS
    assert sum("1.txt:0" in line for line in lines) == MAX_ROWS_PER_DOCUMENT


@pytest.mark.parametrize("table", ROWS)
def test_what_is_all_shown_has_no_more(table, show):
    assert not any("more" in line for line in shown(show, table, 1))


@pytest.mark.parametrize("table", ROWS)
def test_nothing_is_said_of_no_rows(table, show):
    assert shown(show, table, 0, 0) == []
