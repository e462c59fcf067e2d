import pytest

from sanctwatch.evaluate.events import match_events, score_events
from sanctwatch.evaluate.gold import Gold
from sanctwatch.records import Event


def wanted(type="veto", actors=("RUS",), targets=("panel-of-experts",), date="2024-03-28"):
    return {
        "type": type,
        "actors": list(actors),
        "targets": list(targets),
        "date": date,
        "evidence": "Russia vetoed it",
    }


def row(type="veto", actors="RUS", targets="panel-of-experts", date="2024-03-28", doc_id="a.txt"):
    return Event(
        doc_id, "e1", type, "", "", actors, targets, date, "asserted", "", "", 0, 1, sentence="Then Russia vetoed it."
    )


@pytest.mark.parametrize(
    ("event", "found", "hits"),
    [
        (wanted(), row(), 1),
        (wanted(), row(actors="CHN;RUS", targets="", date=""), 1),  # one actor in common is enough
        (wanted(), row(type="vote"), 0),  # another type
        (wanted(), row(actors="CHN"), 0),  # another actor
        (wanted(), row(actors=""), 0),  # only one side names an actor
        (wanted(actors=()), row(actors=""), 1),  # neither does
    ],
)
def test_an_event_counts_when_type_and_an_actor_agree(event, found, hits):
    assert len(match_events([event], [found])) == hits


@pytest.mark.parametrize(
    ("rows", "best"),
    [
        ([row(targets=""), row()], 1),  # a target in common first
        ([row(date=""), row()], 1),  # then the date
        ([row(targets=""), row(date="")], 1),  # the target outweighs the date
        ([row(), row()], 0),  # then the order of the text
    ],
)
def test_the_row_that_agrees_most_is_paired(rows, best):
    assert match_events([wanted()], rows) == {0: best}


def test_one_row_hits_one_annotation_only():
    assert match_events([wanted(), wanted()], [row()]) == {0: 0}


def test_dates_are_judged_on_hits_whose_gold_has_one():
    gold = [Gold("a.txt", events=(wanted(), wanted("meet"), wanted("impose", date=""), wanted("lift")))]
    rows = [row(), row("meet", date="2024"), row("impose", date="2024")]
    score = score_events(gold, rows).scores["events"]
    assert (score.n_hits, score.n_found, score.n_gold, score.shares["date"]) == (3, 3, 4, 0.5)


def test_misses_and_false_rows_are_listed():
    gold = [Gold("a.txt", events=(wanted(),))]
    assert score_events(gold, [row("meet"), row(doc_id="b.txt")]).shown["events"] == [
        "- a.txt veto ['RUS'] ['panel-of-experts'] 'Russia vetoed it'",
        "+ a.txt meet RUS 'Then Russia vetoed it.'",
    ]


def test_an_article_whose_events_were_not_annotated_says_nothing_about_rows():
    assert score_events([Gold("a.txt")], [row()]).scores == {}
    annotated = [Gold("a.txt"), Gold("b.txt", events=())]
    assert score_events(annotated, [row(), row(doc_id="b.txt")]).scores["events"].n_found == 1
