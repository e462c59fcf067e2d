"""Fit the weights of the judge on annotated articles: `python models/train/judge.py GOLD`.

GOLD is a folder as `sanctwatch evaluate` takes it. The rows that the frames propose are labelled right or wrong by the
rules of the evaluation; a logistic regression with a ridge penalty is fitted by Newton's method, so that the same
articles give the same weights. The figures that it prints are from leaving out ten groups of articles in turn.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sanctwatch.evaluate import match_events, target_key
from sanctwatch.extract.events import weigh_events
from sanctwatch.extract.stances import weigh_stances
from sanctwatch.pipeline import Settings, build
from sanctwatch.sources import Fields, read

Matrix = NDArray[np.float64]

N_FOLDS = 10
#: Strength of the penalty, and the least precision that the threshold must keep on articles left out. Swept on
#: gold/train, 1 to 30; stances are fewer and harder, and want more of it.
RIDGE = {"events": 3.0, "stances": 10.0}
LEAST_PRECISION = {"events": 0.735, "stances": 0.70}
MIN_COUNT = 3


def fit(rows: Matrix, labels: Matrix, ridge: float) -> Matrix:
    """Return the weights, the bias first, by a few Newton steps."""
    design = np.hstack([np.ones((len(rows), 1)), rows])
    weights = np.zeros(design.shape[1])
    penalty = np.full(design.shape[1], ridge)
    penalty[0] = 0.01
    for _ in range(15):
        chance = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (chance - labels) + penalty * weights
        curvature = (design.T * (chance * (1 - chance))) @ design + np.diag(penalty)
        weights -= np.linalg.solve(curvature, gradient)
    return weights


def vectors(features: list[tuple[str, ...]], vocabulary: dict[str, int]) -> Matrix:
    """Return a row of zeros and ones for each set of features."""
    rows = np.zeros((len(features), len(vocabulary)))
    for number, names in enumerate(features):
        for name in names:
            if name in vocabulary:
                rows[number, vocabulary[name]] = 1
    return rows


def chances(rows: Matrix, weights: Matrix) -> Matrix:
    """Return the probability of each row."""
    result: Matrix = 1 / (1 + np.exp(-(weights[0] + rows @ weights[1:])))
    return result


def best_threshold(scores: Matrix, labels: Matrix, n_gold: int, floor: float) -> tuple[float, float, float, float]:
    """Return the threshold with the best F1 among those that keep the precision over a floor, with P, R and F1."""
    best = (0.0, 0.0, 0.0, 0.0)
    for threshold in np.arange(0.0, 0.9, 0.01):
        kept = scores >= threshold
        right = float(labels[kept].sum())
        if not kept.sum():
            continue
        precision, recall = right / float(kept.sum()), right / n_gold
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        if f1 > best[3] and precision >= floor:
            best = (float(threshold), precision, recall, f1)
    return best


def candidates(gold: Path) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """Return every row that the frames propose for annotated articles, right or wrong, and how many gold has.

    Args:
        gold: Folder with one JSON file an article; the articles lie in `corpus/` beside `gold/`.
    """
    pipeline = build(Settings())
    articles = {document.doc_id: document for document in read([str(gold.resolve().parents[1] / "corpus")], Fields())}
    rows: list[dict[str, Any]] = []
    n_gold = {"events": 0, "stances": 0}
    for group, path in enumerate(sorted(gold.glob("*.json"))):
        wanted = json.loads(path.read_text(encoding="utf-8"))
        positions = {(s["actor"], target_key(s["target"]), s["polarity"]) for s in wanted["stances"]}
        n_gold["events"] += len(wanted["events"])
        n_gold["stances"] += len(positions)
        events, stances = [], []
        for reading, propositions in pipeline.propositions(articles[wanted["doc_id"].rsplit("/", 1)[-1]]):
            events += weigh_events(reading, propositions)
            stances += weigh_stances(reading, propositions)
        hits = set(match_events(wanted["events"], [event for event, _ in events]).values())
        for number, (_, reports) in enumerate(events):
            rows += [{"table": "events", "group": group, "features": f, "right": number in hits} for f in reports[:1]]
        for stance, features in stances:
            key = (stance.actor, target_key(stance.target), stance.polarity)
            rows.append({"table": "stances", "group": group, "features": features, "right": key in positions})
    return rows, n_gold


def main() -> None:
    """Fit, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="gold/train")
    parser.add_argument("--out", type=Path, default=Path("src/sanctwatch/data/judge.json"))
    arguments = parser.parse_args()
    lines, n_gold = candidates(arguments.gold)
    written = {}
    for table in ("events", "stances"):
        rows = [line for line in lines if line["table"] == table]
        counts = Counter(name for row in rows for name in row["features"])
        vocabulary = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= MIN_COUNT))}
        matrix = vectors([row["features"] for row in rows], vocabulary)
        labels = np.array([float(row["right"]) for row in rows])
        groups = np.array([row["group"] % N_FOLDS for row in rows])
        left_out = np.zeros(len(rows))
        for fold in range(N_FOLDS):
            test = groups == fold
            left_out[test] = chances(matrix[test], fit(matrix[~test], labels[~test], RIDGE[table]))
        threshold, precision, recall, f1 = best_threshold(left_out, labels, n_gold[table], LEAST_PRECISION[table])
        print(
            f"{table}: {len(rows)} rows, {labels.mean():.3f} right; from {threshold:.2f} on: "
            f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
        )
        for low in np.arange(0, 1, 0.2):
            here = (left_out >= low) & (left_out < low + 0.2)
            if here.any():
                print(f"   said {left_out[here].mean():.2f}, right {labels[here].mean():.2f}, n {here.sum()}")
        weights = fit(matrix, labels, RIDGE[table])
        written[table] = {
            "bias": round(float(weights[0]), 3),
            "threshold": round(threshold, 2),
            "weights": {name: round(float(weights[1 + i]), 3) for name, i in vocabulary.items()},
        }
    arguments.out.write_text(json.dumps(written, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
