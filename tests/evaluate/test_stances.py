import pytest

from sanctwatch.evaluate.gold import Gold
from sanctwatch.evaluate.stances import score_stances, target_key
from sanctwatch.records import Stance


def wanted(actor="RUS", target="panel-of-experts", polarity="oppose"):
    return {"actor": actor, "speaker": "", "target": target, "polarity": polarity, "basis": "action", "evidence": ""}


def row(actor="RUS", target="panel-of-experts", polarity="oppose", doc_id="a.txt"):
    return Stance(doc_id, actor, "Vasily Nebenzya", target, polarity, "statement", "", "", 0, 1)


@pytest.mark.parametrize(
    ("found", "hits"),
    [
        (row(), 1),  # speaker and basis may differ
        (row("CHN"), 0),
        (row(target="sanctions"), 0),
        (row(polarity="neutral"), 0),
        (row(doc_id="b.txt"), 0),
        (row(doc_id="deep/folder/a.txt"), 1),
    ],
)
def test_a_stance_counts_when_actor_target_and_polarity_agree(found, hits):
    assert score_stances([Gold("a.txt", stances=(wanted(),))], [found]).scores["stances"].n_hits == hits


def test_a_stance_counts_once_per_document():
    score = score_stances([Gold("a.txt", stances=(wanted(), wanted()))], [row(), row(), row()]).scores["stances"]
    assert (score.n_hits, score.n_found, score.n_gold) == (1, 1, 1)


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("other:summit", "other"),
        ("other:talks@UN:PRK", "other"),
        ("sanctions@UN:PRK", "sanctions"),
        ("S/RES/2231", "S/RES/2231"),
        ("", ""),
    ],
)
def test_things_outside_the_catalogue_are_one_target(target, key):
    assert target_key(target) == key


def test_pairs_count_actors_and_targets_that_agree_whatever_the_polarity():
    gold = [Gold("a.txt", stances=(wanted(), wanted("CHN"), wanted("USA")))]
    score = score_stances(gold, [row(), row("CHN", polarity="support"), row("FRA")]).scores["stances"]
    assert (score.n_hits, score.counts["pairs"]) == (1, 2)


def test_misses_and_false_rows_are_listed():
    assert score_stances([Gold("a.txt", stances=(wanted(),))], [row("CHN")]).shown["stances"] == [
        "- a.txt ('RUS', 'panel-of-experts', 'oppose')",
        "+ a.txt ('CHN', 'panel-of-experts', 'oppose')",
    ]


def test_articles_without_annotated_stances_are_not_scored():
    assert score_stances([Gold("a.txt")], [row()]).scores == {}
