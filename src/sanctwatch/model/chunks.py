"""Noun chunks over Universal Dependencies, where spaCy's own rules look for labels that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.symbols import NOUN, PRON, PROPN
from spacy.tokens import Doc, Span, Token

# What may stand before the head inside its chunk: "the North's two long-range missile tests".
_BEFORE = frozenset(
    {
        "det",
        "det:predet",
        "amod",
        "nummod",
        "compound",
        "nmod:poss",
        "nmod:desc",
        "nmod:npmod",
        "nmod:unmarked",
        "flat",
        "advmod",
        "goeswith",
    }
)
_AFTER = frozenset({"flat", "goeswith", "fixed"})
# A noun in these relations is part of the chunk of its head.
_INSIDE = _BEFORE | _AFTER


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, label) of base noun phrases in order, without overlap.

    A chunk is a noun, name or pronoun with what describes it from the left, names with what is flat to the right.
    Prepositions and what hangs on them stay outside: "the sale" and "coal" in "the sale of coal".
    """
    doc = doclike.doc
    if not doc.has_annotation("DEP"):
        raise ValueError("noun chunks need a parse: the pipeline has no parser, or it was switched off")
    label = doc.vocab.strings.add("NP")
    end_before = -1
    for token in doclike:
        if token.pos not in (NOUN, PROPN, PRON) or (token.dep_ in _INSIDE and token.dep_ != "nmod:poss"):
            continue
        start, end = _left(token), _right(token)
        if start <= end_before:
            # "the North's" inside "the North's tests" is in the chunk already; a head keeps what is not taken.
            if token.i <= end_before:
                continue
            start = end_before + 1
        if token.dep_ == "nmod:poss" and token.head.pos in (NOUN, PROPN) and _left(token.head) <= start:
            continue
        yield start, end + 1, label
        end_before = end


def _left(head: Token) -> int:
    start = head.i
    for child in reversed(list(head.lefts)):
        if child.dep_ not in _BEFORE or (child.dep_ == "advmod" and child.i != start - 1):
            if child.dep_ == "punct" and child.text in {"-", "—", "“", '"', "'", "‘", ","}:
                continue  # between two adjectives; before the first it stays outside
            break
        start = min(start, child.left_edge.i)
    while start < head.i and (head.doc[start].is_punct or head.doc[start].is_space):
        start += 1
    return start


def _right(head: Token) -> int:
    end = head.i
    for child in head.rights:
        if child.dep_ in _AFTER and child.i <= end + 2:
            end = child.right_edge.i
        elif not (child.dep_ == "punct" and child.text == "-"):
            break
    return end
