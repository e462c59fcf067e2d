import pytest

from sanctwatch.evaluate.gold import Gold
from sanctwatch.evaluate.mentions import score_mentions
from sanctwatch.records import Mention


def gold(*mentions):
    return [Gold("a.txt", mentions)]


def wanted(start, end, id_="PRK", kind="state", **other):
    return {"kind": kind, "id": id_, "text": "x" * (end - start), "start": start, "end": end, **other}


def found(start, end, id_="PRK", kind="state", doc_id="a.txt", **other):
    return Mention(doc_id, kind, id_, other.pop("label", ""), other.pop("text", "x"), start, end, **other)


@pytest.mark.parametrize(
    ("row", "hits"),
    [
        (found(3, 8), 1),
        (found(7, 20), 1),  # overlap is enough
        (found(8, 20), 0),  # touching is not
        (found(3, 8, "KOR"), 0),  # another id
        (found(3, 8, kind="organization"), 0),  # another kind
        (found(3, 8, doc_id="b.txt"), 0),  # another document
        (found(3, 8, doc_id="deep/folder/a.txt"), 1),  # the same, by its file name
    ],
)
def test_a_mention_counts_when_kind_and_id_agree_and_spans_overlap(row, hits):
    assert score_mentions(gold(wanted(3, 8)), [row]).scores["state"].n_hits == hits


def test_one_row_hits_one_gold_mention_only():
    assert score_mentions(gold(wanted(0, 4), wanted(5, 9)), [found(0, 9)]).scores["state"].n_hits == 1


def test_equal_spans_are_paired_before_larger_overlaps():
    result = score_mentions(gold(wanted(0, 4), wanted(0, 9)), [found(0, 9), found(0, 4)])
    assert result.scores["state"].shares["exact"] == 1.0


def test_the_regime_is_judged_on_hits_whose_gold_has_one():
    annotated = gold(
        wanted(0, 4, "veto", "mechanism"),
        wanted(5, 9, "sanctions", "mechanism", regime="UN:PRK"),
        wanted(10, 14, "sanctions", "mechanism", regime="UN:IRN"),
    )
    rows = [
        found(0, 4, "veto", "mechanism", regime="UN:RUS"),
        found(5, 9, "sanctions", "mechanism", regime="UN:PRK"),
        found(10, 14, "sanctions", "mechanism"),
    ]
    assert score_mentions(annotated, rows).scores["mechanism"].shares["regime"] == 0.5


def test_misses_and_false_rows_are_listed():
    lines = score_mentions(gold(wanted(3, 8)), [found(9, 12, "KOR", text="the South")]).shown["mentions"]
    assert lines == ["- a.txt state PRK 'xxxxx' @3", "+ a.txt state KOR 'the South' @9"]


def test_nothing_found_is_zero_and_no_error():
    state = score_mentions(gold(wanted(3, 8)), []).scores["state"]
    assert (state.precision, state.recall, state.f1) == (0, 0, 0)
