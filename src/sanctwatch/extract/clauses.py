"""The clauses of a parse, and their tense."""

from __future__ import annotations

from spacy.tokens import Token

#: Relations whose dependent has a clause of its own.
CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis"})
VERBAL = frozenset({"VERB", "AUX"})
RELATIVE = frozenset({"acl", "acl:relcl"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d"})
_HAVE = frozenset({"has", "have", "'s", "’s", "'ve", "’ve"})
_MODAL = frozenset({"can", "could", "may", "might", "must", "should"})
#: "is going to", "is set to": the infinitive behind them is to come.
_TO_COME = frozenset({"going", "set", "due", "scheduled", "expected", "about", "poised"})


def is_clause(token: Token) -> bool:
    """Tell whether a token heads a clause: it hangs on another clause, or is a verb joined to one."""
    if token.head.i == token.i or token.dep_ in CLAUSES:
        return True
    return token.dep_ == "conj" and (token.pos_ in VERBAL or token.tag_.startswith("VB"))


def clause_of(token: Token) -> Token:
    """Return the head of the smallest clause that a token stands in."""
    while not is_clause(token):
        token = token.head
    return token


def has_mark(verb: Token, words: frozenset[str]) -> bool:
    """Tell whether a clause is opened by one of some conjunctions: "after Russia invaded"."""
    return any(child.dep_ in ("mark", "case", "advmod") and child.lower_ in words for child in verb.children)


def is_pluperfect(verb: Token) -> bool:
    """Tell "had vetoed", which was before the story."""
    return verb.tag_ in ("VBN", "VBD") and _has_auxiliary(verb, ("had", "having"))


def is_perfect(verb: Token) -> bool:
    """Tell "has vetoed", which may have been any day."""
    return _has_auxiliary(verb, ("has", "have"))


def _has_auxiliary(verb: Token, words: tuple[str, ...]) -> bool:
    return any(child.dep_.startswith("aux") and child.lower_ in words for child in verb.children)


def tense_of(predicate: Token) -> str:
    """Return `past`, `present` or `future` as the parse shows it, empty for a noun or a bare participle.

    A headline's present ("Russia vetoes renewal") is `present`; its infinitive ("Council to vote") `future`.
    """
    verb = predicate if predicate.tag_.startswith(("VB", "MD")) else clause_of(predicate)
    words = {child.lower_ for child in verb.children if child.dep_ in _AUXILIARY}
    is_root = verb.head.i == verb.i
    if words & _FUTURE or (verb.dep_ == "xcomp" and verb.head.lower_ in _TO_COME):
        return "future"
    if verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children):
        if is_root or words & {"is", "are", "was", "were"}:
            return "future"
        return tense_of(verb.head) if verb.dep_ in ("xcomp", "advcl", "ccomp") else ""
    if verb.tag_ == "VBD" or words & {"did", "was", "were", "had"} or (verb.tag_ == "VBN" and words & _HAVE):
        return "past"
    if words & _MODAL:
        return "future" if words & {"can", "may", "must"} else ""
    if verb.tag_ in ("VBP", "VBZ") or words & {"is", "are", "am", "does", "do"}:
        return "present"
    if verb.tag_ in ("VBN", "VBG") and not is_root and is_clause(verb):
        return "past" if verb.tag_ == "VBN" and verb.dep_ == "acl" else tense_of(verb.head)
    return "past" if verb.tag_ == "VBN" else ""
