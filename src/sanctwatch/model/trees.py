"""Scores of heads to one well-formed tree: a single root, no cycle (Chu-Liu and Edmonds)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]

ROOT = -1
_NEVER = np.float32(-1e9)


def best_tree(scores: Scores) -> Heads:
    """Choose the head of every word so that the heads make the best tree with one root.

    Args:
        scores: One row a word; column 0 scores being the root, column h + 1 scores word h as head. Must be finite.

    Returns:
        Head of each word, `ROOT` for the root. The same scores give the same tree, whatever else is analysed.
    """
    count = scores.shape[0]
    if count == 1:
        return np.array([ROOT], dtype=np.int64)
    scores = scores.astype(np.float32, copy=True)
    scores[np.arange(count), np.arange(count) + 1] = _NEVER
    heads: Heads = scores.argmax(axis=1) - 1
    if is_tree(heads):  # four in five sentences need no search
        return heads
    # One root: the arcs of every other word to the root are cut, for each word that could be it. Six candidates hold
    # the best tree but for sentences that are hopeless anyway, and bound the work.
    candidates = np.argsort(-scores[:, 0], kind="stable")[:6]
    best, best_score = heads, -np.inf
    for root in candidates:
        rooted = scores.copy()
        rooted[:, 0] = _NEVER
        rooted[root, :] = _NEVER
        rooted[root, 0] = 0.0
        found = _edmonds(rooted.astype(np.float64))
        score = float(scores[np.arange(count), found + 1].sum(dtype=np.float64))
        if is_tree(found) and score > best_score:
            best, best_score = found, score
    return best


def is_tree(heads: Heads) -> bool:
    """Tell whether the heads have one root and no cycle."""
    count = len(heads)
    if int((heads == ROOT).sum()) != 1:
        return False
    # Pointer doubling: after log2(count) jumps everything stands at the root, or runs in a circle.
    reach = np.where(heads == ROOT, count, heads)
    reach = np.append(reach, count)
    for _ in range(max(1, count.bit_length())):
        reach = reach[reach]
    return bool((reach == count).all())


def _edmonds(scores: NDArray[np.float64]) -> Heads:
    """Find the best arborescence over node 0 (the root) and one node a row."""
    count = scores.shape[0] + 1
    weights = np.full((count, count), -1e18)
    weights[1:, :] = scores  # weights[dependent, head]
    np.fill_diagonal(weights, -1e18)
    heads = _contract(weights)
    return np.array(heads[1:], dtype=np.int64) - 1


def _contract(weights: NDArray[np.float64]) -> list[int]:
    """Chu-Liu/Edmonds by contraction of one cycle at a time; node 0 has no head."""
    count = weights.shape[0]
    heads = [0, *(int(weights[node].argmax()) for node in range(1, count))]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [node for node in range(count) if node not in inside]
    new_number = {node: number for number, node in enumerate(outside)}
    joint = len(outside)
    smaller = np.full((joint + 1, joint + 1), -1e18)
    own = np.array([weights[node, heads[node]] for node in cycle])
    block = np.array(cycle)
    rest = np.array(outside)
    smaller[:joint, :joint] = weights[np.ix_(rest, rest)]
    into = weights[np.ix_(block, rest)] - own[:, None]  # entering the cycle breaks the arc of the entered node
    entry = into.argmax(axis=0)
    smaller[joint, :joint] = into.max(axis=0)
    out = weights[np.ix_(rest, block)]
    leave = out.argmax(axis=1)
    smaller[:joint, joint] = out.max(axis=1)
    smaller[0, :] = -1e18
    small_heads = _contract(smaller)
    for node in outside[1:]:
        head = small_heads[new_number[node]]
        heads[node] = cycle[int(leave[new_number[node]])] if head == joint else outside[head]
    broken = small_heads[joint]
    heads[cycle[int(entry[broken])]] = outside[broken]
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """Give the nodes of one cycle, or nothing."""
    state = [0] * len(heads)
    state[0] = 2
    for begin in range(1, len(heads)):
        path = []
        node = begin
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            state[passed] = 2
    return []
