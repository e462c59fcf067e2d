"""Sources that no verb names: according to X, in the words of X, in X's view, X's answer."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from sanctwatch.extract.quote_cues import Cues

_NOT_A_SOURCE = frozenset({"this", "that", "these", "those", "which", "what", "it"})
#: "per" is mostly "per barrel", "per cent".
_NOUN_OF_A_SPEAKER = frozenset({"NNP", "NNPS", "PRP"})
_NOMINAL = frozenset(
    {"DT", "PDT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "JJ", "JJR", "JJS", "EX", "WP", "VBN", "VBG", "ADD"}
)
_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "ADD"})
_INSIDE_NP = _NOMINAL | {"POS", "HYPH", "RB", "CC", "FW", "SYM", "GW"}


def source_phrase(token: Token, cues: Cues) -> tuple[Token, int, int] | None:
    """Return the source of a phrase that starts at a token, and the token indices of the cue.

    `according to the ministry`, `in the words of one envoy`, `in her view`, `in Macron's telling`, `per the report`.
    """
    for last, name in cues.phrases_at(token):
        if name != "phrases" or last + 1 >= len(token.doc):
            continue
        head = _object_head(token.doc[last + 1], token.i)
        if head is None or head.lower_ in _NOT_A_SOURCE or head.tag_ == "CD":
            continue
        if token.lower_ == "per" and last == token.i and head.tag_ not in _NOUN_OF_A_SPEAKER:
            continue
        return head, token.i, last + 1
    if token.lower_ in ("in", "by", "to", "on", "from") and token.tag_ == "IN" and token.i + 1 < len(token.doc):
        for noun in token.doc[token.i + 1 : token.i + 9]:
            if noun.is_punct or noun.tag_ == "IN" or noun.tag_[:2] in ("VB", "MD"):
                return None
            if noun.lower_ in _possessed_forms(cues, noun):
                source = next((child for child in noun.children if child.dep_ == "nmod:poss"), None)
                if source is not None and source.i > token.i and source.lower_ not in ("my", "our", "your"):
                    return source, token.i, noun.i + 1
    return None


def _possessed_forms(cues: Cues, noun: Token) -> set[str]:
    return (
        {noun.lower_}
        if "possessed" in cues.lists_of(noun) or "possessed" in cues.lists_by_lemma.get(noun.lower_, ())
        else set()
    )


def _object_head(first: Token, cue_start: int) -> Token | None:
    """Return the head of the noun phrase that starts at a token: up the tree as long as its left edge stays there."""
    head = first
    by_tag = noun_phrase_head(list(first.doc[first.i : first.i + 15]), 0)
    if by_tag is not None:
        return by_tag
    while head.head != head and head.head.i > cue_start and head.head.left_edge.i >= cue_start and head.dep_ != "conj":
        if head.head.tag_.startswith("VB"):
            break
        head = head.head
    return head if head.tag_[:2] in ("NN", "PR", "CD", "DT", "JJ") or head.tag_ == "ADD" else None


def possessor(noun: Token) -> Token | None:
    """Return who has or gives a message: X's claim, the claim by X; else None."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" and child.lower_ not in ("my", "your", "our"):
            return child
    for child in noun.children:
        if child.dep_ in ("nmod", "obl") and any(
            c.dep_ == "case" and c.lower_ in ("by", "from", "of", "among") for c in child.children
        ):
            return child
    if noun.i > 1 and noun.nbor(-1).tag_ == "POS":  # where the parse gives the name to another word
        owner = noun.nbor(-2)
        return owner.head if owner.dep_ == "flat" else owner
    return None


def noun_phrase_head(tokens: Sequence[Token], start: int) -> Token | None:
    """Return the last noun of the noun phrase that starts at a place, by tags alone."""
    head: Token | None = None
    for token in tokens[start:]:
        if token.tag_ not in _INSIDE_NP or (token.tag_ == "CC" and head is not None) or (token.tag_ == "RB" and head):
            break
        if token.tag_ == "PRP" and head is not None:
            break
        if token.tag_ in _HEADS:
            head = token
            if token.tag_ == "PRP":
                break
    if head is None and start < len(tokens) and tokens[start].tag_ in ("CD", "DT", "JJ"):
        return tokens[start]
    return head
