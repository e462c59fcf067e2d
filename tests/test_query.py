from dataclasses import replace

import pytest

from sanctwatch.errors import SanctwatchError
from sanctwatch.query import Query, check_date, is_between, merge_events
from sanctwatch.records import Analysis, DocumentRow, Event, Quote, Stance

STANCE = Stance(
    "a.txt", "RUS", "Vasily Nebenzya", "sanctions", "oppose", "action", "vetoed", "Russia vetoed it", 0, 16,
    regime="UN:PRK", date="2024-03", published="2024-05-01", score=0.7,
)  # fmt: skip
EVENT = Event(
    "a.txt", "e1", "veto", "REJECT", "", "RUS;CHN", "sanctions;PRK", "2022-05-26", "asserted", "vetoed", "x", 0, 1,
    published="2022-05-27", score=0.7,
)  # fmt: skip
QUOTE = Quote(
    "a.txt", "direct", "the envoy", "y", 0, 1, speaker_name="Vasily Nebenzya", actor="RUS", about="snapback;S/RES/2231",
    published="2024-05-01", score=0.7,
)  # fmt: skip


def keeps(row, **asked):
    return Query(**asked).keeps(row)


@pytest.mark.parametrize("row", [STANCE, EVENT, QUOTE], ids=["stance", "event", "quote"])
def test_a_query_that_asks_nothing_keeps_every_row(row):
    assert keeps(row)
    assert keeps(replace(row, published=""))


@pytest.mark.parametrize(
    ("row", "actor", "is_kept"),
    [(STANCE, "RUS", True), (STANCE, "RU", False), (EVENT, "CHN", True), (EVENT, "PRK", False), (QUOTE, "RUS", True)],
)
def test_one_of_the_actors_must_be_asked_for(row, actor, is_kept):
    assert keeps(row, actors=frozenset({actor, "other"})) is is_kept


@pytest.mark.parametrize(
    ("row", "target", "is_kept"),
    [
        (STANCE, "sanctions", True),
        (STANCE, "RUS", False),
        (EVENT, "PRK", True),
        (QUOTE, "S/RES/2231", True),
        (QUOTE, "veto", False),
    ],
)
def test_one_of_the_targets_must_be_asked_for(row, target, is_kept):
    assert keeps(row, targets=frozenset({target})) is is_kept


def test_a_row_without_an_actor_is_nobodys():
    assert not keeps(replace(EVENT, actors=""), actors=frozenset({""}))


@pytest.mark.parametrize(
    ("row", "speaker", "is_kept"),
    [
        (STANCE, "nebenzya", True),
        (STANCE, "Lavrov", False),
        (replace(STANCE, actor="Siegfried Hecker", speaker=""), "hecker", True),
        (QUOTE, "envoy", True),
        (QUOTE, "Nebenzya", True),
        (QUOTE, "Neben", False),
        (EVENT, "Nebenzya", False),
    ],
)
def test_a_speaker_is_known_by_any_part_of_the_name(row, speaker, is_kept):
    assert keeps(row, speakers=frozenset({speaker, "Nobody"})) is is_kept


@pytest.mark.parametrize(
    ("regime", "is_kept"), [(("UN", "PRK"), True), (("", "PRK"), True), (("UN", ""), True), (("EU", "PRK"), False)]
)
def test_a_regime_is_known_by_either_side(regime, is_kept):
    assert keeps(STANCE, regimes=frozenset({regime})) is is_kept
    assert not keeps(replace(STANCE, regime=""), regimes=frozenset({regime}))


def test_words_must_stand_in_their_columns():
    assert keeps(STANCE, words={"polarity": frozenset({"oppose", "neutral"}), "basis": frozenset({"action"})})
    assert not keeps(STANCE, words={"polarity": frozenset({"oppose"}), "basis": frozenset({"statement"})})


@pytest.mark.parametrize(("min_score", "is_kept"), [(0.7, True), (0.71, False)])
def test_the_score_may_be_the_lowest_one_asked_for(min_score, is_kept):
    assert keeps(STANCE, min_score=min_score) is is_kept


