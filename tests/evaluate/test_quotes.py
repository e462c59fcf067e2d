"""How annotated quotes and rows are paired."""

from __future__ import annotations

import pytest

from sanctwatch.evaluate.gold import Gold
from sanctwatch.evaluate.quotes import has_same_speaker, locate, match_spans, match_words, score_quotes
from sanctwatch.records import Quote

TEXT = 'Lavrov said the draft was dead. "We will not\nvote for it," he added.'


def wanted(text, kind="direct", speaker="Sergei Lavrov", actor="RUS"):
    return {"kind": kind, "speaker": speaker, "actor": actor, "text": text}


def row(text, kind="direct", speaker="Sergei Lavrov", actor="RUS"):
    start = TEXT.index(text)
    return Quote("a.txt", kind, speaker, text, start, start + len(text), actor=actor)


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("We will not\nvote for it,", 1),
        ("will not\nvote for it", 1),  # most of the words
        ("not\nvote for", 1),  # half of them
        ("We", 0),  # too little
        ("the draft was dead", 0),
    ],
)
def test_direct_quotes_are_matched_by_their_words(text, hits):
    assert len(match_words([wanted("We will not vote for it,")], [row(text)])) == hits


def test_a_row_hits_one_annotation_only():
    assert match_words([wanted("vote for it"), wanted("vote for it")], [row("vote for it")]) == [(0, 0)]


def test_a_quote_is_found_with_its_white_space_collapsed():
    start, end = locate("We will not vote", TEXT)
    assert TEXT[start:end] == "We will not\nvote"


@pytest.mark.parametrize("text", ["never said", "", "  "])
def test_a_text_that_is_not_there_has_no_place(text):
    assert locate(text, TEXT) == (0, 0)


@pytest.mark.parametrize(("text", "hits"), [("the draft was dead", 1), ("the draft", 1), ("dead", 0)])
def test_reported_speech_is_matched_by_the_characters_that_are_covered(text, hits):
    assert len(match_spans([wanted("the draft was dead", "indirect")], [row(text, "indirect")], TEXT)) == hits


def test_the_closest_row_is_paired_first():
    rows = [row("said the draft was dead"), row("the draft was dead")]
    assert match_spans([wanted("the draft was dead")], rows, TEXT) == [(0, 1)]


@pytest.mark.parametrize(
    ("speaker", "actor", "same"),
    [("Lavrov", "", True), ("he", "RUS", True), ("he", "", False), ("Lavrova", "USA", False)],
)
def test_a_speaker_is_right_by_actor_or_surname(speaker, actor, same):
    assert has_same_speaker(wanted("x"), row("dead", speaker=speaker, actor=actor)) == same


def test_kinds_are_scored_apart_and_together():
    gold = [Gold("a.txt", quotes=(wanted("We will not vote for it,"), wanted("the draft was dead", "indirect")))]
    rows = [row("We will not\nvote for it,"), row("the draft was dead", "indirect"), row("he added", "indirect")]
    scores = score_quotes(gold, rows, {"a.txt": TEXT}).scores
    assert [scores[kind].n_hits for kind in ("quotes", "quotes-all", "indirect")] == [1, 2, 1]
    assert [scores[kind].n_found for kind in ("quotes", "quotes-all", "indirect")] == [1, 3, 2]


def test_without_the_articles_only_words_are_compared():
    gold = [Gold("a.txt", quotes=(wanted("We will not vote for it,"),))]
    assert "quotes-all" not in score_quotes(gold, [row("vote for it")], {}).scores


def test_articles_whose_quotes_were_not_annotated_are_not_scored():
    assert score_quotes([Gold("a.txt")], [row("vote for it")], {"a.txt": TEXT}).scores == {}


def test_misses_and_false_rows_are_listed():
    gold = [Gold("a.txt", quotes=(wanted("We will not vote for it,"),))]
    shown = score_quotes(gold, [row("he added", "indirect")], {"a.txt": TEXT}).shown["quotes"]
    assert [line[0] for line in shown] == ["-", "+"]
