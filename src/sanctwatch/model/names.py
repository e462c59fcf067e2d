"""Scores of name labels to spans: the best sequence in which every name begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


class NameDecoder:
    """Decodes BILOU labels. An argmax that is well formed stands; otherwise the best well-formed path is searched."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._kinds = [label[0] for label in labels]
        self._names = [label[2:] for label in labels]
        self._follows = np.array([[self._may_follow(a, b) for b in range(len(labels))] for a in range(len(labels))])
        self._may_begin = np.array([kind in "OBU" for kind in self._kinds])
        self._may_end = np.array([kind in "OLU" for kind in self._kinds])
        self._penalty = np.where(self._follows, 0.0, -1e9).astype(np.float32)

    def _may_follow(self, before: int, label: int) -> bool:
        if self._kinds[before] in "BI":
            return self._kinds[label] in "IL" and self._names[before] == self._names[label]
        return self._kinds[label] in "OBU"

    def spans(self, scores: Scores) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, label) of the names in one sentence, in order, from its rows of scores."""
        path = scores.argmax(axis=1)
        if not path.any():
            return
        whole = self._follows[path[:-1], path[1:]].all() and self._may_begin[path[0]] and self._may_end[path[-1]]
        start = 0
        for word, label in enumerate(path.tolist() if whole else self._search(scores)):
            kind = self._kinds[label]
            if kind in "BU":
                start = word
            if kind in "LU":
                yield start, word + 1, self._names[label]

    def _search(self, scores: Scores) -> list[int]:
        shifted = scores - scores.max(axis=1, keepdims=True)
        logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        best = np.where(self._may_begin, logs[0], -1e9)
        back = np.zeros(scores.shape, dtype=np.int64)
        for word in range(1, len(scores)):
            reached = best[:, None] + self._penalty
            back[word] = reached.argmax(axis=0)
            best = reached[back[word], np.arange(reached.shape[1])] + logs[word]
        label = int(np.where(self._may_end, best, -1e18).argmax())
        path = [label]
        for word in range(len(scores) - 1, 0, -1):
            label = int(back[word, label])
            path.append(label)
        return path[::-1]
