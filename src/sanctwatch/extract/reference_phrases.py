"""The extent of a noun phrase in a parse, and what governs it: plain grammar, robust to arcs that went wrong."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from spacy.tokens import Token

#: Relations of what stands before a head and belongs to it.
_LEFT = frozenset(
    [
        "det",
        "amod",
        "compound",
        "nmod:poss",
        "nummod",
        "nmod",
        "nmod:desc",
        "nmod:unmarked",
        "flat",
        "det:predet",
        "punct",
    ]
)
#: Relations of what stands behind a head and belongs to it, until a comma.
_RIGHT = frozenset(["flat", "compound", "fixed", "goeswith", "nmod", "nummod", "nmod:unmarked", "nmod:desc"])
#: Tokens that end a phrase.
_STOPS = frozenset([",", ";", ":", "(", ")", "–", "—", "-", '"', "“", "”", "«", "»", "[", "]"])
_DATES = frozenset([*calendar.day_name, *calendar.month_name])
#: End a phrase that a parse draws over them; the points of "U.S." are no tokens.
_BREAKS = frozenset([".", "*", "**", ":", ";", "•", "|"])
_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"])
_NO_OPENERS = frozenset(["ADP", "CCONJ", "SCONJ", "ADV"])
_SUBJECT = frozenset(["nsubj", "nsubj:pass", "nsubj:outer", "csubj"])
#: From a clause up to the clause that governs it.
_CLAUSES = frozenset(["ccomp", "xcomp", "advcl", "acl", "conj", "parataxis", "acl:relcl", "csubj", "advcl:relcl"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
#: A parse can go round through a thousand arcs of a list; nothing real climbs higher.
_MAX_CLIMB = 12
#: More names than states in a vote of the General Assembly are no list.
_MAX_LIST = 60


def is_nominal(token: Token) -> bool:
    """Say whether a token can head a noun phrase."""
    return token.pos_ in _NOMINAL and not token.is_space


def is_subject(token: Token) -> bool:
    """Say whether a token is the subject of a clause."""
    return token.dep_ in _SUBJECT


def core(head: Token, *, with_tail: bool = True) -> tuple[int, int]:
    """Return the tokens of a phrase without clauses, appositions and what follows a comma, end exclusive.

    Args:
        head: Its head.
        with_tail: Take what stands behind the head as well ("the minister *of Mali*").
    """
    start = head.i
    for child in reversed(list(head.lefts)):
        if child.dep_ not in _LEFT or child.i >= start or start - child.i > 12:
            break
        if child.dep_ == "punct" and child.text not in ("-", "/", "."):
            break
        start = _left_edge(child)
    end = head.i + 1
    if with_tail:
        for child in head.rights:
            if child.i < end:
                continue
            edge = child.left_edge.i
            if child.dep_ == "punct" and child.text == "-" and child.i == end:
                end = child.i + 1
                continue
            if child.dep_ == "case" and child.tag_ == "POS":
                continue
            if child.dep_ not in _RIGHT or edge > end or head.doc[end].text in _STOPS or child.text in _DATES:
                break  # "the ministry on Monday" is the ministry
            end = _right_edge(child)
    return start, end


def first_word(head: Token, start: int) -> int:
    """Return where a phrase starts for a reader: at its article, behind a full stop, a conjunction, an adverb.

    Args:
        head: Its head.
        start: Where the parse has it start.
    """
    determiners = [child.i for child in head.lefts if child.dep_ in ("det", "det:predet")]
    if determiners:
        start = max(start, determiners[0])
    for token in head.doc[start : head.i]:
        if token.text in _BREAKS or (token.is_space and "\n\n" in token.text):
            start = token.i + 1
    while start < head.i and (
        head.doc[start].is_punct or head.doc[start].is_space or head.doc[start].pos_ in _NO_OPENERS
    ):
        start += 1
    return start


def _left_edge(token: Token, depth: int = 0) -> int:
    start = token.i
    for child in token.lefts:
        if depth < _MAX_CLIMB and (child.dep_ in _LEFT or child.dep_ in ("advmod", "case", "conj", "cc")):
            start = min(start, child.i)
            start = min(start, _left_edge(child, depth + 1))
    return start


def _right_edge(token: Token, depth: int = 0) -> int:
    end = token.i + 1
    for child in token.rights:
        if child.dep_ in ("cc", "punct") or child.i < end:
            continue
        is_list = child.dep_ == "conj" and is_nominal(child)
        if not is_list and (child.dep_ not in _RIGHT or token.doc[end].text in _STOPS):
            if child.dep_ == "case":
                end = child.i + 1
                continue
            break
        if depth > _MAX_CLIMB:
            break
        end = _right_edge(child, depth + 1)
    return end


def climb_clauses(token: Token) -> Iterator[Token]:
    """Yield the head of the clause around a token, then of each clause that governs it, from the inside out."""
    seen = 0
    current = token
    while seen < _MAX_CLIMB:
        seen += 1
        if current.pos_ in ("VERB", "AUX") or any(child.dep_ in ("cop", *_SUBJECT) for child in current.children):
            yield current
        if current.head is current or current.dep_ == "root":
            return
        current = current.head


def antecedent_of(relative: Token) -> Token | None:
    """Return what a relative pronoun refers to: "China, *which* abstained", "China, *whose* envoy abstained"."""
    clause = relative.head
    for _ in range(3):
        if clause.dep_ == "acl:relcl":
            antecedent: Token = clause.head
            return antecedent if antecedent.i < relative.i else None
        clause = clause.head
    return None


def subject_of(clause: Token) -> Token | None:
    """Return the subject of a clause, that of the first of conjoined clauses where it has none of its own."""
    for _ in range(_MAX_CLIMB):
        found = next((child for child in clause.children if child.dep_ in _SUBJECT), None)
        if found is not None:
            return found
        if clause.dep_ not in ("conj", "xcomp") or clause.head is clause:
            return None
        clause = clause.head
    return None


def conjuncts(head: Token) -> list[Token]:
    """Return the head and what a list joins to it, in text order; a new clause ends the list."""
    joined = [head]
    last = head
    for token in head.conjuncts:
        if token.i < head.i:
            continue
        if len(joined) >= _MAX_LIST:
            break
        if not is_nominal(token) or _has_verb_between(last, token):
            break
        if any(child.dep_ in _SUBJECT or child.dep_ == "cop" for child in token.children):
            break
        joined.append(token)
        last = token
    return joined


def _has_verb_between(first: Token, second: Token) -> bool:
    """Say whether a finite verb stands between two tokens of a list that does not hang on the first."""
    between = first.doc[first.i + 1 : second.i]
    return any(token.tag_ in _FINITE and not first.is_ancestor(token) for token in between)


def climb_to_phrase(token: Token) -> Token:
    """Return the head of the smallest noun phrase around a token: from "foreign" to "ministry"."""
    for _ in range(_MAX_CLIMB):
        if token.dep_ in ("det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod:desc", "case") and is_nominal(
            token.head
        ):
            token = token.head
        else:
            break
    return token
