"""What kind of verb a token is, by tag and parse."""

from __future__ import annotations

from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})


def is_verb(token: Token) -> bool:
    """Say whether a token is a verb, or a form of "say" that the tagger took for something else."""
    return token.tag_.startswith("VB") or (token.lower_ in {"says", "said"} and token.tag_ != "JJ")


def is_finite(token: Token) -> bool:
    """Say whether a token is a finite verb or a modal."""
    return token.tag_ in _FINITE


def has_finite(clause: Token) -> bool:
    """Say whether the verb of a clause, its copula or an auxiliary is finite."""
    return is_finite(clause) or any(
        child.dep_ in ("aux", "aux:pass", "cop") and is_finite(child) for child in clause.children
    )


def is_passive(token: Token) -> bool:
    """Say whether a verb is a passive participle."""
    return token.tag_ == "VBN" and any(child.dep_ in ("aux:pass", "nsubj:pass") for child in token.children)


def own_subject(verb: Token) -> Token | None:
    """Return the subject nearest to a verb; in "the veto, he argues, is a mistake" the parse gives it two."""
    found = [child for child in verb.children if child.dep_ in _SUBJECTS and child.tag_ not in ("EX",)]
    found = [child for child in found if child.lower_ != "there"] or found
    before = [child for child in found if child.i < verb.i]
    return before[-1] if before else found[0] if found else None
