import pytest

from sanctwatch.evaluate.gold import Gold
from sanctwatch.evaluate.persons import score_persons, surname
from sanctwatch.records import Mention


def row(name, text, start=0, **other):
    return Mention("a.txt", "person", name, name, text, start, start + len(text), **other)


def test_a_person_counts_once_per_document_by_surname():
    gold = [Gold("a.txt", persons=({"name": "Lavrov", "actor": "RUS"}, {"name": "Wang Yi"}))]
    rows = [
        row("Sergei Lavrov", "Sergei Lavrov", actor="RUS"),
        row("Sergei Lavrov", "Lavrov", 20, actor="RUS"),
        row("Monday", "Monday", 30),
    ]
    result = score_persons(gold, rows)
    person = result.scores["person"]
    assert (person.n_hits, person.n_found, person.n_gold, person.shares["affiliation"]) == (1, 2, 2, 1.0)
    assert result.shown["persons"] == ["- a.txt person Wang Yi", "+ a.txt person monday"]


def test_an_actor_that_is_annotated_and_not_found_is_wrong():
    gold = [Gold("a.txt", persons=({"name": "Wang Yi", "actor": "CHN"}, {"name": "Ann Other"}))]
    rows = [row("Wang Yi", "Wang Yi"), row("Ann Other", "Ann Other", 20, actor="USA")]
    assert score_persons(gold, rows).scores["person"].shares["affiliation"] == 0.0


@pytest.mark.parametrize(
    ("name", "last"), [("Kim Jong Un", "un"), ("Antony J. Blinken", "blinken"), ("O'Neill", "o'neill"), ("", "")]
)
def test_the_surname_is_the_last_word(name, last):
    assert surname(name) == last
