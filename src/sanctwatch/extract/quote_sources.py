"""Reported speech without a verb of saying: according to X, X's claim that ..., X is confident that ..."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sanctwatch.extract.quote_cues import Cues
from sanctwatch.extract.quote_layout import Attribution, Layout
from sanctwatch.extract.quote_phrases import possessor, source_phrase
from sanctwatch.extract.quote_subjects import find_subject
from sanctwatch.extract.quote_verbs import is_finite

_NOT_A_SPEAKER = frozenset({"i", "we", "you", "it", "this", "that", "there", "who"})


def find_sourced(layout: Layout, cues: Cues) -> Iterator[Attribution]:
    """Yield what a phrase, a noun or an adjective attributes to its source."""
    for token in layout.doc:
        if layout.mark_at(token) is not None:
            continue
        told = _by_phrase(layout, cues, token) or _by_noun(layout, cues, token) or _by_adjective(layout, cues, token)
        if told is not None:
            yield told


def _by_phrase(layout: Layout, cues: Cues, token: Token) -> Attribution | None:
    """`According to X, ...`, `..., according to X`, `..., in his view, ...`: the sentence around it."""
    phrase = source_phrase(token, cues)
    if phrase is None:
        return None
    source, first, behind = phrase
    if source.tag_ == "PRP" and source.lower_ in _NOT_A_SPEAKER:
        return None
    doc = layout.doc
    start = first
    while start > 0 and not layout.ends_sentence(doc[start - 1]) and doc[start - 1].text != ";":
        start -= 1
    end = max(behind - 1, source.right_edge.i)
    while end + 1 < len(doc) and not layout.ends_sentence(doc[end + 1]) and doc[end + 1].text != ";":
        end += 1
    if first - start <= 1:  # it opens the sentence: what follows it is told
        start = max(behind, source.right_edge.i + 1)
        comma = next((number for number in range(start, min(end, start + 25)) if doc[number].text in (",", ":")), None)
        if comma is not None and not any(is_finite(t) and t.dep_ != "acl:relcl" for t in doc[start:comma]):
            start = comma + 1
    elif source.right_edge.i >= end - 1 and any(is_finite(t) for t in doc[start:first]):
        end = first - 1
    if start > end or not any(is_finite(t) for t in doc[start : end + 1]):
        return None
    return _made(layout, doc[start].idx, doc[end].idx + len(doc[end]), source, "phrase", first, behind)


def _by_noun(layout: Layout, cues: Cues, noun: Token) -> Attribution | None:
    """`X's claim that ...`, `the claim by X that ...`, `X repeated the claim that ...`, `X's view is that ...`."""
    if noun.tag_ not in ("NN", "NNS") or not cues.is_in(noun, "nouns"):
        return None
    clause = _clause_of(noun)
    if clause is None:
        return None
    source = possessor(noun) or _holder(noun, cues)
    if source is None or _is_no_speaker(source):
        return None
    first = clause.left_edge.i
    while first <= noun.i or layout.doc[first].lower_ == "that":
        first += 1
    last = clause.right_edge.i
    if noun.is_ancestor(clause) or noun.head == clause.head:
        end = last
    else:  # the parse took the clause for the main one: it ends before the second finite verb
        finite = [
            t.i
            for t in layout.doc[first : last + 1]
            if is_finite(t) and t.dep_ not in ("aux", "aux:pass", "cop", "acl:relcl")
        ]
        end = finite[1] - 1 if len(finite) > 1 else last
    if end < first:
        return None
    token = layout.doc[end]
    return _made(layout, layout.doc[first].idx, token.idx + len(token), source, "noun", noun.i, noun.i + 1)


def _clause_of(noun: Token) -> Token | None:
    """Return the head of the clause behind a noun: its own in the parse, or one that "that" opens right behind it."""
    for child in noun.children:
        if child.i > noun.i and child.dep_ in ("acl", "ccomp", "advcl") and _is_that_clause(child):
            return child
    doc = noun.doc
    number = noun.i + 1
    while number < len(doc) - 1 and (doc[number].text == "," or doc[number].lower_ in ("is", "was", "being")):
        number += 1
    that = doc[number] if number < len(doc) else noun
    if that.lower_ == "that" and that.tag_ == "IN" and that.head.i > that.i and number - noun.i <= 3:
        return that.head
    return None


def _is_no_speaker(token: Token) -> bool:
    return token.tag_ in ("WP", "WDT") or (token.tag_ in ("PRP", "DT", "EX") and token.lower_ in _NOT_A_SPEAKER)


def _is_that_clause(clause: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _holder(noun: Token, cues: Cues) -> Token | None:
    """Return X of "X expressed hope that"."""
    verb = noun.head
    if noun.dep_ not in ("obj", "obl") or not cues.is_in(verb, "holding"):
        return None
    if any(c.lower_ in ("not", "n't", "never") for c in verb.children):
        return None
    return find_subject(verb, cues)


def _by_adjective(layout: Layout, cues: Cues, adjective: Token) -> Attribution | None:
    """`X is confident that ...`."""
    if not adjective.tag_.startswith(("JJ", "VBN")) or not cues.is_in(adjective, "adjectives"):
        return None
    clause = next(
        (c for c in adjective.children if c.i > adjective.i and c.dep_ in ("ccomp", "advcl") and _is_that_clause(c)),
        None,
    )
    subject = next((c for c in adjective.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
    if clause is None or subject is None or _is_no_speaker(subject):
        return None
    if any(c.lower_ in ("not", "n't", "never") for c in adjective.children):
        return None
    first = clause.left_edge.i + 1
    last = layout.doc[clause.right_edge.i]
    return _made(
        layout, layout.doc[first].idx, last.idx + len(last), subject, "adjective", adjective.i, adjective.i + 1
    )


def _made(
    layout: Layout, start: int, end: int, source: Token, rule: str, first: int, behind: int
) -> Attribution | None:
    start, end = layout.trim(start, end)
    return Attribution(start, end, "indirect", source, rule, first, behind) if end > start else None