@pytest.mark.parametrize(
    ("date", "since", "until", "is_in"),
    [
        ("2024-03-28", "2024-03", "", True),
        ("2024-02-28", "2024-03", "", False),
        ("2024-03-28", "", "2024-03", True),
        ("2024-03-28", "", "2024-03-27", False),
        ("2024-03-28", "2024-03-28", "2024-03-28", True),
        ("2024", "2024-03", "2024-03", True),  # it may have been then
        ("2024-03", "2024-03-15", "", True),
        ("2023", "2024-03", "", False),
        ("2025", "", "2024-12", False),
        ("", "2024", "", False),
        ("", "", "2024", False),
        ("", "", "", True),
    ],
)
def test_dates_are_compared_as_precisely_as_both_are_known(date, since, until, is_in):
    assert is_between(date, since, until) is is_in


def test_the_date_of_publication_stands_in_for_a_date_that_is_not_known():
    assert not keeps(STANCE, since="2024-04")
    assert keeps(replace(STANCE, date=""), since="2024-04")
    assert keeps(QUOTE, since="2024-04")


@pytest.mark.parametrize("said", ["2024", "2024-03", "2024-02-29", ""])
def test_a_partial_date_is_a_date(said):
    assert check_date(said, "--since") == said


@pytest.mark.parametrize("said", ["3/2024", "2024-13", "2023-02-29", "2024-3", "202403", "20240328", "yesterday", "20"])
def test_what_is_no_date_is_told_with_examples(said):
    with pytest.raises(SanctwatchError, match=r"^--since .* write 2024, 2024-03 or 2024-03-28$"):
        check_date(said, "--since")


def test_an_analysis_is_narrowed_and_counted_anew():
    row = DocumentRow("a.txt", "ok", n_mentions=3, n_stances=2, n_events=1, n_quotes=1)
    weak = replace(STANCE, score=0.1)
    found = Query(min_score=0.5).narrow(Analysis(row, (), (QUOTE,), (EVENT,), (weak, STANCE)))
    assert found.stances == (STANCE,)
    assert found.document == replace(row, n_stances=1)


def test_a_table_that_is_not_asked_comes_back_empty():
    row = DocumentRow("a.txt", "ok", n_stances=1, n_events=1, n_quotes=1)
    found = Query(words={"polarity": frozenset({"oppose"})}).narrow(
        Analysis(row, (), (QUOTE,), (EVENT,), (STANCE,)), ["stances"]
    )
    assert (found.stances, found.events, found.quotes) == ((STANCE,), (), ())
    assert (found.document.n_stances, found.document.n_events) == (1, None)


def test_what_was_not_looked_for_is_not_counted():
    assert Query(min_score=0.5).narrow(Analysis(DocumentRow("a.txt", "ok"))).document.n_stances is None


def test_reports_of_one_event_are_joined_and_counted():
    later = replace(EVENT, doc_id="b.txt", published="2022-05-28", report_count=2)
    other = replace(EVENT, event_id="e2")
    planned = replace(EVENT, modality="planned")
    assert merge_events([later, other, EVENT, planned]) == [replace(EVENT, report_count=3), other, planned]


def test_an_event_without_a_publication_date_does_not_stand_for_one_that_has_it():
    (joined,) = merge_events([replace(EVENT, doc_id="b.txt", published=""), EVENT])
    assert joined.doc_id == "a.txt"


def test_undated_reports_are_one_event_only_when_published_on_one_day():
    undated = replace(EVENT, date="", doc_id="a.txt")
    copy, later = replace(undated, doc_id="b.txt"), replace(undated, doc_id="c.txt", published="2024-01-01")
    assert merge_events([undated, copy, later]) == [replace(undated, report_count=2), later]
    unknown = [replace(undated, published="", doc_id=doc_id) for doc_id in ("d.txt", "e.txt")]
    assert merge_events(unknown) == unknown
