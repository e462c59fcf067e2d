"""Gold persons and extracted mentions of persons to scores.

A person counts once per document, by surname; `affiliation` is the share of annotated actors that are right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sanctwatch.evaluate.found import rows_by_article
from sanctwatch.evaluate.gold import Gold
from sanctwatch.evaluate.scores import Result, Score, share
from sanctwatch.records import Mention


def score_persons(golds: Sequence[Gold], rows: Iterable[Mention]) -> Result:
    """Score the persons among the mentions."""
    rows_by_name = rows_by_article(golds, rows)
    lines: list[str] = []
    n_hits = n_found = n_gold = n_actors = n_right_actors = 0
    for gold in golds:
        wanted = {surname(person["name"]): person for person in gold.persons}
        actors_by_surname: dict[str, set[str]] = defaultdict(set)
        for row in rows_by_name[gold.name]:
            if row.kind == "person":
                # A person who stands for a state may carry the state as its id, too.
                actors_by_surname[surname(row.label or row.text)] |= {row.id, row.actor}
        hits = wanted.keys() & actors_by_surname.keys()
        n_hits += len(hits)
        n_found += len(actors_by_surname)
        n_gold += len(wanted)
        for name in hits:
            if actor := wanted[name].get("actor"):
                n_actors += 1
                n_right_actors += actor in actors_by_surname[name]
        lines += [f"- {gold.name} person {wanted[name]['name']}" for name in sorted(wanted.keys() - hits)]
        lines += [f"+ {gold.name} person {name}" for name in sorted(actors_by_surname.keys() - hits)]
    score = Score(n_hits, n_found, n_gold, {"affiliation": share(n_right_actors, n_actors)})
    return Result({"person": score}, {"persons": lines})


def surname(name: str) -> str:
    """Return the last word of a name, case folded; empty for none."""
    words: list[str] = re.findall(r"[\w'’-]+", name)
    return words[-1].casefold() if words else ""
