from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sanctwatch.model.trees import ROOT, best_tree, is_tree


def random_scores(seed, words):
    return np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)


@given(st.integers(0, 10**6), st.integers(1, 40))
def test_any_scores_give_one_root_and_no_cycle(seed, words):
    assert is_tree(best_tree(random_scores(seed, words)))


@given(st.integers(0, 10**6), st.integers(2, 5))
@settings(max_examples=60)
def test_the_tree_is_the_best_of_all_trees(seed, words):
    scores = random_scores(seed, words)
    rows = np.arange(words)
    every = (np.array(heads) for heads in product(range(-1, words), repeat=words))
    best = max(scores[rows, heads + 1].sum() for heads in every if (heads != rows).all() and is_tree(heads))
    assert scores[rows, best_tree(scores) + 1].sum() == pytest.approx(best, abs=1e-4)


def test_equal_scores_still_give_a_tree():
    assert is_tree(best_tree(np.zeros((30, 31), dtype=np.float32)))


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([ROOT], True),
        ([1, ROOT], True),
        ([1, 0], False),
        ([ROOT, ROOT], False),
        ([1, 2, 1, ROOT], False),
        ([3, 3, 3, ROOT], True),
    ],
)
def test_is_tree(heads, expected):
    assert is_tree(np.array(heads)) is expected
