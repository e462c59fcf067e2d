import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctwatch.model.names import NameDecoder

LABELS = ["O", *(f"{kind}-{name}" for name in ("PERSON", "ORG") for kind in "BILU")]


def rows(*labels):
    return np.array([[5.0 if label == wanted else 0.0 for label in LABELS] for wanted in labels], dtype=np.float32)


@given(st.integers(0, 10**6), st.integers(1, 30))
def test_spans_are_in_order_and_apart(seed, words):
    scores = np.random.default_rng(seed).normal(size=(words, len(LABELS))).astype(np.float32)
    spans = list(NameDecoder(LABELS).spans(scores))
    edges = [edge for start, end, _ in spans for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= words for start, end, _ in spans)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["O", "O"], []),
        (["B-PERSON", "L-PERSON", "O"], [(0, 2, "PERSON")]),
        (["U-ORG", "U-PERSON"], [(0, 1, "ORG"), (1, 2, "PERSON")]),
        (["B-ORG", "I-ORG", "L-ORG"], [(0, 3, "ORG")]),
    ],
)
def test_well_formed_labels_stand(labels, expected):
    assert list(NameDecoder(LABELS).spans(rows(*labels))) == expected


def test_a_name_left_open_is_closed_or_dropped():
    found = list(NameDecoder(LABELS).spans(rows("B-PERSON", "O", "O")))
    assert all(end <= 3 for _, end, _ in found)
