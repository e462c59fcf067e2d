"""Runs the int8 network once over the words of a document, in windows that overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sanctwatch.model.files import Meta
from sanctwatch.model.pieces import NEW_LINE, NEW_PARAGRAPH, NO_CASE, NO_SPACE, WordPieces, case_class

Scores = NDArray[np.float32]

# The network was trained on windows of 128 pieces, start and end included.
WINDOW_PIECES = 126
# Where a paragraph is longer than a window, each window repeats so many pieces of the one before; the repeated words
# take their analysis from the window in which they stand further from the edge.
OVERLAP_PIECES = 36
_ENDS = tuple(".!?\"”'’)…")


class Window(NamedTuple):
    """Words `start` to `end` are read together; those from `keep_start` to `keep_end` are kept from it."""

    start: int
    end: int
    keep_start: int
    keep_end: int


def windows(lengths: Sequence[int], may_cut: Sequence[bool]) -> Iterator[Window]:
    """Cut a text into windows so that every word is kept from exactly one.

    Args:
        lengths: Pieces of each word, each at least 1 and far below `WINDOW_PIECES`.
        may_cut: Whether a paragraph begins with the word; there a window ends without overlap.
    """
    count = len(lengths)
    ends = [0, *accumulate(lengths)]
    start = keep_start = 0
    while keep_start < count:
        end = start + 1
        while end < count and ends[end + 1] - ends[start] <= WINDOW_PIECES:
            end += 1
        if end == count:
            yield Window(start, count, keep_start, count)
            return
        cut = next((word for word in range(end, keep_start, -1) if may_cut[word]), None)
        # A break in the first third would leave the window nearly empty; then the paragraph after it is read in two.
        if cut is not None and ends[cut] - ends[start] >= WINDOW_PIECES // 3:
            yield Window(start, cut, keep_start, cut)
            start = keep_start = cut
            continue
        following = end
        while following > start + 1 and ends[end] - ends[following - 1] <= OVERLAP_PIECES:
            following -= 1
        keep_end = max(keep_start + 1, following + (end - following + 1) // 2)
        yield Window(start, end, keep_start, keep_end)
        start, keep_start = max(start + 1, min(following, keep_end)), keep_end


class Encoder:
    """The network. Every window runs alone, so its numbers depend on its words and on nothing beside them.

    Dynamic int8 scales are taken over all that runs at once: windows in one batch would change each other's digits.
    """

    def __init__(self, folder: Path, meta: Meta) -> None:
        self._folder = folder
        self._meta = meta
        self._start()

    def _start(self) -> None:
        vocabulary = (self._folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self.pieces = WordPieces(vocabulary)
        self._network = _session(self._folder / "encoder.onnx")
        self._relations = _session(self._folder / "relations.onnx")
        edges = [0, *accumulate(self._meta.columns.values())]
        self.block = {name: slice(*edge) for name, edge in zip(self._meta.columns, pairwise(edges), strict=True)}
        self.width = edges[-1]

    def __getstate__(self) -> tuple[Path, Meta]:
        """Sessions do not travel between processes; files do."""
        return self._folder, self._meta

    def __setstate__(self, state: tuple[Path, Meta]) -> None:
        self._folder, self._meta = state
        self._start()

    def fill(self, rows: Scores, where: NDArray[np.int64], words: Sequence[str], spaces: Sequence[int]) -> None:
        """Write the numbers of the words into the rows `where`, columns as `block` says.

        `spaces` are classes of `sanctwatch.model.pieces`. Written in place: 50,000 words are 125 MB.
        """
        spelled = [self.pieces(word) for word in words]
        may_cut = [
            space == NEW_PARAGRAPH or (space == NEW_LINE and number > 0 and words[number - 1].endswith(_ENDS))
            for number, space in enumerate(spaces)
        ]
        cases = [case_class(word) for word in words]
        for window in windows([len(ids) for ids in spelled], may_cut):
            found = self._run(spelled, cases, spaces, window)
            kept = slice(window.keep_start, window.keep_end)
            rows[where[kept]] = found[window.keep_start - window.start : window.keep_end - window.start]

    def _run(
        self, spelled: Sequence[tuple[int, ...]], cases: Sequence[int], spaces: Sequence[int], window: Window
    ) -> Scores:
        ids, case, space, first, last = [self.pieces.start_id], [NO_CASE], [NO_SPACE], [], []
        for word in range(window.start, window.end):
            own = spelled[word]
            first.append(len(ids))
            ids.extend(own)
            last.append(len(ids) - 1)
            case.extend([cases[word]] * len(own))
            space.extend([spaces[word]] * len(own))
        ids.append(self.pieces.end_id)
        case.append(NO_CASE)
        space.append(NO_SPACE)
        columns = {"ids": ids, "case": case, "space": space, "first": first, "last": last}
        found: Scores = self._network.run(
            None, {name: np.array([values], dtype=np.int64) for name, values in columns.items()}
        )[0]
        rows: Scores = found[0]
        return rows

    def relations(self, dependents: Scores, heads: Scores) -> Scores:
        """Score the relation of each dependent to the head in the same row, from their `label_dep` and `label_head`."""
        found: Scores = self._relations.run(None, {"dependent": dependents, "head": heads})[0]
        return found


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # One thread: the result does not depend on the machine's cores, and several processes do not fight over them.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])
